"""What axe-core found: its own four answers, by device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from signpost.workspace.visit_facts.base import Fact


class AxeNode(Fact, frozen=True, kw_only=True):
    """One element that one of axe's rules speaks of."""

    # A short CSS path; steps into frames and shadow roots are joined by " >>> ".
    target: str = ""
    # The whole CSS path: the short one of the same element differs from page to page.
    ancestry: str = ""
    # The element's own HTML, at most 300 characters.
    html: str = ""
    # What axe says has to be done, at most 600 characters.
    summary: str = ""


class AxeResult(Fact, frozen=True, kw_only=True):
    """One of axe's rules that was broken, or could not be decided."""

    # axe's name for the rule: `color-contrast`, …
    id: str = ""
    # `minor`, `moderate`, `serious` or `critical`; "" where axe gives none.
    impact: str = ""
    # The standards and groups that the rule belongs to: `wcag2aa`, `experimental`, …
    tags: Sequence[str] = ()
    # What the rule asks for, in a few words and in a sentence, and where it is explained.
    help: str = ""
    description: str = ""
    help_url: str = ""
    # The elements, at most 200.
    nodes: Sequence[AxeNode] = ()
    # How many elements there really are.
    count: int = 0


class AxeScan(Fact, frozen=True, kw_only=True):
    """One scan of the page by axe-core."""

    # axe-core's version.
    version: str = ""
    # The rules that were broken, and those that axe could not decide.
    violations: Sequence[AxeResult] = ()
    incomplete: Sequence[AxeResult] = ()
    # The ids of the rules that were kept, and of those that speak of nothing on this page.
    passes: Sequence[str] = ()
    inapplicable: Sequence[str] = ()
    # The rules that did not look at every element that they speak of: at how many they looked, of
    # how many (None: they did not get so far as to count).
    cut: Mapping[str, tuple[int, int | None]] = {}
    # Why the scan did not end; "" where it did.
    error: str = ""


class AxeScans(Fact, frozen=True, kw_only=True):
    """The scans of one page; None: not made."""

    # On a phone, 390 CSS pixels wide.
    phone: AxeScan | None = None
    # On a desktop, 1,280 CSS pixels wide.
    desktop: AxeScan | None = None
    # On a desktop, of what the page keeps shut until it is opened (details, popovers, dialogs) and
    # was not found clean before; None: it has none.
    opened: AxeScan | None = None

    def made(self) -> Iterator[AxeScan]:
        """Yield the scans that there are."""
        yield from (scan for scan in (self.phone, self.desktop, self.opened) if scan is not None)
