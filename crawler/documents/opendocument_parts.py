"""The lines that a reader sees of an OpenDocument file, and what travels along with them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from crawler.documents.embedded_files import note_embedded
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.image_metadata import IMAGES, note_image
from crawler.documents.limits import MAX_EMBEDDED, MAX_TEXT, is_late
from crawler.documents.office_package import note_properties
from crawler.documents.opendocument_visibility import DRAW, OFFICE, TABLE, TEXT, OpenLooks
from crawler.documents.zip_package import xml_part
from signpost.workspace.hidden_parts import HiddenKind

_PROPERTIES = {
    "initial-creator": "author",
    "creator": "last_modified_by",
    "printed-by": "last_modified_by",
    "keyword": "keywords",
    "description": "description",
}
_SPACES = {TEXT + "tab": "\t", TEXT + "line-break": "\n", TEXT + "s": " "}
_HREF = "{http://www.w3.org/1999/xlink}href"
_ROWS: frozenset[HiddenKind] = frozenset(
    {"hidden_sheet", "hidden_rows", "filtered_rows", "hidden_columns", "hidden_cells"}
)


def shown_lines(content: Any, looks: OpenLooks, hidden: HiddenCollector) -> Iterator[str]:
    """Yield the headings and paragraphs that a reader sees, in order; note the hidden ones."""
    length = 0
    rows: dict[tuple[HiddenKind, str], dict[Any, list[str]]] = {}
    for element in content.iter(TEXT + "h", TEXT + "p"):
        if is_late():
            hidden.unread.append("what is after the first part of its text")
            break
        shown: list[str] = []
        unseen: dict[HiddenKind, list[str]] = {}
        for kind, words in _pieces(element, looks):
            (shown if kind is None else unseen.setdefault(kind, [])).append(words)
        for kind, parts in unseen.items():
            row = next(element.iterancestors(TABLE + "table-row"), element)
            row = row if kind in _ROWS else element
            place = _place(element, kind)
            rows.setdefault((kind, place), {}).setdefault(row, []).append("".join(parts))
        line = "".join(shown)
        if length <= MAX_TEXT and (line or not unseen):
            length += len(line) + 1
            yield line
    for (kind, place), found in rows.items():
        hidden.add(kind, place, ["\t".join(cells) for cells in found.values()])


def _pieces(element: Any, looks: OpenLooks) -> Iterator[tuple[HiddenKind | None, str]]:
    """Yield the words of a paragraph, and as what each is hidden; inner paragraphs apart."""
    inner = (TEXT + "p", TEXT + "h")

    def walk(one: Any) -> Iterator[tuple[HiddenKind | None, str]]:
        kind = looks.hidden_as(one)
        if one.tag in _SPACES:
            yield kind, _SPACES[one.tag]
        if one.text and isinstance(one.tag, str) and not _is_note_of(one):
            yield kind, one.text
        if one.tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
            yield kind, one.get(TEXT + "string-value", "")
        for child in one:
            if child.tag not in inner:
                yield from walk(child)
            if child.tail:
                yield kind, child.tail

    yield from walk(element)


def _is_note_of(one: Any) -> bool:
    """Whether an element says who made a comment and when: that is no text of the document."""
    return str(one.tag).endswith(("}creator", "}date", "}creator-initials", "}date-string"))


def _place(element: Any, kind: HiddenKind) -> str:
    """Say where an element is, in words that say nothing of what is hidden."""
    table = next(element.iterancestors(TABLE + "table"), None)
    page = next(element.iterancestors(DRAW + "page"), None)
    if page is not None:
        return f"slide {1 + sum(1 for _ in page.itersiblings(DRAW + 'page', preceding=True))}"
    if table is not None and table.getparent().tag == OFFICE + "spreadsheet":
        if kind == "hidden_sheet":
            return (
                f"sheet {1 + sum(1 for _ in table.itersiblings(TABLE + 'table', preceding=True))}"
            )
        return f"sheet “{table.get(TABLE + 'name', '')}”"
    return "the text"


def note_package(package: zipfile.ZipFile, meta: Any, hidden: HiddenCollector) -> None:
    """Note the properties, pictures, files and earlier versions that a package carries."""
    _note_meta(meta, hidden)
    pictures = files = 0
    for entry in package.infolist():
        name, ending = entry.filename, entry.filename.rpartition(".")[2].lower()
        if entry.is_dir() or entry.file_size > MAX_EMBEDDED:
            continue
        if name.startswith("Thumbnails/"):
            hidden.add("thumbnail", "the file", rows=1)
        elif name.startswith("Versions/"):
            note_embedded(package.read(entry), "an earlier version", hidden, kind="earlier_version")
        elif ending in IMAGES:
            pictures += 1
            note_image(package.read(entry), f"picture {pictures}", hidden)
        elif name.startswith("Basic/") and name.endswith("Module1.xml"):
            hidden.add("macros", "the file", rows=1)
        elif name.startswith("Object ") and name.endswith("/content.xml"):
            files += 1
            tree = xml_part(package, name)
            lines = _object_lines(tree) if tree is not None else []
            is_chart = tree is not None and next(tree.iter("{*}chart"), None) is not None
            signs = {"feeds_chart"} if is_chart else set()
            hidden.add("embedded_file", f"object in it {files}", lines, signs=signs)
        elif name.startswith("Object ") and "/" not in name and not name.startswith("ObjectRepl"):
            files += 1
            note_embedded(package.read(entry), f"object in it {files}", hidden)


def _object_lines(tree: Any) -> list[str]:
    """Return the rows and paragraphs of an object in a document."""
    rows = ["\t".join("".join(p.itertext()) for p in row.iter(TEXT + "p"))
            for row in tree.iter(TABLE + "table-row")]  # fmt: skip
    return rows or ["".join(p.itertext()) for p in tree.iter(TEXT + "p")]


def _note_meta(meta: Any, hidden: HiddenCollector) -> None:
    """Note the properties that say who and where."""
    for one in meta.iter() if meta is not None else ():
        if not isinstance(one.tag, str):
            continue
        name = one.tag.rpartition("}")[2]
        if name in _PROPERTIES:
            note_properties({_PROPERTIES[name]: one.text or ""}, hidden)
        elif name == "template":
            note_properties({"template": one.get(_HREF, "")}, hidden)
        elif name == "user-defined" and one.text:
            hidden.add("custom_data", "user-defined properties", [one.text])
