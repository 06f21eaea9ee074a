"""Boxes that open over the page and lose the focus."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.browser_facts import offered, seen_at
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Report what went wrong with the focus in the boxes that the page opened."""
    opened = [x for x in offered(visit, "boxes") if x["box"]]
    if not opened:
        raise NotApplicable
    for one in opened:
        box = one["box"]
        wrong = [words for key, words in _WRONG.items() if not box[key]]
        if box["stops"] == 0:
            wrong.append("nothing in it can be reached by keyboard")
        if wrong:
            yield seen_at(
                {**box, "path": one["path"]},
                f"The box that “{one['text'][:40]}” opens: {'; '.join(wrong)}.",
                "sure" if not box["moved"] else "needs_person",
            )


_WRONG = {
    "moved": "the focus does not go into it",
    "kept": "the Tab key leaves it while it is open",
    "closes": "Escape does not close it",
    "returned": "the focus does not come back to what opened it",
}


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
