"""Videos and sound that deaf people cannot follow."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="captions",
    criterion="1.2.2",
    understanding="captions-prerecorded",
    title="Video without captions",
    why="Deaf people, and anyone with the sound off, need captions to follow a video.",
    fix="Add a captions track to the video, and a transcript to a sound recording.",
    fixer="content",
    sayings={
        "video-caption": "This video has no captions track.",
        "audio-caption": "This sound recording has no captions or transcript.",
    },
)
