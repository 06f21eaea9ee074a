"""Fields whose labels contradict each other."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="labels",
    criterion="3.3.2",
    understanding="labels-or-instructions",
    title="Field with more than one label",
    why="Some screen readers say only one of a field's labels, and it may be the wrong one.",
    fix="Give each field one label, and put hints in its description.",
    sayings={
        "form-field-multiple-labels": "This field has more than one label.",
    },
)
