"""Fields with an autocomplete value that means nothing."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="input-purpose",
    criterion="1.3.5",
    understanding="identify-input-purpose",
    title="Field whose purpose browsers cannot tell",
    why=(
        "Browsers fill in names and addresses for people who find typing hard, if the field "
        "says what it wants."
    ),
    fix=(
        "Use the autocomplete value that the standard has for this field, such as name, "
        "email or postal-code."
    ),
    sayings={
        "autocomplete-valid": (
            "This field has an autocomplete value that does not exist or does not fit it."
        ),
    },
)
