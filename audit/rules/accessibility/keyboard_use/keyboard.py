"""Parts of a page that only a mouse can use."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="keyboard",
    criterion="2.1.1",
    understanding="keyboard",
    title="Part that the keyboard cannot reach",
    why="People who cannot use a mouse go through a page with the keyboard.",
    fix="Make sure that everything that scrolls or can be clicked can be reached with the Tab key.",
    sayings={
        "frame-focusable-content": (
            "This frame holds links or fields, and the keyboard cannot get into it."
        ),
        "scrollable-region-focusable": "This box scrolls, and the keyboard cannot scroll it.",
        "server-side-image-map": "This picture map works with a mouse only.",
    },
)
