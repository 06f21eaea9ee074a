"""Passages that name a language that does not exist."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="language-of-parts",
    criterion="3.1.2",
    understanding="language-of-parts",
    title="Passage with a language that does not exist",
    why=(
        "A screen reader changes its voice for a passage in another language, if its code is right."
    ),
    fix='Use the language\'s right code, such as lang="cy" for Welsh or lang="pl" for Polish.',
    fixer="content",
    sayings={
        "valid-lang": "This passage names a language that does not exist.",
    },
)
