"""Reads PowerPoint files, through python-pptx: what a reader sees, and what is hidden.

`headings` counts the slides that have a title.
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
from crawler.documents.office_package import note_package
from crawler.documents.office_texts import date_text, joined, title_of
from crawler.documents.zip_package import xml_part
from signpost.workspace.hidden_parts import HiddenKind

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml")
_AUTHORS = re.compile(r"ppt/(?:commentAuthors|authors)\.xml")
# Hundredths of a point.
_SMALLEST = 200
_SHAPES = tuple(_P + name for name in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp"))


def slides_facts(data: bytes, package: zipfile.ZipFile, hidden: HiddenCollector) -> DocumentFacts:
    """Return what a reader sees of a PowerPoint file, and note what is hidden in it."""
    import pptx

    show = pptx.Presentation(io.BytesIO(data))
    pages = list(show.slides)
    size = (show.slide_width or 0, show.slide_height or 0)
    lines = [x for n, page in enumerate(pages, 1) for x in _slide(page, n, size, hidden)]
    shown = [page for page in pages if not _is_hidden_slide(page)]
    titles = [page.shapes.title for page in shown]
    _note_comments(package, hidden)
    note_package(package, hidden)
    text = joined(lines)
    return DocumentFacts(
        title=title_of(show.core_properties),
        created=date_text(show.core_properties.created),
        modified=date_text(show.core_properties.modified),
        language=(show.core_properties.language or "")[:35],
        pages=len(pages),
        headings=sum(bool(title is not None and title.text.strip()) for title in titles),
        text=text,
        has_text=bool(text.strip()),
        links=[link for page in shown for link in _links(page)][:MAX_LINKS],
    )


def _is_hidden_slide(page: Any) -> bool:
    """Whether a slide is left out when the slides are shown."""
    return page._element.get("show") in ("0", "false")


def _slide(page: Any, number: int, size: tuple[int, int], hidden: HiddenCollector) -> Iterator[str]:
    """Yield the lines that a slide shows; note what it hides."""
    place = f"slide {number}"
    if page.has_notes_slide:
        frame = page.notes_slide.notes_text_frame
        notes = frame.text if frame is not None else ""
        if notes.strip():
            hidden.add("speaker_notes", place, notes.split("\n"))
    if _is_hidden_slide(page):
        hidden.add("hidden_slide", place, _lines(page.shapes._spTree))
        return
    for shape in page.shapes:
        yield from _shape(shape, place, size, hidden)


def _shape(shape: Any, place: str, size: tuple[int, int], hidden: HiddenCollector) -> Iterator[str]:
    """Yield the lines of a shape that shows; note those of one that does not."""
    element = shape._element
    kind = _hidden_as(shape, size)
    if element.tag == _P + "pic" or next(element.iter(_P + "pic"), None) is not None:
        _note_cropped(element, place, hidden)
    if kind is not None:
        hidden.add(kind, place, [*_lines(element)] or [""], rows=1)
        return
    for paragraph in _paragraphs(element):
        unseen = [run for run in paragraph.iter(_A + "r") if _is_unseen(run, element)]
        inner = [run for run in paragraph.iter(_A + "r") if _in_hidden_shape(run, element)]
        if inner:
            hidden.add("hidden_object", place, ["".join(map(_run_text, inner))])
        if unseen:
            hidden.add("invisible_text", place, ["".join(map(_run_text, unseen))])
        gone = {*unseen, *inner}
        yield "".join(t.text or "" for t in paragraph.iter(_A + "t") if t.getparent() not in gone)


def _hidden_as(shape: Any, size: tuple[int, int]) -> HiddenKind | None:
    """Tell as what a shape is hidden; None: it shows."""
    if _is_set_hidden(shape._element):
        return "hidden_object"
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    if None in (left, top, width, height):
        return None
    if left + width <= 0 or top + height <= 0 or left >= size[0] or top >= size[1]:
        return "off_slide"
    return None


def _is_set_hidden(element: Any) -> bool:
    """Whether a shape is set not to show."""
    about = element.find(f"*/{_P}cNvPr")
    return about is not None and about.get("hidden") in ("1", "true")


def _in_hidden_shape(run: Any, top: Any) -> bool:
    """Whether a run is in a shape of a group that is set not to show."""
    for one in run.iterancestors(*_SHAPES):
        if one is top:
            return False
        if _is_set_hidden(one):
            return True
    return False


def _is_unseen(run: Any, top: Any) -> bool:
    """Whether a run is too small to see, or of the very colour that its shape is filled with."""
    own = run.find(_A + "rPr")
    if own is None:
        return False
    if own.get("sz", "").isdigit() and int(own.get("sz")) <= _SMALLEST:
        return True
    shape = next(run.iterancestors(_P + "sp"), top)
    fill = shape.find(f"{_P}spPr/{_A}solidFill")
    color = own.find(_A + "solidFill")
    if color is None:
        return False
    if fill is not None:
        return bool(_colour(color) and _colour(color) == _colour(fill))
    return _is_alone_on_white(shape, color)


def _is_alone_on_white(shape: Any, color: Any) -> bool:
    """Whether white words stand on a white slide: in an unfilled shape, where nothing else is."""
    if _colour(color) not in ("FFFFFF", "bg1") or shape.find(_P + "style") is not None:
        return False
    properties = shape.find(_P + "spPr")
    if any(properties.find(_A + x) is not None for x in ("gradFill", "blipFill", "pattFill")):
        return False
    slide = next(shape.iterancestors(_P + "cSld"), None)
    if slide is None or slide.find(_P + "bg") is not None:
        return False
    others = [x for x in slide.iter(*_SHAPES) if x is not shape]
    return not any(
        x.tag == _P + "pic" or next(x.iter(_A + "solidFill", _A + "gradFill"), None) is not None
        for x in others
        if x.find(_P + "txBody") is None or x.find(f"{_P}spPr/{_A}solidFill") is not None
    )


def _colour(fill: Any) -> str:
    """Return a fill's colour: its value, or its name in the theme."""
    one = fill.find(f"{_A}srgbClr")
    one = one if one is not None else fill.find(f"{_A}schemeClr")
    return str(one.get("val", "")) if one is not None and not len(one) else ""


def _note_cropped(element: Any, place: str, hidden: HiddenCollector) -> None:
    """Note pictures of which only a part is shown: the rest is in the file."""
    for crop in element.iter(_A + "srcRect"):
        if any(int(crop.get(side, "0")) > 0 for side in "ltrb" if crop.get(side, "0").isdigit()):
            hidden.add("cropped_image", place, rows=1)


def _run_text(run: Any) -> str:
    """Return the text of a run."""
    return run.findtext(_A + "t") or ""


def _paragraphs(tree: Any) -> Iterator[Any]:
    """Yield the paragraphs of a shape, in groups and tables too."""
    yield from tree.iter(_A + "p")


def _lines(tree: Any) -> Iterator[str]:
    """Yield the words of the paragraphs of a tree."""
    for paragraph in _paragraphs(tree):
        yield "".join(t.text or "" for t in paragraph.iter(_A + "t"))


def _note_comments(package: zipfile.ZipFile, hidden: HiddenCollector) -> None:
    """Note the comments on slides, and who made them."""
    comments: list[str] = []
    authors: list[str] = []
    for name in package.namelist():
        if _COMMENTS.fullmatch(name):
            tree = xml_part(package, name)
            texts = tree.iter("{*}text", _A + "t") if tree is not None else ()
            comments += [one.text or "" for one in texts]
        elif _AUTHORS.fullmatch(name):
            tree = xml_part(package, name)
            authors += [x.get("name", "") for x in tree] if tree is not None else []
    if comments:
        hidden.add("comments", "the slides", [*comments, *authors], rows=len(comments))


def _links(page: Any) -> Iterator[tuple[str, str]]:
    """Yield (address, text) of a slide's links: on words, and on shapes."""
    for click in page.shapes._spTree.iter(_A + "hlinkClick"):
        relation = page.part.rels.get(click.get(_R) or "")
        holders = [*click.iterancestors(*_SHAPES)]
        if relation is not None and relation.is_external and not any(map(_is_set_hidden, holders)):
            run = click.getparent().getparent()
            words = run.findtext(_A + "t") if run is not None and run.tag == _A + "r" else ""
            yield relation.target_ref, words or ""
