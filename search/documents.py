"""What the search knows of a page: made from a stored run, or read from a collection file."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from search.analysis import address_words
from search.findable import canonical_of, copies, document_title, is_error_page, is_left_out
from signpost.errors import SignpostError
from signpost.pages import markup
from signpost.pages.content import read
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged import SERVICES, SOFT_404S
from signpost.workspace.records import Document, Page

Progress = Callable[[int, int], None]
_MOST_TEXTS = 20
# What follows the last separator of a title; one in front of it may be a part of the subject.
_ENDING = re.compile(r"(?<=\S)\s+[-–—|·:]\s+[^-–—|·:]{1,80}$")
_LEAST_PAGES = 5
# A language tag of BCP 47, as far as its shape goes.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class SearchError(SignpostError):
    """The search cannot do what was asked; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that can be found. `id` is its address (or the id that a collection gives it).

    `links_in` holds the texts of other pages' links to it, a line each; `kind` is `page` or
    `document`; `updated` is when it was last changed, as the site says (may be empty); `lang` is
    the language that it says it is in (BCP 47; may be empty).
    """

    id: str
    title: str
    headings: str = ""
    body: str = ""
    address_words: str = ""
    links_in: str = ""
    service: str = ""
    kind: str = "page"
    updated: str = ""
    lang: str = ""


def from_run(
    workspace: Workspace, run: int, progress: Progress = lambda _done, _all: None
) -> list[SearchDocument]:
    """Read what residents may find out of a stored run, in order of address.

    Pages that answered 200 with HTML and documents whose words could be read, but for those that
    ask to be left out (noindex), copies of others that are there (canonical), and pages that only
    say that something is wrong, by what the audit stored or by their title; addresses that cannot
    exist (the probes) are not among them. The service of each comes from what the audit stored,
    where it did.
    """
    services = workspace.artifacts.read(run, SERVICES)
    soft_404s = workspace.artifacts.read(run, SOFT_404S)
    gone = frozenset(soft_404s)
    html = workspace.pages.html(run)
    pages = [p for p in html if p.found_by != "probe" and p.url not in gone]
    called = link_texts(workspace, pages)
    found: list[SearchDocument] = []
    canonical: dict[str, str] = {}
    for number, page in enumerate(pages, 1):
        document, original = from_page(workspace, page, services.get(page.url, ""))
        if document is not None:
            found.append(replace(document, links_in="\n".join(called.get(page.url, ()))))
            if original:
                canonical[page.url] = original
        progress(number, len(pages))
    left_out = copies(canonical, frozenset(d.id for d in found))
    found = [document for document in found if document.id not in left_out]
    refused = {p.url for p in workspace.pages.all(run, "document") if is_left_out(p.headers)}
    found += [
        replace(
            from_document(document, services.get(document.url, "")),
            links_in="\n".join(called.get(document.url, ())),
        )
        for document in workspace.pages.documents(run)
        if document.state == "ok" and document.text.strip() and document.url not in refused
    ]
    return without_endings(sorted(found, key=lambda x: x.id))


def without_endings(documents: list[SearchDocument]) -> list[SearchDocument]:
    """Take the site's name off the titles that end in it (`Bins – Mereford Council`).

    It is what at least half of the pages, and five, have after their last separator. It helps
    nobody to tell results apart, and makes every page an answer to the council's name.
    """
    usual = usual_endings([d.title for d in documents if d.kind == "page"])
    return [without_ending(document, usual) for document in documents]


def usual_endings(titles: Sequence[str]) -> set[str]:
    """Return what at least half of the titles, and five, have after their last separator."""
    matches = (_ENDING.search(title) for title in titles)
    endings = Counter(match.group() for match in matches if match)
    return {e for e, n in endings.items() if n >= max(_LEAST_PAGES, len(titles) / 2)}


def without_ending(document: SearchDocument, usual: Iterable[str]) -> SearchDocument:
    """Take one of the usual endings off a document's title."""
    ending = next((e for e in usual if document.title.endswith(e)), "")
    return replace(document, title=document.title.removesuffix(ending).rstrip())


def link_texts(workspace: Workspace, pages: Iterable[Page]) -> dict[str, list[str]]:
    """Return what other pages call each address in the links of their content, no text twice.

    At most 20 texts an address. Menus and footers are left out: they say the same everywhere.
    """
    found: dict[str, dict[str, None]] = {}
    for page in pages:
        for link in workspace.pages.links(page):
            if link.tag == "a" and link.where in ("main", "body") and link.url != page.url:
                texts = found.setdefault(link.url, {})
                if link.text and len(texts) < _MOST_TEXTS:
                    texts[link.text] = None
    return {url: list(texts) for url, texts in found.items()}


def from_page(workspace: Workspace, page: Page, service: str) -> tuple[SearchDocument | None, str]:
    """Turn one stored page into a search document, with the address that it is a copy of.

    None where residents should not find it.
    """
    if is_left_out(page.headers):
        return None, ""
    root = markup.parse(workspace.pages.body(page), page.content_type)
    if _is_noindex(root):
        return None, ""
    content = read(root)
    headings = "\n".join(block.text for block in content.headings)
    body = "\n".join(block.text for block in content.blocks if block.kind != "heading")
    if content.description and content.description not in body:
        body = f"{content.description}\n{body}"
    if is_error_page(content.title, content.h1, body):
        return None, ""
    document = SearchDocument(
        id=page.url,
        title=content.title or content.h1 or page.url,
        headings=headings,
        body=body,
        address_words=address_words(page.url),
        service=service,
        updated=_header(page, "last-modified"),
        lang=language_tag(content.language),
    )
    return document, canonical_of(page, root)


def language_tag(written: str) -> str:
    """Return a language as a page says it, if it is a tag that another page may repeat."""
    tag = written.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def _header(page: Page, name: str) -> str:
    """Return one response header whatever its spelling, in lower case."""
    return " ".join(v for k, v in page.headers.items() if k.lower() == name).lower()


def _is_noindex(root: markup.Element) -> bool:
    """Whether a page's robots meta asks search engines to leave it out."""
    return any(
        (meta.get("name") or "").strip().lower() == "robots"
        and {"noindex", "none"}
        & {part.strip() for part in (meta.get("content") or "").lower().split(",")}
        for meta in root.iter("meta")
    )


def from_document(document: Document, service: str) -> SearchDocument:
    """Turn a PDF or office file into a search document."""
    words = address_words(document.url)
    return SearchDocument(
        id=document.url,
        title=document_title(document.title, document.text, words) or document.url,
        body=document.text,
        address_words=words,
        service=service,
        kind="document",
        updated=document.modified or document.created,
        lang=language_tag(document.language),
    )


def read_collection(file: str | Path) -> list[SearchDocument]:
    """Read a collection: JSON lines (plain or .gz) with `id`, `title`, `body`; in order of id.

    Raises:
        SearchError: it cannot be read; the message names the file, the line and what to do.
    """
    found: dict[str, SearchDocument] = {}
    for number, row in _json_lines(Path(file)):
        key = row.get("id")
        if not isinstance(key, (str, int)) or isinstance(key, bool) or key == "":
            raise SearchError(f"{file}, line {number}: give the document an id (a text)")
        if str(key) in found:
            raise SearchError(f"{file}, line {number}: id {key!r} stands twice; ids must differ")
        found[str(key)] = _from_row(str(key), row, f"{file}, line {number}")
    if not found:
        raise SearchError(f"{file}: there is no document in it. Give one JSON object a line")
    return [found[key] for key in sorted(found)]


def _from_row(key: str, row: Mapping[str, object], where: str) -> SearchDocument:
    """Turn one row of a collection into a search document."""
    texts = {}
    for name in ("title", "headings", "body", "links_in", "service", "kind", "updated", "lang"):
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise SearchError(f"{where}: {name} has to be a text in quotes")
        texts[name] = value or ""
    texts["kind"] = texts["kind"] or "page"
    texts["lang"] = language_tag(texts["lang"])
    return SearchDocument(id=key, address_words=address_words(key), **texts)


def _json_lines(file: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield (line number, object) of a JSON lines file; blank lines are passed over."""
    number = 0
    try:
        packed = file.suffix == ".gz"
        with (
            gzip.open(file, "rt", encoding="utf-8-sig")
            if packed
            else file.open(encoding="utf-8-sig")
        ) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _object(line, f"{file}, line {number}")
    except FileNotFoundError:
        raise SearchError(f"{file}: no such file") from None
    except UnicodeDecodeError:
        raise SearchError(f"{file}, line {number + 1}: not UTF-8. Save it as UTF-8") from None
    except (OSError, EOFError, zlib.error) as error:
        raise SearchError(f"{file}: cannot be read ({error})") from None


def _object(line: str, where: str) -> dict[str, object]:
    """Read one line as a JSON object."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise SearchError(f"{where}: not valid JSON ({error})") from None
    if not isinstance(row, dict):
        raise SearchError(
            f'{where}: has to be an object such as {{"id": "/bins", "title": "Bins"}}'
        )
    return row
