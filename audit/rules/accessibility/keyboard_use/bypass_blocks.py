"""Pages on which the keyboard has to go through the whole menu."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="bypass-blocks",
    criterion="2.4.1",
    understanding="bypass-blocks",
    title="No way past the menu",
    why="Without a short cut, keyboard users press Tab through the whole menu on every page.",
    fix="Add a skip link, headings, or a main landmark.",
    sayings={
        "bypass": "This page has no way to skip past what repeats on every page.",
    },
)
