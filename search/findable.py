"""What of a site residents should find: no copies, no error pages, nothing to be left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from signpost.pages import markup
from signpost.pages.addresses import resolve
from signpost.workspace.records import Page

_CODES = r"(?:403|404|410|500|502|503)"
_THING = r"(?:page|file|document|content|resource|address)s?"
_SOUGHT = r"(?:you (?:requested|want(?:ed)?|(?:are|were) looking for) )?"
_NOT = r"(?:was|is|could|can|has|have|does|cannot|can't|couldn't|no)"
_THE = r"(?:sorry\W{1,3})?(?:the |this |that |your )?(?:requested )?"
_IS_NOT = rf"(?:{_NOT}\b ?(?:not|longer|been|be)?\b)? ?(?:not |be |been )?"
_GONE = r"(?:found|exist|available|removed|moved|missing|displayed)\b"
# What pages say of themselves that answer 200 and are none (soft 404s), or broke on the way.
_ERROR_TITLES = (
    rf"(?:error\W{{1,3}})?{_CODES}(?:\W{{1,3}}(?:error|not found|page|forbidden).{{0,40}})?$",
    rf"{_THE}{_THING} {_SOUGHT}{_IS_NOT}{_GONE}",
    r"not found$",
    r"(?:an )?(?:application|runtime|server|internal server|unexpected) error\b",
    r"access (?:denied|forbidden)$|forbidden$",
    r"service unavailable\b|bad gateway\b|gateway time-?out",
    r"site (?:is )?(?:under|down for) maintenance",
    r"(?:sorry\W{1,3})?(?:something|an error|a problem) (?:has )?(?:went wrong|occurred|happened)",
    r"tudalen heb ei (?:chanfod|darganfod)|nid (?:yw'r dudalen|oes tudalen)",
)
_ERROR_TITLE = re.compile(rf"(?:{_CODES}\W{{1,3}})?(?:{'|'.join(_ERROR_TITLES)})", re.IGNORECASE)
# A longer page explains something, whatever its title.
_MOST_WORDS = 200
# What programs leave in place of a document's title: their own name, a file's, or nothing.
_NOTHING_SAID = (
    "untitled|document|presentation|powerpoint presentation|book|slide|title|layout|scan|"
    "scanned document|doc|print|page"
)
_FILE_TITLES = (
    r"microsoft (?:word|excel|powerpoint|publisher)\b.*",
    rf"(?:{_NOTHING_SAID})[ _-]?\d*",
    r".*\.(?:docx?|xlsx?|pptx?|pdf|odt|indd|qxd|rtf|pub|tmp|dotx?)",
    r"\S*[_/\\]\S*",
    r"[\W\d_]*",
)
_FILE_TITLE = re.compile(rf"(?:{'|'.join(_FILE_TITLES)})", re.IGNORECASE)
_LONGEST_TITLE, _LINES = 120, 15


def is_error_page(title: str, heading: str, body: str) -> bool:
    """Whether a page that answered 200 only says that something is wrong."""
    if len(body.split()) > _MOST_WORDS:
        return False
    parts = [part for said in (heading, title) for part in re.split(r"\s[-–—|·:]\s", said)]
    return any(_ERROR_TITLE.match(part.strip()) for part in parts if part.strip())


def is_left_out(headers: Mapping[str, str]) -> bool:
    """Whether headers ask search engines to leave an address out."""
    said = " ".join(v for k, v in headers.items() if k.lower() == "x-robots-tag").lower()
    return bool({"noindex", "none"} & set(re.split(r"[\s,:;]+", said)))


def canonical_of(page: Page, root: markup.Element) -> str:
    """Return the address that a page says it is a copy of; nothing where it is none."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            resolved = resolve(page.url, (link.get("href") or "").strip())
            return resolved[0] if resolved and resolved[0] != page.url else ""
    return ""


def copies(canonical: Mapping[str, str], there: frozenset[str]) -> set[str]:
    """Return the addresses that are copies of another one that is there.

    A copy's canonical page may name another one in turn; of pages that name one another, the
    first in alphabetical order stays.
    """
    found: set[str] = set()
    for address in sorted(canonical):
        seen, here = {address}, canonical[address]
        while here in canonical and here not in seen:
            seen.add(here)
            here = canonical[here]
        if here in seen:  # a circle
            if address != min(seen):
                found.add(address)
        elif here in there:
            found.add(address)
    return found


def document_title(said: str, text: str, words: str) -> str:
    """Return what to call a document: its title, its first heading, or its address's words.

    What a program wrote in place of a title (`Microsoft Word - v3 FINAL.docx`) is no title.
    """
    said = " ".join(said.split())
    if said and not _FILE_TITLE.fullmatch(said):
        return said
    lines = (" ".join(line.split()) for line in text.splitlines()[:_LINES])
    headings = (x for x in lines if _is_heading(x))
    return next(headings, "") or words or said


def _is_heading(line: str) -> bool:
    """Whether a line of a document may be its heading: short, of words, no sentence."""
    words = [word for word in line.split() if any(map(str.isalpha, word))]
    return len(words) > 1 and len(line) <= _LONGEST_TITLE and line[-1] not in ".,;:"
