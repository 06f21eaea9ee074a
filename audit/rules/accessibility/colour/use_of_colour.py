"""Links in text that only their colour gives away."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="use-of-colour",
    criterion="1.4.1",
    understanding="use-of-color",
    title="Link told from text by colour alone",
    why="People who do not see colours well cannot find a link that only its colour gives away.",
    fix="Underline links that stand in text.",
    sayings={
        "link-in-text-block": "This link differs from the words around it by colour alone.",
    },
)
