"""What a request asks for, read from its address; everything in it is hostile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from search.answering.search_request import SearchRequest
from search.rankers.ranker import DEPTH

LONGEST_QUERY = 200
PAGE_SIZE = 10
PAGES = DEPTH // PAGE_SIZE
KINDS = {"page": "Web pages", "document": "Documents"}
_LONGEST_SERVICE = 100


class InvalidSearchRequest(Exception):
    """The request asks for something that there is not; the message is for whoever asked."""


@dataclass(frozen=True, slots=True)
class ResultsPageRequest:
    """A request for results: the words (cleaned, cut), the page (from 1) and the filters."""

    query: str
    page: int = 1
    service: str = ""
    kind: str = ""
    exact: bool = False
    cut: bool = False

    @property
    def request(self) -> SearchRequest:
        """The same in the words of the index."""
        start = (self.page - 1) * PAGE_SIZE
        return SearchRequest(self.query, start, PAGE_SIZE, self.service, self.kind, self.exact)

    def link(self, path: str = "search", **changes: str | int) -> str:
        """Return the address of the same request with some things changed; page 1 unless said."""
        values = {
            "q": self.query,
            "service": self.service,
            "type": self.kind,
            "exact": "1" if self.exact else "",
            "page": 1,
            **changes,
        }
        kept = {k: v for k, v in values.items() if v not in ("", 1) or k == "q"}
        return f"{path}?{urlencode(kept)}"


def read(parameters: Mapping[str, str]) -> ResultsPageRequest:
    """Read what was asked for. Unknown parameters mean nothing.

    Raises:
        NotAskable: the page or the type is not one that there is.
    """
    typed = clean(parameters.get("q", ""))
    kind = parameters.get("type", "")
    if kind and kind not in KINDS:
        raise InvalidSearchRequest("There is no such type of result.")
    return ResultsPageRequest(
        query=typed[:LONGEST_QUERY].strip(),
        page=_page(parameters.get("page", "")),
        service=clean(parameters.get("service", ""))[:_LONGEST_SERVICE],
        kind=kind,
        exact=parameters.get("exact") == "1",
        cut=len(typed) > LONGEST_QUERY,
    )


def clean(text: str) -> str:
    """Take out what cannot be seen; runs of white space become one space."""
    seen = (c if c.isprintable() else " " for c in text[: LONGEST_QUERY * 4])
    return " ".join("".join(seen).split())


def _page(text: str) -> int:
    """Read the page's number."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= PAGES):
        raise InvalidSearchRequest(f"Results go up to page {PAGES}. Try other words instead.")
    return int(text)
