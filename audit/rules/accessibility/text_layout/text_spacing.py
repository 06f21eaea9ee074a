"""Text whose spacing is nailed down in the element itself."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="text-spacing",
    criterion="1.4.12",
    understanding="text-spacing",
    title="Text whose spacing cannot be changed",
    why=(
        "Some dyslexic people read with wider spacing, which they set in their browser; here "
        "it has no effect."
    ),
    fix="Take the spacing out of the style attribute, or at least its !important.",
    sayings={
        "avoid-inline-spacing": (
            "The spacing of this text is fixed with !important, so readers cannot widen it."
        ),
    },
)
