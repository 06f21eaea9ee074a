"""Pages that keep people from zooming in."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="resize-text",
    criterion="1.4.4",
    understanding="resize-text",
    title="Page that cannot be enlarged",
    why="People with low sight enlarge the page with two fingers; this page does not let them.",
    fix="Take user-scalable=no and maximum-scale out of the viewport meta tag.",
    severity="critical",
    sayings={
        "meta-viewport": "The viewport meta tag keeps people from enlarging the page.",
    },
)
