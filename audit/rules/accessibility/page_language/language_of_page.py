"""Pages whose language the code does not tell."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="language-of-page",
    criterion="3.1.1",
    understanding="language-of-page",
    title="Page that does not name its language",
    why=(
        "A screen reader picks its voice by the page's language; English read with another "
        "voice is gibberish."
    ),
    fix='Set the page\'s language on the html element: lang="en-GB" or, in Welsh, lang="cy".',
    sayings={
        "html-has-lang": "This page does not say which language it is in.",
        "html-lang-valid": "This page names a language that does not exist.",
        "html-xml-lang-mismatch": "This page names two different languages for itself.",
    },
)
