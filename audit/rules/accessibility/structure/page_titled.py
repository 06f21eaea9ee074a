"""Pages that have no title when the browser shows them."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="page-titled",
    criterion="2.4.2",
    understanding="page-titled",
    title="Browser tab without a title",
    why="The title is the first thing that a screen reader says, and what a browser tab shows.",
    fix="Give the page a title that says what it is about.",
    fixer="content",
    sayings={
        "document-title": "This page has no title in the browser.",
    },
)
