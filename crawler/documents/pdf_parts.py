"""What a PDF carries beside its pages: attachments, earlier revisions, form data, comments, XMP."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from crawler.documents.embedded_files import note_embedded
from crawler.documents.hidden_collector import HiddenCollector, is_person
from crawler.documents.image_metadata import note_image
from crawler.documents.limits import MAX_EMBEDDED, MAX_PAGES, is_late
from crawler.documents.office_package import note_properties

_PROPERTIES = {"/Author": "author", "/Company": "company", "/Manager": "manager"}
_MARKUP = frozenset(
    {"/Text", "/FreeText", "/Highlight", "/StrikeOut", "/Underline", "/Squiggly", "/Ink", "/Caret",
     "/Stamp", "/Square", "/Circle", "/Line", "/Polygon", "/PolyLine", "/Redact", "/FileAttachment"}
)  # fmt: skip
_END = re.compile(rb"%%EOF\s?")
# Revisions before the last that are looked at, the latest first; images, annotations, fields.
_MAX_REVISIONS, _MAX_ITEMS = 3, 2_000
_PATH = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|\\\\|/Users/|/Volumes/)")


def has_hidden_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether some optional content is off when the PDF is opened (ISO 32000-1, 8.11.4)."""
    layers = pdf.Root.get("/OCProperties")
    usual = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if not isinstance(usual, pikepdf.Dictionary):
        return False
    return bool(usual.get("/OFF")) or str(usual.get("/BaseState", "/ON")) == "/OFF"


def note_parts(data: bytes, pdf: pikepdf.Pdf, hidden: HiddenCollector) -> None:
    """Note what an open PDF carries beside its pages."""
    note_properties(_properties(pdf), hidden)
    _note_xmp(pdf, hidden)
    _note_attachments(pdf, hidden)
    _note_form(pdf, hidden)
    _note_annotations(pdf, hidden)
    _note_pictures(pdf, hidden)
    if _has_script(pdf):
        hidden.add("pdf_script", "the file", rows=1)
    _note_revisions(data, hidden)


def _has_script(pdf: pikepdf.Pdf) -> bool:
    """Whether a script is named in the file, or runs when it is opened, closed or printed."""
    if "/JavaScript" in pdf.Root.get("/Names", {}):
        return True
    moments = pdf.Root.get("/AA")
    actions = [pdf.Root.get("/OpenAction")]
    actions += list(moments.values()) if isinstance(moments, pikepdf.Dictionary) else []
    return any(isinstance(x, pikepdf.Dictionary) and x.get("/S") == "/JavaScript" for x in actions)


def _properties(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return the properties that say who."""
    about = pdf.trailer.get("/Info")
    if not isinstance(about, pikepdf.Dictionary):
        return {}
    return {said: str(about[key]) for key, said in _PROPERTIES.items() if key in about}


def _note_xmp(pdf: pikepdf.Pdf, hidden: HiddenCollector) -> None:
    """Note the people and the paths that the XMP names and the properties do not."""
    from lxml import etree

    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        tree = etree.fromstring(packet.read_bytes()[:2_000_000], parser)
    except (etree.XMLSyntaxError, pikepdf.PdfError):
        return
    texts = [x for one in tree.iter() if isinstance(one.tag, str) for x in _xmp_texts(one)]
    known = set(_properties(pdf).values())
    lines = dict.fromkeys(x for x in texts if x not in known and (_PATH.search(x) or is_person(x)))
    if lines:
        hidden.add("property", "XMP", lines)


def _xmp_texts(one: Any) -> Iterator[str]:
    """Yield what one element of XMP says of people and files."""
    name = one.tag.rpartition("}")[2]
    if name in ("title", "Alt", "description"):
        return
    for text in (one.text or "", *one.attrib.values()):
        if 3 < len(text.strip()) < 500 and "://ns." not in text and "www.w3.org" not in text:
            yield text.strip()


def _note_attachments(pdf: pikepdf.Pdf, hidden: HiddenCollector) -> None:
    """Note the files that are attached, by their number: a name may say too much."""
    for number, (_, spec) in enumerate(pdf.attachments.items(), 1):
        try:
            data = spec.get_file().read_bytes()
        except (pikepdf.PdfError, ValueError):
            data = b""
        note_embedded(data, f"attachment {number}", hidden, kind="pdf_attachment")


def _note_form(pdf: pikepdf.Pdf, hidden: HiddenCollector) -> None:
    """Note what was filled in to a form's fields; what they say by default is none."""
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    waiting = [(field, "") for field in fields] if isinstance(fields, pikepdf.Array) else []
    lines: list[str] = []
    for _ in range(_MAX_ITEMS):
        if not waiting:
            break
        field, above = waiting.pop(0)
        if not isinstance(field, pikepdf.Dictionary):
            continue
        name = str(field.get("/TU", field.get("/T", above)))
        value = field.get("/V")
        if isinstance(value, pikepdf.String) and value != field.get("/DV") and str(value).strip():
            lines.append(f"{name}: {value}")
        children = field.get("/Kids")
        waiting += [(x, name) for x in children] if isinstance(children, pikepdf.Array) else []
    if lines:
        hidden.add("pdf_form_data", "the form", lines)


def _note_annotations(pdf: pikepdf.Pdf, hidden: HiddenCollector) -> None:
    """Note the comments in the margins, and who made them."""
    for number, page in enumerate(pdf.pages, 1):
        if is_late():
            hidden.unread.append(f"comments from page {number}")
            return
        notes = page.obj.get("/Annots")
        for note in [*notes][:_MAX_ITEMS] if isinstance(notes, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype")) in _MARKUP:
                said = [str(note[x]) for x in ("/Contents", "/T") if x in note]
                if any(x.strip() for x in said):
                    hidden.add("pdf_annotation", f"page {number}", said, rows=1)
        if "/Thumb" in page.obj:
            hidden.add("thumbnail", f"page {number}", rows=1)


def _note_pictures(pdf: pikepdf.Pdf, hidden: HiddenCollector) -> None:
    """Note where photographs in a PDF were taken, and by whom."""
    found = 0
    for one in pdf.objects:
        if is_late() or found >= _MAX_ITEMS:
            hidden.unread.append(f"pictures after the first {found}")
            return
        if not isinstance(one, pikepdf.Stream) or str(one.get("/Subtype")) != "/Image":
            continue
        found += 1
        if str(one.get("/Filter")) == "/DCTDecode":
            data = one.read_raw_bytes()
            if b"Exif" in data[:4096] and len(data) < MAX_EMBEDDED:
                note_image(data, f"picture {found}", hidden)


def _note_revisions(data: bytes, hidden: HiddenCollector) -> None:
    """Note the words that an earlier revision of a PDF has and the last has not.

    Each save that adds to the file leaves what was before it (ISO 32000-1, 7.5.6).
    """
    ends = [x.end() for x in _END.finditer(data)][:-1]
    if ends and b"/Linearized" in data[:1024]:
        ends = ends[1:]  # the first end is of the first page, and no revision
    if not ends:
        return
    last = Counter(_revision_lines(data))
    for number, end in [*enumerate(ends, 1)][-_MAX_REVISIONS:]:
        if is_late():
            hidden.unread.append(f"revision {number} of {len(ends) + 1}")
            continue
        gone = Counter(_revision_lines(data[:end])) - last
        if gone:
            place = f"revision {number} of {len(ends) + 1}"
            hidden.add("pdf_earlier_revision", place, gone.elements())


def _revision_lines(data: bytes) -> Iterator[str]:
    """Yield the lines of text of a PDF's pages, as far as it can be read."""
    try:
        with pdfium.PdfDocument(io.BytesIO(data)) as pdf:
            for number in range(min(len(pdf), MAX_PAGES)):
                if is_late():
                    return
                text = pdf[number].get_textpage().get_text_range()
                yield from (" ".join(x.split()) for x in text.splitlines() if x.strip())
    except pdfium.PdfiumError:
        return
