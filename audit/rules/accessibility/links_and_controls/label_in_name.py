"""Controls whose spoken name is not the one that is shown."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="label-in-name",
    criterion="2.5.3",
    understanding="label-in-name",
    title="Name that differs from the words shown",
    why=(
        "People who speak to their device say the words that they see; this control listens "
        "to others."
    ),
    fix="Begin the control's accessible name with the words that are shown on it.",
    by_sight=True,
    sayings={
        "label-content-name-mismatch": (
            "This control's name in the code leaves out the words that are shown on it."
        ),
    },
)
