"""Reading the site's accessibility statement. Not a rule itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bs4 import BeautifulSoup, Tag

from audit.evidence.upkeep.dates import FoundDate, find_dates
from signpost.pages.markup import squeeze

_CRITERION = re.compile(r"(?<![\d.])[1-4]\.[1-5]\.(?:1[0-3]|[1-9])(?![\d.]\d|\d)")
_UNREAD = ["script", "style", "noscript", "template", "nav"]


@dataclass
class AccessibilityStatement:
    """The accessibility statement as it is read: `today` is the day of the run."""

    url: str
    soup: BeautifulSoup
    today: date

    @cached_property
    def main(self) -> Tag:
        """The part of the page to read: its main landmark, else its body."""
        found = (
            self.soup.find("main") or self.soup.find(True, attrs={"role": "main"}) or self.soup.body
        )
        return found if isinstance(found, Tag) else self.soup

    @cached_property
    def text(self) -> str:
        """The words of the statement, white space folded."""
        parts = [
            str(x)
            for x in self.main.find_all(string=True)
            if not any(parent.name in _UNREAD for parent in x.parents)
        ]
        return squeeze(" ".join(parts))

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """The statement's links as (words, address as written)."""
        found = self.main.find_all("a", href=True)
        return [(squeeze(a.get_text(" ")), str(a["href"])) for a in found]

    @cached_property
    def headings(self) -> list[str]:
        """The statement's headings."""
        return [squeeze(x.get_text(" ")) for x in self.soup.find_all(re.compile(r"^h[1-6]$"))]

    def section(self, *words: str) -> str | None:
        """Return the text under the first heading with all of some words; None without one.

        It goes on to the next heading of the same or a higher level.
        """
        heads = self.soup.find_all(re.compile(r"^h[1-6]$"))
        start = next((x for x in heads if all(w in x.get_text(" ").lower() for w in words)), None)
        if start is None:
            return None
        parts: list[str] = []
        for node in start.find_all_next(string=True):
            above = node.find_parent(re.compile(r"^h[1-6]$"))
            if above is start:
                continue
            if above is not None and above.name <= start.name:
                break
            if not any(parent.name in (*_UNREAD, "footer") for parent in node.parents):
                parts.append(str(node))
        return squeeze(" ".join(parts))

    @cached_property
    def criteria(self) -> frozenset[str]:
        """The WCAG success criteria that the statement names by number."""
        return frozenset(_CRITERION.findall(self.text))

    @cached_property
    def title(self) -> str:
        """The page's title and its main heading."""
        h1 = self.soup.find("h1")
        title = self.soup.title
        parts = [title.get_text(" ") if title else "", h1.get_text(" ") if h1 else ""]
        return squeeze(" | ".join(parts))

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates in the statement, in order."""
        return find_dates(self.text)

    def before(self, found: FoundDate, length: int = 90) -> str:
        """Return the words just before a date, from the start of its sentence."""
        words = self.text[max(0, found.start - length) : found.start]
        return re.split(r"[.!?]\s", words)[-1].lower()
