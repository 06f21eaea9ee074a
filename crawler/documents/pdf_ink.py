"""Text of a PDF's page that leaves no ink on it: covered, transparent, off its layer, off the page.

The page is drawn by pdfium, and where a word stands the drawing is looked at: one flat colour is no
word. So an OCR layer is fine, as it lies on the scan's ink, and so is text on a coloured box; text
under a black box is not, however the box was drawn. Only pages that can hide text are drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from signpost.workspace.hidden_parts import HiddenKind

Box = tuple[float, float, float, float]
# Pixels a point; a page of more pixels is drawn smaller.
_SCALE, _MAX_PIXELS = 2.0, 8_000_000
# The difference between the lightest and the darkest pixel, of 255, below which there is no ink;
# a scan has some noise even in what is black.
_FLAT, _FLAT_IN_SCAN = 8, 40
_DARK = 110
# Points: what is less high nobody reads.
_SMALLEST = 1.5
_MAX_OBJECTS = 20_000
_INVISIBLE_MODES = frozenset({3, 7})
_WHITE = 250


@dataclass(slots=True)
class _Suspect:
    """A text object that may leave no ink, and why."""

    mode: int = 0
    is_white: bool = False
    is_covered: bool = False
    is_outside: bool = False


def page_text(page: Any, has_layers: bool) -> tuple[str | None, dict[HiddenKind, list[str]]]:
    """Return the text that shows on a page, and the words that do not, by kind.

    The text is None where nothing is hidden. `has_layers` says that the PDF has layers that are
    off, so that any text may be on one.
    """
    suspects = _suspects(page, has_layers)
    if not suspects:
        return None, {}
    text = page.get_textpage()
    image = _drawn(page) if not all(x.is_outside for x in suspects.values()) else None
    shown: list[str] = []
    hidden: dict[HiddenKind, list[str]] = {}
    for words, indexes, suspect in _words(text, suspects):
        kind = _kind(text, indexes, suspect, image, has_layers) if suspect else None
        if kind is None:
            shown.append(words)
        else:
            hidden.setdefault(kind, []).append(words)
    return ("".join(shown) if hidden else None), hidden


def _suspects(page: Any, has_layers: bool) -> dict[int, _Suspect]:
    """Return the text objects that may leave no ink, by their address."""
    frame = page.get_bbox()
    boxes: list[tuple[int, Box]] = []
    found: dict[int, _Suspect] = {}
    for number, one in enumerate(_objects(page)):
        if number >= _MAX_OBJECTS:
            break
        box = _bounds(one)
        if box is None:
            continue
        if one.type != raw.FPDF_PAGEOBJ_TEXT:
            if one.type in _COVERING and _is_solid(one):
                _note_covered(box, boxes, found)
            continue
        key = _address(one.raw)
        boxes.append((key, box))
        suspect = _Suspect(
            mode=raw.FPDFTextObj_GetTextRenderMode(one.raw),
            is_white=_is_white(one),
            is_outside=not _touches(box, frame),
        )
        tiny = box[3] - box[1] < _SMALLEST and box[2] - box[0] > 2 * (box[3] - box[1])
        unseen = suspect.mode in _INVISIBLE_MODES or suspect.is_white or suspect.is_outside
        if unseen or tiny or has_layers:
            found[key] = suspect
    for box in _annotations(page):
        _note_covered(box, boxes, found)
    return found


_COVERING = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING})


def _objects(page: Any) -> Iterator[Any]:
    """Yield the objects of a page in the order in which they are drawn; forms' in their place."""
    yield from page.get_objects(max_depth=4)


def _address(pointer: Any) -> int:
    """Return the address of a pdfium object, by which it is known again."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _bounds(one: Any) -> Box | None:
    """Return where an object is on its page; None: not known."""
    try:
        left, bottom, right, top = one.get_bounds()
        holder = one.container
        if holder is not None:
            return _placed((left, bottom, right, top), holder)
    except (pdfium.PdfiumError, AttributeError, ValueError):
        return None
    return left, bottom, right, top


def _placed(box: Box, holder: Any) -> Box:
    """Return a box of an object in a form where the form puts it."""
    while holder is not None:
        matrix = holder.get_matrix()
        corners = [matrix.on_point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        box = min(xs), min(ys), max(xs), max(ys)
        holder = holder.container
    return box


def _is_solid(one: Any) -> bool:
    """Whether an object covers what is under it: a picture, or a path with an opaque fill."""
    if one.type != raw.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(one.raw, mode, stroke)
    wide = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(one.raw, wide)
    is_bar = bool(stroke.value) and wide.value > 5
    return is_bar or (mode.value != raw.FPDF_FILLMODE_NONE and _colour(one)[3] > 200)


def _colour(one: Any) -> tuple[int, int, int, int]:
    """Return the colour that an object is filled with, and how opaque it is."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(one.raw, *parts):
        return 0, 0, 0, 255
    red, green, blue, opaque = (x.value for x in parts)
    return red, green, blue, opaque


def _is_white(one: Any) -> bool:
    """Whether text is white or transparent."""
    red, green, blue, opaque = _colour(one)
    return opaque < 10 or min(red, green, blue) >= _WHITE


def _note_covered(box: Box, texts: list[tuple[int, Box]], found: dict[int, _Suspect]) -> None:
    """Note the text objects that were drawn before something that lies over them."""
    for key, under in texts:
        if _touches(box, under):
            found.setdefault(key, _Suspect()).is_covered = True


def _touches(a: Box, b: Box) -> bool:
    """Whether two boxes have some area in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


_DRAWN_OVER = frozenset(
    {raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_REDACT,
     raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_HIGHLIGHT}
)  # fmt: skip


def _annotations(page: Any) -> Iterator[Box]:
    """Yield where annotations that are drawn over the page are."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 500)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        rect = raw.FS_RECTF()
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in _DRAWN_OVER and raw.FPDFAnnot_GetRect(note, rect):
            yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
        raw.FPDFPage_CloseAnnot(note)


@dataclass(slots=True)
class _Drawing:
    """A page as it is seen: its picture in greys, and how points are pixels of it."""

    image: Image.Image
    scale: float
    page: Any

    def contrast(self, box: Box) -> tuple[int, int]:
        """Return the darkest and lightest pixel in a box of the page, its very edge apart."""
        left, top = self._pixel(box[0], box[3])
        right, bottom = self._pixel(box[2], box[1])
        x0, x1 = sorted((left, right))
        y0, y1 = sorted((top, bottom))
        area = (max(0, round(x0)), max(0, round(y0)),
                min(self.image.width, round(x1)), min(self.image.height, round(y1)))  # fmt: skip
        if area[2] <= area[0] or area[3] <= area[1]:
            return 0, 255
        low, high = self.image.crop(area).getextrema()
        return int(low), int(high)  # type: ignore[arg-type]

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is in the picture."""
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(
            self.page.raw, 0, 0, self.image.width, self.image.height, 0, x, y, across, down
        )
        return across.value, down.value


def _drawn(page: Any) -> _Drawing:
    """Draw a page, with its annotations."""
    width, height = page.get_size()
    scale = min(_SCALE, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=True)
    return _Drawing(bitmap.to_pil().convert("L"), scale, page)


def _words(
    text: Any, suspects: dict[int, _Suspect]
) -> Iterator[tuple[str, list[int], _Suspect | None]]:
    """Yield the words of a page with their characters' places, and what is suspected of each."""
    word, of = "", None
    indexes: list[int] = []
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        suspect = suspects.get(_address(raw.FPDFText_GetTextObject(text.raw, index)))
        if letter.isspace() or (word and suspect is not of):
            if word:
                yield word, indexes, of
            word, indexes = "", []
        if letter.isspace():
            yield letter, [], None
        else:
            word, of = word + letter, suspect
            indexes.append(index)
    if word:
        yield word, indexes, of


def _kind(
    text: Any, indexes: list[int], suspect: _Suspect, image: _Drawing | None, has_layers: bool
) -> HiddenKind | None:
    """Tell as what a word is hidden; None: there is ink where it stands."""
    if suspect.is_outside or image is None:
        return "off_slide"
    boxes = [text.get_charbox(index) for index in indexes]
    if max(box[3] - box[1] for box in boxes) < _SMALLEST and _is_letters(text, indexes):
        return "invisible_text"
    is_ocr = suspect.mode in _INVISIBLE_MODES
    looked = [_around(boxes)] if is_ocr else boxes
    seen = [image.contrast(box) for box in looked]
    flat = _FLAT_IN_SCAN if is_ocr else _FLAT
    if sum(high - low < flat for low, high in seen) * 3 < len(seen) * 2:
        return None
    if is_ocr:
        dark = sum(high < _DARK for _, high in seen) > 0
        return "pdf_covered_text" if dark else "pdf_invisible_text"
    if suspect.is_covered:
        return "pdf_covered_text"
    if suspect.is_white:
        return "invisible_text"
    return "pdf_hidden_layer" if has_layers else None


def _is_letters(text: Any, indexes: list[int]) -> bool:
    """Whether some character of a word is a letter or a digit: a full stop is small by itself."""
    return any(chr(raw.FPDFText_GetUnicode(text.raw, x)).isalnum() for x in indexes)


def _around(boxes: list[Box]) -> Box:
    """Return the box around some boxes."""
    return (
        min(x[0] for x in boxes),
        min(x[1] for x in boxes),
        max(x[2] for x in boxes),
        max(x[3] for x in boxes),
    )
