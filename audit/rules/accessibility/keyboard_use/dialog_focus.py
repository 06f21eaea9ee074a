"""Boxes that open over the page and lose the focus."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import all_kinds, keyboard_walk, tried
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.visit_facts import OpenedDialog, Place


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what went wrong with the focus in the boxes that the page opened."""
    walk = keyboard_walk(visit)
    openers = tried(walk.dialog_openers)
    count = walk.offer_counts.get("boxes", 0)
    if not any(x.dialog for x in openers) and count <= len(openers):
        raise NotApplicable
    for opener in all_kinds(openers, count, "box that opens"):
        dialog = opener.dialog
        wrong = _wrong(dialog) if dialog else []
        if dialog and wrong:
            yield finding_at_place(
                Place(path=opener.path, html=dialog.html),
                f"The box that “{opener.text[:40]}” opens: {'; '.join(wrong)}.",
                "sure" if not dialog.focus_moved_in else "needs_person",
            )


def _wrong(dialog: OpenedDialog) -> list[str]:
    """Say what is wrong with an opened box."""
    good = {
        "the focus does not go into it": dialog.focus_moved_in,
        "the Tab key leaves it while it is open": dialog.focus_kept,
        "Escape does not close it": dialog.closes,
        "the focus does not come back to what opened it": dialog.focus_returned,
        "nothing in it can be reached by keyboard": dialog.stops > 0,
    }
    return [words for words, is_good in good.items() if not is_good]


RULE = Rule(
    id="accessibility/dialog-focus",
    title="Box that loses the focus",
    why="Who uses a keyboard or a screen reader is left behind the box, or cannot get out of it.",
    fix=(
        "Use the dialog element with showModal(): it moves, keeps and gives back the focus, and "
        "Escape closes it."
    ),
    reference="https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/",
    severity="serious",
    check=check,
    criterion="2.4.3",
    fixer="template",
)
