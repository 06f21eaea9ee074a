"""Reads OpenDocument text, spreadsheets and presentations (ODT, ODS, ODP): lxml over the package.

The elements are those of ISO/IEC 26300. `pages` is what the program counted when it saved a text,
the tables of a spreadsheet, the slides of a presentation.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import MAX_LINKS, MAX_TEXT, PROTECTED, UnreadableError
from crawler.documents.opendocument_parts import note_package, shown_lines
from crawler.documents.opendocument_visibility import OpenLooks
from crawler.documents.zip_package import xml_part

Tree = etree._Element | None
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def facts(package: zipfile.ZipFile, name: str, hidden: HiddenCollector) -> DocumentFacts:
    """Return what a reader sees of an OpenDocument file (`odt`, `ods`, `odp`); note the rest.

    Raises:
        UnreadableError: it has no content, or is protected by a password.
    """
    manifest = xml_part(package, "META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise UnreadableError(PROTECTED)
    content = xml_part(package, "content.xml")
    if content is None:
        raise UnreadableError("it is damaged")
    meta, styles = xml_part(package, "meta.xml"), xml_part(package, "styles.xml")
    looks = OpenLooks(content, styles)
    text = "\n".join(shown_lines(content, looks, hidden))[:MAX_TEXT]
    note_package(package, meta, hidden)
    return DocumentFacts(
        title=_text_at(meta, "//dc:title")[:1000],
        language=(_text_at(meta, "//dc:language") or _language(styles))[:35],
        created=_text_at(meta, "//meta:creation-date"),
        modified=_text_at(meta, "//dc:date"),
        pages=_pages(content, meta, name),
        headings=len(_all(content, "//text:h")) if name == "odt" else None,
        text=text,
        has_text=bool(text.strip()),
        margins="\n".join(_margins(styles))[:MAX_TEXT],
        links=[*_links(content, looks)][:MAX_LINKS],
    )


def _all(root: Tree, path: str) -> list[Any]:
    """Return what an XPath finds; nothing where there is no tree."""
    return list(root.xpath(path, namespaces=_NAMES)) if root is not None else []


def _text_at(root: Tree, path: str) -> str:
    """Return the text of the first element that an XPath finds."""
    return next((" ".join(x.itertext()).strip() for x in _all(root, path)), "")


def _language(styles: Tree) -> str:
    """Return the language of the default style, as `en-GB`."""
    for style in _all(styles, "//style:default-style/style:text-properties[@fo:language]"):
        names = [style.get(f"{{{_NAMES['fo']}}}{key}", "") for key in ("language", "country")]
        return "-".join(name for name in names if name and name != "none")
    return ""


def _pages(content: Tree, meta: Tree, name: str) -> int:
    """Count pages, sheets or slides."""
    if name == "ods":
        return len(_all(content, "//office:spreadsheet/table:table"))
    if name == "odp":
        return len(_all(content, "//office:presentation/draw:page"))
    counted = next(iter(_all(meta, "//meta:document-statistic/@meta:page-count")), "")
    return int(counted) if counted.isdigit() and len(counted) < 7 else 0


def _margins(styles: Tree) -> Iterator[str]:
    """Yield what stands in headers and footers."""
    for line in _all(styles, "//style:header//text:p | //style:footer//text:p"):
        words = "".join(line.itertext())
        if words.strip():
            yield words


def _links(content: Tree, looks: OpenLooks) -> Iterator[tuple[str, str]]:
    """Yield (address, text) of the links that show and lead out of the document."""
    for link in _all(content, "//text:a[@xlink:href] | //draw:a[@xlink:href]"):
        address = link.get(f"{{{_NAMES['xlink']}}}href", "")
        if not address.startswith("#") and looks.hidden_as(link) is None:
            yield address, "".join(link.itertext())
