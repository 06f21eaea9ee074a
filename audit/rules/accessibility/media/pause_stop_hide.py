"""Text that moves and cannot be stopped."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="pause-stop-hide",
    criterion="2.2.2",
    understanding="pause-stop-hide",
    title="Text that blinks or moves",
    why="Many people cannot read, or cannot concentrate on, a page on which something moves.",
    fix="Let the text stand still.",
    fixer="content",
    sayings={
        "blink": "This text blinks.",
        "marquee": "This text scrolls by itself.",
    },
)
