"""Reads OpenDocument text, spreadsheets and presentations (ODT, ODS, ODP): lxml over the package.

The elements are those of ISO/IEC 26300. `pages` is what the program counted when it saved a text,
the tables of a spreadsheet, the slides of a presentation.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from crawler.documents.limits import LOCKED, MAX_LINKS, MAX_TEXT, UnreadableError
from crawler.documents.zip_package import part

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


def facts(package: zipfile.ZipFile, kind: str) -> dict[str, Any]:
    """Return an OpenDocument file's facts, keys as in `Document`, and `links`.

    Raises:
        UnreadableError: it has no content, or is protected by a password.
    """
    manifest = part(package, "META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise UnreadableError(LOCKED)
    content = part(package, "content.xml")
    if content is None:
        raise UnreadableError("it is damaged")
    meta, styles = part(package, "meta.xml"), part(package, "styles.xml")
    text = "\n".join(_lines(content))[:MAX_TEXT]
    return {
        "title": _said(meta, "//dc:title")[:1000],
        "language": (_said(meta, "//dc:language") or _language(styles))[:35],
        "created": _said(meta, "//meta:creation-date"),
        "modified": _said(meta, "//dc:date"),
        "pages": _pages(content, meta, kind),
        "headings": len(_all(content, "//text:h")) if kind == "odt" else None,
        "text": text,
        "has_text": bool(text.strip()),
        "links": [*_links(content)][:MAX_LINKS],
    }


def _all(root: Any, path: str) -> list[Any]:
    """Return what an XPath finds; nothing where there is no tree."""
    return list(root.xpath(path, namespaces=_NAMES)) if root is not None else []


def _said(root: Any, path: str) -> str:
    """Return the text of the first element that an XPath finds."""
    return next((" ".join(x.itertext()).strip() for x in _all(root, path)), "")


def _language(styles: Any) -> str:
    """Return the language of the default style, as `en-GB`."""
    for style in _all(styles, "//style:default-style/style:text-properties[@fo:language]"):
        names = [style.get(f"{{{_NAMES['fo']}}}{key}", "") for key in ("language", "country")]
        return "-".join(name for name in names if name and name != "none")
    return ""


def _pages(content: Any, meta: Any, kind: str) -> int:
    """Count pages, sheets or slides."""
    if kind == "ods":
        return len(_all(content, "//office:spreadsheet/table:table"))
    if kind == "odp":
        return len(_all(content, "//office:presentation/draw:page"))
    counted = next(iter(_all(meta, "//meta:document-statistic/@meta:page-count")), "")
    return int(counted) if counted.isdigit() and len(counted) < 7 else 0


def _lines(content: Any) -> Iterator[str]:
    """Yield the headings and paragraphs in order, up to what is kept."""
    length = 0
    for element in _all(content, "//text:h | //text:p"):
        line = "".join(element.itertext())
        length += len(line) + 1
        yield line
        if length > MAX_TEXT:
            return


def _links(content: Any) -> Iterator[list[str]]:
    """Yield (address, text) of the links that lead out of the document."""
    for link in _all(content, "//text:a[@xlink:href] | //draw:a[@xlink:href]"):
        address = link.get(f"{{{_NAMES['xlink']}}}href", "")
        if not address.startswith("#"):
            yield [address, "".join(link.itertext())]
