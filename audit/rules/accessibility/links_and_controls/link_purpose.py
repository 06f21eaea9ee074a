"""Links that say nothing to a screen reader."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="link-purpose",
    criterion="2.4.4",
    understanding="link-purpose-in-context",
    title="Link without words",
    why=(
        'A screen reader says only "link" where a link has no words, so nobody knows where it goes.'
    ),
    fix=(
        "Put words in the link, or a text alternative on the picture in it, that say where it goes."
    ),
    sayings={
        "link-name": "This link has no words that a screen reader can say.",
        "area-alt": "This part of a picture map does not say where it goes.",
    },
)
