"""Links to documents that do not say what will open, or how big it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.addresses import path_of
from signpost.pages.links import DOCUMENTS
from signpost.pages.markup import Element, text_of
from signpost.workspace.records import Link

# A size may stand right before the next part's first word: “4.8 MBThis form…”.
_SIZE = re.compile(
    r"\d\s?(?:[kmg]i?b|kilobytes?|megabytes?|bytes)(?-i:(?![a-z0-9]))", re.IGNORECASE
)
_SIZED = re.compile(r"[\s,(\[-]{0,4}\d[\d.]{0,8}\s?[kmg]i?b\b[)\]]?", re.IGNORECASE)
_NAMES = {
    "pdf": "PDF",
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "Word"),
    **dict.fromkeys(("xls", "xlsx", "ods"), "Excel"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "PowerPoint"),
    "csv": "CSV",
    "zip": "ZIP",
}
_TYPE = re.compile(
    r"\b(?:pdf|docx?|word|odt|open ?document|rtf|rich text|xlsx?|excel|spreadsheet|ods|pptx?"
    r"|powerpoint|presentation|slides|csv|zip)\b",
    re.IGNORECASE,
)
# Code hosts and wikis show a page about the file at an address that ends like the file's.
_SHOWN_AS_PAGE = re.compile(r"/blob/|/wiki/")
_ADDRESS = re.compile(r"https?://\S*|www\.\S*")
# How far round a link its type and size may stand: the card or list item that is all about it.
_LEVELS = 4


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links to documents without type and size in their words or right beside them."""
    found = [x for x in anchors.followable(page.links) if _ending(x)]
    if not found:
        raise NotApplicable
    for link in found:
        around = " ".join([link.text, *_text_beside(page, link)])
        missing = [
            name for name, form in (("type", _TYPE), ("size", _SIZE)) if not form.search(around)
        ]
        if missing:
            yield Finding(
                message=f"The link to this file does not say its {' and '.join(missing)}: write "
                f"{_suggestion(link, site)}.",
                where=link.url,
                evidence=link.text,
                component=anchors.template_component(link, link.url),
            )


def _ending(link: Link) -> str:
    """Return the ending of a document's address, or nothing."""
    path = path_of(link.url)
    match = DOCUMENTS.search(path)
    return match.group(1).lower() if match and not _SHOWN_AS_PAGE.search(path) else ""


def _text_beside(page: PageView, link: Link) -> Iterator[str]:
    """Yield the text beside a link, as far as it speaks of no other document."""
    for element in anchors.elements_of(page.tree, page.url, link):
        holder: Element | None = element.getparent()
        for _ in range(_LEVELS):
            if holder is None or holder.tag in ("main", "body", "html") or _documents(holder) > 1:
                break
            text = text_of(holder)
            if len(text) > 600:
                break
            yield text
            holder = holder.getparent()


def _documents(element: Element) -> int:
    """Count the documents that an element links to."""
    paths = {path_of(x.get("href") or "x") for x in element.iter("a")}
    return sum(bool(DOCUMENTS.search(path)) for path in paths)


def _suggestion(link: Link, site: SiteView) -> str:
    """Write the link's words as they should be, with the size where the crawl knows it."""
    kind = _NAMES[_ending(link)]
    page = site.pages.get(link.url)
    size = _size_in_words(page.size) if page and page.status == 200 and page.size else "its size"
    words = _ADDRESS.sub("", _SIZED.sub("", link.text)).strip() or "What it is"
    words = words if len(words) <= 60 else words[:59] + "…"
    return f"“{words} ({kind}, {size})”" if size != "its size" else f"“{words} ({kind}, …KB)”"


def _size_in_words(size: int) -> str:
    """Write a size in bytes as GOV.UK does: 213KB, 1.2MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}KB"
    return f"{size / 1_000_000:.1f}MB"


RULE = Rule(
    id="content/link-file-details",
    title="File links without type and size",
    why="A file may cost data on a phone, open another program or not open at all: people want to "
    "know before.",
    fix="Put type and size in the link's words, or give the information on a page.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="minor",
    check=check,
    version=2,
)
