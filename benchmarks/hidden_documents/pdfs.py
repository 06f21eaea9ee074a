"""PDFs with hidden parts, and those that only look like it: drawn operator by operator."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw

from benchmarks.hidden_documents.cases import HARMLESS, HEADINGS, PERSONAL, ROWS, hidden, look_alike

_BODY = "The council collects bins every other week."


def words(text: str, y: int = 600, x: int = 72, more: str = "") -> str:
    """Return the operators that write a line; `more` stand before it, such as a colour."""
    return f"BT /F1 11 Tf {more} {x} {y} Td ({text}) Tj ET\n"


def box(y: int, colour: str = "0 0 0", x: int = 66, width: int = 470) -> str:
    """Return the operators that draw a filled box over a line."""
    return f"q {colour} rg {x} {y - 5} {width} 18 re f Q\n"


def pdf(content: str, pages: int = 1) -> Pdf:
    """Return a PDF with a line that everybody sees, and more on its first page."""
    made = Pdf.new()
    font = made.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number in range(pages):
        made.add_blank_page(page_size=(595, 842))
        page = made.pages[number]
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        drawn = words(_BODY, 760) + (content if not number else "")
        page.Contents = made.make_indirect(Stream(made, drawn.encode("latin-1")))
    return made


def saved(made: Pdf) -> bytes:
    """Return a PDF's bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def image(made: Pdf, drawn: Image.Image) -> Any:
    """Return a picture as an object of a PDF."""
    return made.make_indirect(
        Stream(
            made,
            drawn.convert("RGB").tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=drawn.width,
            Height=drawn.height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
    )


def appended(old: bytes, new_content: bytes) -> bytes:
    """Add a revision to a PDF in which its first page says something else (ISO 32000-1, 7.5.6)."""
    with Pdf.open(io.BytesIO(old)) as opened:
        number = opened.pages[0].Contents.objgen[0]
        root, size = opened.trailer.Root.objgen[0], int(opened.trailer.Size)
    start = old.rpartition(b"startxref")[2].split()[0].decode()
    body = old if old.endswith(b"\n") else old + b"\n"
    place = len(body)
    body += b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        len(new_content),
        new_content,
    )
    table = len(body)
    body += f"xref\n{number} 1\n{place:010d} 00000 n \n".encode()
    trailer = f"<</Size {size}/Root {root} 0 R/Prev {start}>>"
    body += f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode()
    return body


def plainly_saved(made: Pdf) -> bytes:
    """Return a PDF's bytes with a plain table of its objects, which a revision can follow."""
    out = io.BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


@hidden("black-box-over-words.pdf", "pdf_covered_text")
def black_box() -> bytes:
    return saved(pdf(words(PERSONAL) + box(600)))


@hidden("white-box-over-words.pdf", "pdf_covered_text")
def white_box() -> bytes:
    return saved(pdf(words(PERSONAL) + box(600, "1 1 1")))


@hidden("picture-over-words.pdf", "pdf_covered_text")
def picture_over_words() -> bytes:
    made = pdf(words(PERSONAL) + "q 470 0 0 18 66 595 cm /Im1 Do Q\n")
    cover = image(made, Image.new("RGB", (40, 4), (20, 20, 20)))
    made.pages[0].Resources.XObject = Dictionary(Im1=cover)
    return saved(made)


@hidden("box-as-an-annotation.pdf", "pdf_covered_text")
def box_as_annotation() -> bytes:
    made = pdf(words(PERSONAL))
    look = made.make_indirect(
        Stream(made, b"0 0 0 rg 0 0 470 18 re f", Type=Name.XObject, Subtype=Name.Form)
    )
    look.BBox = Array([0, 0, 470, 18])
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([66, 595, 536, 613]), F=4,
        AP=Dictionary(N=look), IC=Array([0, 0, 0]),
    )  # fmt: skip
    made.pages[0].Annots = Array([made.make_indirect(note)])
    return saved(made)


def layered(content: str, *, is_off: bool) -> bytes:
    """Make a PDF with a layer, on or off."""
    made = pdf(f"/OC /L1 BDC\n{content}EMC\n")
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Working layer")))
    made.pages[0].Resources.Properties = Dictionary(L1=layer)
    off = Array([layer]) if is_off else Array([])
    made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=off))
    return saved(made)


@hidden("layer-that-is-off.pdf", "pdf_hidden_layer")
def layer_off() -> bytes:
    return layered(words(PERSONAL), is_off=True)


@hidden("words-without-ink.pdf", "pdf_invisible_text")
def without_ink() -> bytes:
    return saved(pdf(words(PERSONAL, more="3 Tr")))


@hidden("white-words.pdf", "pdf_invisible_text", "invisible_text", "pdf_covered_text")
def white_words() -> bytes:
    return saved(pdf(words(PERSONAL, more="1 1 1 rg")))


@hidden("words-off-the-paper.pdf", "off_slide", "pdf_invisible_text")
def off_the_paper() -> bytes:
    return saved(pdf(words(PERSONAL, y=-200)))


@hidden("attached-list.pdf", "pdf_attachment")
def attached_list() -> bytes:
    made = pdf("")
    rows = "\n".join(",".join(row) for row in (HEADINGS, *ROWS))
    made.attachments["list.csv"] = rows.encode()
    return saved(made)


@hidden("earlier-revision.pdf", "pdf_earlier_revision")
def earlier_revision() -> bytes:
    return appended(plainly_saved(pdf(words(PERSONAL))), words(_BODY, 760).encode())


@hidden("page-taken-out-in-a-revision.pdf", "pdf_earlier_revision")
def overwritten_words() -> bytes:
    lines = "".join(words(" ".join(row), 600 - 20 * n) for n, row in enumerate(ROWS))
    redrawn = words(_BODY, 760) + words("This page is left blank on purpose.")
    return appended(plainly_saved(pdf(lines)), redrawn.encode())


@hidden("filled-in-form.pdf", "pdf_form_data")
def filled_in_form() -> bytes:
    return form(PERSONAL)


def form(value: str) -> bytes:
    """Make a PDF with a field of a form, which nothing draws."""
    made = pdf(words("Your details:"))
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("details"),
            V=String(value), Rect=Array([72, 560, 400, 580]), F=2,
        )
    )  # fmt: skip
    made.pages[0].Annots = Array([field])
    made.Root.AcroForm = Dictionary(Fields=Array([field]))
    return saved(made)


def annotated(note: str, kind: str = "Text") -> bytes:
    """Make a PDF with a comment in its margin."""
    made = pdf("")
    margin = Dictionary(
        Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([72, 755, 300, 775]),
        Contents=String(note), T=String("J Doe"),
    )  # fmt: skip
    if kind == "Highlight":
        margin.QuadPoints = Array([72, 775, 300, 775, 72, 755, 300, 755])
        margin.C = Array([1, 1, 0])
    made.pages[0].Annots = Array([made.make_indirect(margin)])
    return saved(made)


@hidden("comment-in-the-margin.pdf", "pdf_annotation", "comments")
def comment_in_margin() -> bytes:
    return annotated(PERSONAL)


@hidden("made-from-a-drive.pdf", "property", critical=False)
def made_from_a_drive() -> bytes:
    made = pdf("")
    made.docinfo["/Author"] = "Hugh Prentice"
    made.docinfo["/Title"] = "Microsoft Word - H:\\Housing\\jdoe\\Report 4.docx"
    return saved(made)


@hidden("script.pdf", "pdf_script", critical=False)
def script() -> bytes:
    made = pdf("")
    run = "app.alert('Hello');"
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(run))
    return saved(made)


@look_alike("redacted-for-good.pdf")
def redacted_for_good() -> bytes:
    return saved(pdf(words("Name:") + box(600, x=110, width=300)))


@look_alike("scan-with-its-words.pdf")
def scan_with_words() -> bytes:
    """Make a scan: a picture of words, and the same words without ink for screen readers."""
    drawn = Image.new("RGB", (595, 842), "white")
    line = "Contact officer: Lucy Hall, Planning Officer, 01632 960 110"
    pen = ImageDraw.Draw(drawn)
    pen.text((72, 842 - 600 - 10), line, fill="black")
    pen.text((72, 842 - 760 - 10), _BODY, fill="black")
    made = pdf("")
    content = "q 595 0 0 842 0 0 cm /Im1 Do Q\n" + words(line, more="3 Tr")
    content += words(_BODY, 760, more="3 Tr")
    made.pages[0].Resources.XObject = Dictionary(Im1=image(made, drawn))
    made.pages[0].Contents = made.make_indirect(Stream(made, content.encode()))
    return saved(made)


@look_alike("white-words-on-a-bar.pdf")
def white_on_bar() -> bytes:
    line = words("Signed off by Cllr Joan Reid, Mayor of Mereford", more="1 1 1 rg")
    return saved(pdf(box(600, "0.1 0.2 0.4") + line))


@look_alike("words-on-a-pale-box.pdf")
def words_on_pale_box() -> bytes:
    return saved(pdf(box(600, "0.9 0.9 0.9") + words("Contact officer: Lucy Hall, 01632 960 110")))


@look_alike("highlighted.pdf")
def highlighted() -> bytes:
    return annotated("", "Highlight")


@look_alike("empty-form.pdf")
def empty_form() -> bytes:
    return form("")


@look_alike("layer-that-is-on.pdf")
def layer_on() -> bytes:
    return layered(words(HARMLESS), is_off=False)


@look_alike("hidden-layer-of-a-plan.pdf")
def layer_of_a_plan() -> bytes:
    return layered(words("Drawing grid 1:500"), is_off=True)


@look_alike("attached-figures.pdf")
def attached_figures() -> bytes:
    made = pdf("")
    made.attachments["bins.csv"] = b"Ward,Bins\nAbbey,1200\nCastle,1201\n"
    return saved(made)


@look_alike("revision-that-adds.pdf")
def revision_that_adds() -> bytes:
    added = words(_BODY, 760) + words(HARMLESS)
    return appended(plainly_saved(pdf("")), added.encode())


@look_alike("framed-table.pdf")
def framed_table() -> bytes:
    frame = "q 0 0 0 RG 66 595 470 18 re S Q\n"
    return saved(pdf(words("Report author: Simon Peel, Head of Finance") + frame))
