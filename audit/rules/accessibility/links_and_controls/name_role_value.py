"""Fields, buttons and widgets without a name or with ARIA that is wrong."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="name-role-value",
    criterion="4.1.2",
    understanding="name-role-value",
    title="Control that does not say what it is",
    why=(
        "A screen reader tells people what a control is called and what it does; here the "
        "code does not say."
    ),
    fix=(
        "Give fields a label and buttons words; prefer plain HTML controls to ARIA, and take "
        "out ARIA that is wrong."
    ),
    sayings={
        "aria-allowed-attr": "This element has an ARIA attribute that its role does not allow.",
        "aria-braille-equivalent": "This element has a name in braille but none in speech.",
        "aria-command-name": (
            "This button, link or menu item has no name that a screen reader can say."
        ),
        "aria-conditional-attr": "This element has an ARIA attribute that does not fit its state.",
        "aria-deprecated-role": "This element has an ARIA role that is no longer in use.",
        "aria-hidden-focus": "The keyboard can reach this, but it is hidden from screen readers.",
        "aria-input-field-name": "This field has no name that a screen reader can say.",
        "aria-prohibited-attr": "This element has an ARIA attribute that must not stand on it.",
        "aria-required-attr": "This widget lacks an ARIA attribute that its role must have.",
        "aria-roledescription": "This element describes its role in words but has none.",
        "aria-roles": "This element has an ARIA role that does not exist.",
        "aria-tab-name": "This tab has no name that a screen reader can say.",
        "aria-toggle-field-name": (
            "This tick box or switch has no name that a screen reader can say."
        ),
        "aria-tooltip-name": "This tooltip has no words that a screen reader can say.",
        "aria-valid-attr": (
            "This element has an ARIA attribute that does not exist; it may be misspelt."
        ),
        "aria-valid-attr-value": (
            "This element has an ARIA attribute with a value that is not allowed."
        ),
        "button-name": "This button has no words that a screen reader can say.",
        "duplicate-id-aria": "Two elements share an id that a label or description points at.",
        "frame-title": "This frame has no title that says what is in it.",
        "frame-title-unique": "This frame has the same title as another one.",
        "input-button-name": "This button has no words that a screen reader can say.",
        "label": "This field has no label.",
        "nested-interactive": "This control has another control inside it.",
        "select-name": "This drop-down list has no label.",
        "summary-name": "This opening section has no words to open it by.",
    },
)
