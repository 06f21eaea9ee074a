"""Reads Word files, through python-docx: what a reader sees, and what is hidden.

`pages` is what the program counted when it saved the file. `headings` counts paragraphs in heading
styles.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import MAX_LINKS
from crawler.documents.office_package import note_package, note_properties
from crawler.documents.office_texts import date_text, joined, title_of
from crawler.documents.word_visibility import Looks, W, outer_paragraph
from crawler.documents.zip_package import relations, xml_part
from signpost.workspace.hidden_parts import HiddenKind

Link = tuple[str, str]
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEADING = re.compile(r"(heading \d|title)$", re.IGNORECASE)
_FIELD = re.compile(r'HYPERLINK\s+"([^"\\]+)"')
_V = "{urn:schemas-microsoft-com:vml}"
_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_TEXTS = (W + "t", W + "delText", W + "tab", W + "br", W + "cr", W + "noBreakHyphen")


def word_facts(data: bytes, package: zipfile.ZipFile, hidden: HiddenCollector) -> DocumentFacts:
    """Return what a reader sees of a Word file, and note what is hidden in it."""
    import docx

    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    defaults = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    counted = xml_part(package, "docProps/app.xml")
    sheets = counted.findtext("{*}Pages") if counted is not None else ""
    looks = Looks(document.styles.element, document.element)
    lines = [*_shown_lines(body, looks, hidden)]
    for name in _NOTES:
        lines += _shown_lines(xml_part(package, name), looks, hidden)
    text = joined(lines)
    _note_parts(package, looks, hidden)
    note_package(package, hidden)
    return DocumentFacts(
        title=title_of(document.core_properties),
        created=date_text(document.core_properties.created),
        modified=date_text(document.core_properties.modified),
        language=(document.core_properties.language or (defaults or [""])[0])[:35],
        pages=int(sheets) if sheets and sheets.isdigit() and len(sheets) < 7 else 0,
        headings=_headings(document),
        text=text,
        has_text=bool(text.strip()),
        margins=joined(_margins(package, body, looks, hidden)),
        links=[*_links(document, looks)][:MAX_LINKS],
    )


def _headings(document: Any) -> int:
    """Count the paragraphs in styles of headings."""
    from docx.text.paragraph import Paragraph

    paragraphs = (Paragraph(p, document) for p in document.element.body.iter(W + "p"))
    return sum(bool(_HEADING.match(p.style.name or "")) for p in paragraphs if p.style)


def _shown_lines(root: Any, looks: Looks, hidden: HiddenCollector) -> Iterator[str]:
    """Yield the paragraphs of a part as a reader sees them; note what is hidden in each."""
    shown: list[str] = []
    unseen: dict[HiddenKind, list[str]] = {}
    last, number = None, 0
    authors: set[str] = set()
    for piece in root.iter(W + "p", *_TEXTS) if root is not None else ():
        paragraph = piece if piece.tag == W + "p" else outer_paragraph(piece)
        if paragraph is not last:
            if last is not None:
                _note_paragraph(unseen, number, hidden)
                yield "".join(shown)
            last, shown, unseen, number = paragraph, [], {}, number + 1
        if piece is paragraph:
            continue
        kind = looks.hidden_as(piece)
        if kind == "copy":
            continue
        words = _words(piece)
        if kind is None:
            shown.append(words)
            authors |= looks.inserted_by(piece)
        else:
            unseen.setdefault(kind, []).append(words)
    if last is not None:
        _note_paragraph(unseen, number, hidden)
        yield "".join(shown)
    if looks.insertions:
        hidden.add("tracked_insertions", "the text", sorted(authors), rows=looks.insertions)
        looks.insertions = 0


def _note_paragraph(
    unseen: dict[HiddenKind, list[str]], number: int, hidden: HiddenCollector
) -> None:
    """Note what is hidden in one paragraph; the places of one kind are one part a hundred."""
    first = (number - 1) // 100 * 100 + 1
    for kind, words in unseen.items():
        hidden.add(kind, f"paragraphs {first}-{first + 99}", ["".join(words)])


def _words(piece: Any) -> str:
    """Return the text of a piece."""
    if piece.tag in (W + "t", W + "delText"):
        return piece.text or ""
    return {W + "tab": "\t", W + "noBreakHyphen": "-"}.get(piece.tag, "\n")


def _margins(
    package: zipfile.ZipFile, body: Any, looks: Looks, hidden: HiddenCollector
) -> Iterator[str]:
    """Yield what stands in headers, footers and watermarks."""
    parts = [xml_part(package, x) for x in package.namelist() if _PARTS.fullmatch(x)]
    for part in (*parts, body):
        for mark in part.iter(_V + "textpath") if part is not None else ():
            yield mark.get("string", "")
    for part in parts:
        yield from (line for line in _shown_lines(part, looks, hidden) if line.strip())


def _note_parts(package: zipfile.ZipFile, looks: Looks, hidden: HiddenCollector) -> None:
    """Note comments, templates, sources of mail merges and document variables."""
    names = package.namelist()
    for name in names:
        if name.startswith("word/comments") and name.endswith(".xml"):
            tree = xml_part(package, name)
            for one in tree.iter(W + "comment") if tree is not None else ():
                words = "".join(t.text or "" for t in one.iter(W + "t"))
                hidden.add("comments", "the text", [words, one.get(W + "author", "")], rows=1)
        elif name.startswith("word/glossary/document"):
            tree = xml_part(package, name)
            lines = [*_shown_lines(tree, looks, HiddenCollector())]
            hidden.add("custom_data", "building blocks", lines)
    settings = xml_part(package, "word/settings.xml")
    for one in settings.iter(W + "docVar") if settings is not None else ():
        hidden.add("custom_data", "document variables", [one.get(W + "val", "")])
    merge = settings.iter(W + "query", W + "connectString") if settings is not None else ()
    hidden_lines = [one.get(W + "val", "") for one in merge]
    if hidden_lines:
        hidden.add("connection", "mail merge", hidden_lines)
    for _, kind, target, is_outside in relations(package, "word/settings.xml"):
        if is_outside and kind.endswith("/attachedTemplate"):
            note_properties({"template": target}, hidden)
        elif is_outside:
            hidden.add("connection", "mail merge", [target])


def _links(document: Any, looks: Looks) -> Iterator[Link]:
    """Yield (address, text) of the links that show: elements, and fields of the older kind."""
    body, related = document.element.body, document.part.rels
    for link in body.iter(W + "hyperlink"):
        relation = related.get(link.get(_R) or "")
        pieces = [t for t in link.iter(W + "t") if looks.hidden_as(t) is None]
        if relation is not None and relation.is_external and (pieces or not _has_words(link)):
            yield relation.target_ref, "".join(t.text or "" for t in pieces)
    for field in body.iter(W + "instrText"):
        if looks.hidden_as(field) is None:
            yield from ((address, "") for address in _FIELD.findall(field.text or ""))


def _has_words(link: Any) -> bool:
    """Whether a link has words, shown or not; a linked picture has none."""
    return next(link.iter(W + "t", W + "delText"), None) is not None
