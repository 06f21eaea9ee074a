"""Pages that lock the screen upright or on its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.addresses import host_of


def check_sheets(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found; its question whether there is a lock only where it could not read.

    Where every style sheet is the page's own or its site's, browsers let all of it be read, and
    accessibility/orientation-locked has done so: there is nothing to ask.
    """
    unread = _has_foreign_sheet(page)
    for finding in found:
        if unread or not finding.key.endswith("incomplete"):
            yield finding


def _has_foreign_sheet(page: PageView) -> bool:
    """Whether a page uses a style sheet of another host."""
    own = host_of(page.url)
    for link in page.tree.iter("link"):
        if "stylesheet" in (link.get("rel") or "").lower().split() and link.get("href"):
            try:
                host = host_of(urljoin(page.url, link.get("href")))
            except ValueError:
                continue
            if host != own:
                return True
    return False


RULE = engine_rule(
    name="orientation",
    criterion="1.3.4",
    understanding="orientation",
    title="Page that works only one way up",
    why="Some people have their phone or tablet fixed to a wheelchair and cannot turn it.",
    fix="Take out the style that turns or locks the page when the device is turned.",
    by_sight=True,
    version=2,
    sayings={
        "css-orientation-lock": "A style of this page locks it to one way of holding the device.",
    },
    reread=check_sheets,
)
