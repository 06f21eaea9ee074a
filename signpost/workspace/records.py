"""The records that every room reads: what was fetched, what it links to, what the browser saw.

Facts only, no judgement. Addresses are absolute and normalised (`signpost.pages.addresses`), times
are ISO 8601 in UTC, durations are seconds, sizes are bytes, lengths on screen are CSS pixels.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import starmap
from typing import Literal, NamedTuple

from signpost.workspace.hidden_parts import READER_VERSION, HiddenPart
from signpost.workspace.visit_facts import VisitFacts

LinkKind = Literal["page", "asset", "document", "external", "mail", "phone", "unusable"]
# Links of these kinds have no target that could be asked for.
UNASKED_KINDS: frozenset[LinkKind] = frozenset({"mail", "phone", "unusable"})
PageKind = Literal[
    "html", "document", "asset", "sitemap", "robots", "redirect", "other", "none", "external"
]

# With these browsers show the body that came: 2xx, and 3xx where there is nowhere to go on to (then
# the answer is of kind `html`, not `redirect`). 204, 205 and 304 never have a body.
SHOWN_STATUSES = frozenset(range(200, 400)) - {204, 205, 304}


class Link(NamedTuple):
    """One link of one page, as written there.

    `url` is absolute, normalised and without fragment (mail, phone and unusable links: as
    written); `written` is the address with the tracking parameters that `url` leaves out, or "";
    `text` is what a reader sees or hears; `where` is the landmark that holds it: `header`,
    `nav`, `main`, `footer`, `aside`, `head` or `body` (no landmark), `document` in a PDF or
    office file, `sitemap` or `feed`; `tag` is the element name, `rel` its relation (of a form: its
    method). `by_script` says that a browser saw it and the page's HTML does not have it.
    """

    url: str
    fragment: str = ""
    text: str = ""
    where: str = "body"
    kind: LinkKind = "page"
    tag: str = "a"
    rel: str = ""
    written: str = ""
    by_script: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One address that the crawl asked for, with the answer (one row a redirect hop).

    `status` is None where there was no answer; `error` then says why: `dns`, `refused`, `tls`,
    `timeout`, `robots` (robots.txt forbids it), `robots_unread` (robots.txt could not be read, so
    nothing may be asked), `too_large`, `private`, `unreadable` (no answer that browsers read),
    `stalled` (nothing came, and the crawl was ended), `asked_to_wait` (not asked, as its host wants
    to be left alone for now), `proxy` (it refused, or got no answer), `proxy_down`, `proxy_login`
    or `failed`. `location` is the absolute target of a redirect, or of a page that refreshes to
    another at once, as that is one to readers. `body` and `links` name blobs; they are empty where
    nothing was kept. `found_by` is `start`, `sitemap`, `link`, `redirect` or `last_run` (nothing
    leads there any more); `referrer` is the first page seen linking to it.
    An address on another site is of kind `external`: only its state is known, no body, no links.
    """

    run: int
    url: str
    kind: PageKind
    status: int | None = None
    error: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    location: str = ""
    title: str = ""
    size: int = 0
    seconds: float = 0.0
    fetched: str = ""
    found_by: str = "link"
    referrer: str = ""
    in_sitemap: bool = False
    body: str = ""
    links: str = ""

    @property
    def is_html(self) -> bool:
        """Whether this is a page that a resident can read: an answer that is shown, in HTML.

        One that leads on to another at once is none: nobody sees it.
        """
        shown = self.kind == "html" and self.status in SHOWN_STATUSES
        return shown and self.location in ("", self.url)


@dataclass(frozen=True, slots=True)
class Document:
    """What was read out of a PDF or office file.

    `state` is `ok` or `could_not_check` (with the `reason`); `tagged`, `has_text` and `headings`
    (how many there are) are None where the format does not say. `pages` counts sheets of paper,
    a spreadsheet's sheets or slides (0: not said); `text` is the words that a reader sees.
    `margins` is what stands in headers, footers and watermarks, as a reader sees them. `hidden` is
    what travels along (`signpost.workspace.hidden_parts`): kinds and places, never the data.
    `unread` says, part by part, what of the file was not looked at; `reader` is the version of the
    reader.
    """

    run: int
    url: str
    state: str = "ok"
    reason: str = ""
    format: str = "pdf"
    title: str = ""
    language: str = ""
    pages: int = 0
    tagged: bool | None = None
    has_text: bool | None = None
    created: str = ""
    modified: str = ""
    size: int = 0
    text: str = ""
    headings: int | None = None
    margins: str = ""
    hidden: list[HiddenPart] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    reader: int = READER_VERSION


@dataclass(frozen=True, slots=True)
class Visit:
    """What one browser saw of one page; `facts` are described in `signpost.workspace.visit_facts`.

    `state` is `ok` or `could_not_check` (with the `reason`). The screenshots name JPEG blobs of
    the viewport, phone (390x844) and desktop (1280x900).
    """

    run: int
    url: str
    state: str = "ok"
    reason: str = ""
    facts: VisitFacts = field(default_factory=VisitFacts)
    phone_shot: str = ""
    desktop_shot: str = ""
    seconds: float = 0.0
    visited: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An address that the crawl left out, and why (`max_pages`, `trap`, `excluded`, ...)."""

    run: int
    url: str
    reason: str
    referrer: str = ""


_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def pack_links(links: Iterable[Link]) -> bytes:
    """Write links as compact JSON: a list of lists in the order of Link's fields."""
    return _compact(list(links)).encode()


def unpack_links(data: bytes, leave_out: Callable[[str], bool] | None = None) -> list[Link]:
    """Read what `pack_links` wrote; of addresses to `leave_out` nothing is made."""
    rows = json.loads(data)
    if leave_out:
        rows = [row for row in rows if not leave_out(row[0])]
    return list(starmap(Link, rows))  # rows of earlier versions lack the last fields


def as_row(record: Page | Document | Skipped) -> dict[str, object]:
    """Turn a record into a plain dict, keys as the fields."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}
