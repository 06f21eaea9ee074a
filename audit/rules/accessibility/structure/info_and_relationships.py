"""Lists, tables and widgets whose structure is seen but not in the code."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="info-and-relationships",
    criterion="1.3.1",
    understanding="info-and-relationships",
    title="Structure that only shows, or is broken",
    why=(
        "Screen readers tell people what is a list, a table or a group from the code, not "
        "from the look."
    ),
    fix=(
        "Use the HTML element for what it is: list items in lists, headings for headings, "
        "header cells in tables."
    ),
    sayings={
        "aria-hidden-body": "The whole page is hidden from screen readers (aria-hidden on body).",
        "aria-required-children": "This widget (role) does not hold the parts that it must have.",
        "aria-required-parent": (
            "This part of a widget (role) stands outside the widget that it belongs to."
        ),
        "definition-list": (
            "This description list (dl) holds something other than terms and descriptions."
        ),
        "dlitem": "This term or description stands outside a description list (dl).",
        "list": "This list holds something directly that is not a list item.",
        "listitem": "This list item (li) stands outside a list.",
        "p-as-heading": "This paragraph looks like a heading but is not one.",
        "table-fake-caption": "The first row of this table is used as its caption.",
        "td-has-header": "Some cells of this large table have no header cell.",
        "td-headers-attr": "A cell of this table names a header that is not in the table.",
        "th-has-data-cells": "A header cell of this table heads no cells.",
    },
)
