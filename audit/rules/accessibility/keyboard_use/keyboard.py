"""Parts of a page that only a mouse can use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding


def check_dialogs(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found; a frame is less sure on a page with a dialog.

    While a dialog is open, what lies behind it has to be out of the keyboard's reach: a script
    may have taken the frame out for that time.
    """
    dialogs = page.tree.xpath(
        "//dialog | //*[@role='dialog' or @role='alertdialog' or @aria-modal='true']"
    )
    for finding in found:
        doubted = dialogs and finding.key.startswith("frame-focusable-content")
        yield replace(finding, certainty="needs_person") if doubted else finding


RULE = engine_rule(
    name="keyboard",
    criterion="2.1.1",
    understanding="keyboard",
    title="Part that the keyboard cannot reach",
    why="People who cannot use a mouse go through a page with the keyboard.",
    fix="Make sure that everything that scrolls or can be clicked can be reached with the Tab key.",
    version=2,
    sayings={
        "frame-focusable-content": (
            "This frame holds links or fields, and the keyboard cannot get into it."
        ),
        "scrollable-region-focusable": "This box scrolls, and the keyboard cannot scroll it.",
        "server-side-image-map": "This picture map works with a mouse only.",
    },
    reread=check_dialogs,
)
