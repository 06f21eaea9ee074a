"""Sound and video that play unasked."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="audio-control",
    criterion="1.4.2",
    understanding="audio-control",
    title="Sound that starts by itself",
    why="Sound that starts by itself drowns the voice of a screen reader.",
    fix="Do not play sound until somebody presses play.",
    severity="moderate",
    fixer="content",
    sayings={
        "no-autoplay-audio": (
            "This plays sound by itself for more than three seconds, with no way to stop it."
        ),
    },
)
