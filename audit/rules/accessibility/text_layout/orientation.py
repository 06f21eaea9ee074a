"""Pages that lock the screen upright or on its side."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="orientation",
    criterion="1.3.4",
    understanding="orientation",
    title="Page that works only one way up",
    why="Some people have their phone or tablet fixed to a wheelchair and cannot turn it.",
    fix="Take out the style that turns or locks the page when the device is turned.",
    by_sight=True,
    sayings={
        "css-orientation-lock": "A style of this page locks it to one way of holding the device.",
    },
)
