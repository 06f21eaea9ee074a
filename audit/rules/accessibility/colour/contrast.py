"""Text whose colour is too close to its background's."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="contrast",
    criterion="1.4.3",
    understanding="contrast-minimum",
    title="Text with too little contrast",
    why="People with low sight, and anyone in bright light, cannot read pale text.",
    fix=(
        "Darken the text or lighten its background until the contrast is 4.5 to 1, or 3 to 1 "
        "for large text."
    ),
    by_sight=True,
    sayings={
        "color-contrast": "This text has too little contrast with its background.",
    },
)
