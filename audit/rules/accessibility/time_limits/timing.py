"""Pages that change before people have read them."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="timing",
    criterion="2.2.1",
    understanding="timing-adjustable",
    title="Page that reloads or moves on by itself",
    why="A page that moves on by itself takes slow readers and screen reader users by surprise.",
    fix="Take out the timed refresh; send people on with a redirect by the server, or a link.",
    severity="critical",
    sayings={
        "meta-refresh": "This page reloads or goes elsewhere by itself after a time.",
    },
)
