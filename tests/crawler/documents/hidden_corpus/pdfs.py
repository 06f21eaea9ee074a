"""PDFs, written content by content."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from PIL import Image, ImageDraw

from tests.crawler.documents.hidden_corpus.case import PEOPLE, PERSON, SECRET, SHOWN, Case, saved
from tests.crawler.documents.hidden_corpus.texts import photograph

# Where the words in question stand.
AT = "BT /F1 12 Tf 50 600 Td"
BOX = "45 590 480 24 re f"


def pdf(content: str, change: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    """Make a PDF of one page with a shown line and some content."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    shown = f"BT /F1 14 Tf 50 700 Td ({SHOWN} is open) Tj ET\n"
    page.Contents = made.make_stream((shown + content).encode("latin-1"))
    if change:
        change(made)
    return saved(made.save)


def _case(content: str, change: Callable[[pikepdf.Pdf], None] | None = None) -> Callable[[], bytes]:
    return lambda: pdf(content, change)


TEXT = f"{AT} ({PERSON}) Tj ET\n"


def _layer(state: str) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Notes"))
        made.pages[0].Resources.Properties = pikepdf.Dictionary(L1=layer)
        usual = pikepdf.Dictionary({"/Order": pikepdf.Array([layer])})
        usual[state] = pikepdf.Array([layer])
        made.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=usual)

    return change


def _annotated(subtype: str, **more: object) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{subtype}"),
            Rect=pikepdf.Array([45, 590, 525, 614]),
        )
        for key, value in more.items():
            note[f"/{key}"] = value
        if subtype == "Square":
            look = made.make_stream(b"0 g 0 0 480 24 re f")
            look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            look.BBox = pikepdf.Array([0, 0, 480, 24])
            note.AP = pikepdf.Dictionary(N=look)
            note.F = 4
        made.pages[0].Annots = pikepdf.Array([made.make_indirect(note)])

    return change


def _attached(made: pikepdf.Pdf) -> None:
    rows = "\n".join(",".join(row) for row in PEOPLE).encode()
    made.attachments["people.csv"] = pikepdf.AttachedFileSpec(made, rows)


def _form(value: str) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="Your name", V=value)
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([made.make_indirect(field)]))

    return change


def _prints_itself(made: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="this.print();")
    made.Root.AA = pikepdf.Dictionary(WP=script)


def _author(name: str) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        made.docinfo["/Author"] = name

    return change


def _xmp(made: pikepdf.Pdf) -> None:
    with made.open_metadata() as about:
        about["dc:creator"] = ["Margaret Holloway"]
        about["xmpMM:DerivedFrom"] = f"file:///C:/Users/mholloway/{SECRET}.docx"


def _image(image: Image.Image, data: bytes = b"") -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        held = data or saved(lambda stream: image.save(stream, "JPEG"))
        stream = made.make_stream(held)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height = image.size
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        stream.Filter = pikepdf.Name.DCTDecode
        made.pages[0].Resources.XObject = pikepdf.Dictionary(I1=stream)

    return change


def _scan(black: bool) -> Image.Image:
    """Draw a scanned page whose words, or black box, lie where the OCR layer's text does."""
    image = Image.new("RGB", (1190, 1684), "white")
    draw = ImageDraw.Draw(image)
    if black:
        draw.rectangle((90, 450, 1060, 512), fill="black")
    else:
        draw.text((100, 462), PERSON.replace(SECRET, "Mereford"), fill="black", font_size=26)
    draw.text((100, 260), f"{SHOWN} is open", fill="black", font_size=30)
    return image


PAGE_IMAGE = "q 595 0 0 842 0 0 cm /I1 Do Q\n"
SMALL_IMAGE = "q 80 0 0 60 50 500 cm /I1 Do Q\n"


def _revised(first: str, then: str) -> Callable[[], bytes]:
    """Make a PDF that was changed by adding to its end."""

    def make() -> bytes:
        data = pdf(first)
        with pikepdf.open(io.BytesIO(data)) as made:
            number = made.pages[0].obj.Contents.objgen[0]
            root, size = made.Root.objgen[0], len(made.objects) + 1
        start = data[data.rindex(b"startxref") + 9 :].split()[0]
        body = f"BT /F1 14 Tf 50 700 Td ({SHOWN} is open) Tj ET\n{then}".encode()
        at = len(data)
        new = f"\n{number} 0 obj\n<< /Length {len(body)} >>\nstream\n".encode() + body
        new += b"\nendstream\nendobj\n"
        xref = at + len(new)
        new += f"xref\n{number} 1\n{at + 1:010d} 00000 n \ntrailer\n<< /Size {size} ".encode()
        new += f"/Root {root} 0 R /Prev {start.decode()} >>\nstartxref\n{xref}\n%%EOF\n".encode()
        return data + new

    return make


def _in_form(made: pikepdf.Pdf) -> None:
    form = made.make_stream(TEXT.encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 595, 842])
    form.Resources = made.pages[0].Resources
    made.pages[0].Resources = pikepdf.Dictionary(
        Font=made.pages[0].Resources.Font, XObject=pikepdf.Dictionary(X1=made.make_indirect(form))
    )


CASES = [
    Case("layer-off", _case(f"/OC /L1 BDC {TEXT} EMC", _layer("/OFF")), frozenset({"pdf_hidden_layer"})),
    Case("black-box", _case(f"{TEXT} 0 g {BOX}"), frozenset({"pdf_covered_text"})),
    Case("white-box", _case(f"{TEXT} 1 g {BOX}"), frozenset({"pdf_covered_text"})),
    Case("black-box-by-line", _case(f"{TEXT} 24 w 0 G 45 603 m 525 603 l S"), frozenset({"pdf_covered_text"})),
    Case("black-box-on-form", _case(f"/X1 Do 0 g {BOX}", _in_form), frozenset({"pdf_covered_text"})),
    Case("picture-over-text", _case(f"{TEXT} q 480 0 0 24 45 590 cm /I1 Do Q", _image(Image.new("RGB", (480, 24), "black"))), frozenset({"pdf_covered_text"})),
    Case("black-annotation", _case(TEXT, _annotated("Square")), frozenset({"pdf_covered_text"})),
    Case("mode-3", _case(f"3 Tr {TEXT}"), frozenset({"pdf_invisible_text"})),
    Case("white-text", _case(f"1 g {TEXT}"), frozenset({"invisible_text"})),
    Case("tiny-text", _case(TEXT.replace("12 Tf", "0.8 Tf")), frozenset({"invisible_text"})),
    Case("off-page", _case(TEXT.replace("50 600", "900 600")), frozenset({"off_slide"})),
    Case("ocr-under-black-box", _case(f"{PAGE_IMAGE} 3 Tr {TEXT}", _image(_scan(True))), frozenset({"pdf_covered_text"})),
    Case("attachment", _case("", _attached), frozenset({"pdf_attachment"})),
    Case("form-data", _case("", _form(PERSON)), frozenset({"pdf_form_data"})),
    Case("script-when-printed", _case("", _prints_itself), frozenset({"pdf_script"}), personal=False),
    Case("margin-comment", _case("", _annotated("Text", Contents=PERSON, T="Trevor Pemberton")), frozenset({"pdf_annotation"})),
    Case("pdf-author", _case("", _author(f"Margaret Holloway {SECRET}")), frozenset({"property"})),
    Case("xmp", _case("", _xmp), frozenset({"property"})),
    Case("earlier-revision", _revised(TEXT, ""), frozenset({"pdf_earlier_revision"})),
    Case("photo-in-pdf", _case(SMALL_IMAGE, _image(Image.new("RGB", (40, 30)), photograph())), frozenset({"image_location"}), personal=False),
]  # fmt: skip
NEVER = frozenset(
    {"pdf_covered_text", "pdf_invisible_text", "invisible_text", "pdf_hidden_layer",
     "pdf_earlier_revision", "off_slide", "pdf_form_data", "pdf_annotation", "image_location"}
)  # fmt: skip
OPEN = f"{AT} (Opening hours for all) Tj ET\n"
OCR = f"3 Tr {AT} (Mereford: Margaret Holloway, NI number) Tj ET\n"
LOOK_ALIKES = [
    Case("text-on-coloured-box", _case(f"0.9 0.9 0.6 rg {BOX} 0 g {OPEN}"), never=NEVER),
    Case("white-on-black-box", _case(f"0 g {BOX} 1 g {OPEN}"), never=NEVER),
    Case("real-redaction", _case(f"0 g {BOX}"), never=NEVER),
    Case("ocr-layer", _case(f"{PAGE_IMAGE} {OCR}", _image(_scan(False))), never=NEVER),
    Case("real-redaction-of-scan", _case(PAGE_IMAGE + f"3 Tr BT /F1 14 Tf 50 700 Td ({SHOWN}) Tj ET", _image(_scan(True))), never=NEVER),
    Case("layer-on", _case(f"/OC /L1 BDC {OPEN} EMC", _layer("/ON")), never=NEVER),
    Case("underlined", _case(f"{OPEN} 50 597 180 1 re f"), never=NEVER),
    Case("box-beside-text", _case(f"{OPEN} 0 g 300 590 100 24 re f"), never=NEVER),
    Case("highlighted", _case(f"1 1 0 rg 45 596 200 16 re f 0 g {OPEN}"), never=NEVER),
    Case("empty-form", _case("", _form("")), never=NEVER),
    Case("saved-twice", _revised(OPEN, OPEN), never=NEVER),
    Case("organisation-author-pdf", _case("", _author("Democratic Services")), personal=False),
    Case("pale-grey", _case(f"0.8 g {OPEN}"), never=NEVER),
    Case("link-annotation", _case("", _annotated("Link")), never=NEVER),
]  # fmt: skip
