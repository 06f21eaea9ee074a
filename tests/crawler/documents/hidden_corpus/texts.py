"""Word, RTF and OpenDocument files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from odf import dc, meta, office, style, table, text
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from PIL import Image

from tests.crawler.documents.hidden_corpus.case import (
    PEOPLE,
    PERSON,
    SECRET,
    SHOWN,
    Case,
    saved,
    with_parts,
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word(change: Callable[[Any], None]) -> Callable[[], bytes]:
    """Make a Word file with a shown line, after a change."""

    def make() -> bytes:
        document = docx.Document()
        document.add_paragraph(f"{SHOWN} is open on Tuesdays.")
        change(document)
        return saved(document.save)

    return make


def _vanish(document: Any) -> None:
    document.add_paragraph().add_run(PERSON).font.hidden = True


def _vanish_by_style(document: Any) -> None:
    named = document.styles.add_style("Workings", 2)
    named.font.hidden = True
    document.add_paragraph().add_run(PERSON, style="Workings")


def _run(**font: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        run = document.add_paragraph().add_run(PERSON)
        if "rgb" in font:
            run.font.color.rgb = font["rgb"]
        if "size" in font:
            run.font.size = font["size"]

    return change


def _tracked(tag: str, inner: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document.add_paragraph("The post is ")._p.append(parse_xml(
            f'<w:{tag} xmlns:w="{_W}" w:id="1" w:author="Margaret Holloway" w:date="2025-01-02T03:04:05Z">'
            f"<w:r><w:{inner}>{PERSON if tag == 'del' else 'vacant'}</w:{inner}></w:r></w:{tag}>"
        ))  # fmt: skip

    return change


def _comment(document: Any) -> None:
    paragraph = document.add_paragraph("See the note.")
    document.add_comment(paragraph.runs, text=PERSON, author="Trevor Pemberton")


def _author(document: Any) -> None:
    document.core_properties.author = f"Margaret Holloway {SECRET}"


def _template() -> bytes:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        f'Target="file:///\\\\srv-fs01\\users\\mholloway\\{SECRET}.dotx"/></Relationships>'
    )
    return with_parts(_word(lambda _: None)(), {"word/_rels/settings.xml.rels": rels})


def photograph(written_as: str = "JPEG", located: bool = True) -> bytes:
    """Make a photograph that tells who took it, with what, and where."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Canon", f"Margaret Holloway {SECRET}"
    if located:
        exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    image = Image.new("RGB", (40, 30), "green")
    return saved(lambda stream: image.save(stream, written_as, exif=exif))


def plain_picture() -> bytes:
    """Make a picture that tells nothing."""
    return saved(lambda stream: Image.new("RGB", (40, 30), "green").save(stream, "JPEG"))


def _picture(data: Callable[[], bytes], name: str) -> Callable[[], bytes]:
    return lambda: with_parts(_word(lambda _: None)(), {f"word/media/{name}": data()})


def _heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return photograph("HEIF")


def _embedded_csv() -> bytes:
    rows = "\n".join(",".join(row) for row in PEOPLE).encode()
    return with_parts(_word(lambda _: None)(), {"word/embeddings/list1.bin": rows})


def _hidden_box(document: Any) -> None:
    document.add_paragraph()._p.append(parse_xml(
        f'<w:r xmlns:w="{_W}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:inline>'
        f'<wp:docPr id="1" name="Box" hidden="1"/><wps:txbx><w:txbxContent><w:p><w:r><w:t>{PERSON}</w:t></w:r></w:p>'
        "</w:txbxContent></wps:txbx></wp:inline></w:drawing></w:r>"
    ))  # fmt: skip


def _white_on_dark(document: Any) -> None:
    run = document.add_paragraph().add_run("Opening hours")
    run.font.color.rgb = RGBColor(255, 255, 255)
    run._r.rPr.append(parse_xml(f'<w:shd xmlns:w="{_W}" w:val="clear" w:fill="003366"/>'))


def _white_in_table(document: Any) -> None:
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd xmlns:w="{_W}" w:val="clear" w:fill="003366"/>')
    )
    cell.paragraphs[0].add_run("Opening hours").font.color.rgb = RGBColor(255, 255, 255)


def _not_vanished(document: Any) -> None:
    document.add_paragraph().add_run("Shown after all").font.hidden = False


def _rtf(inside: str, before: str = "") -> Callable[[], bytes]:
    return lambda: (
        "{\\rtf1\\ansi{\\colortbl;\\red255\\green255\\blue255;}" + before + SHOWN
        + " is open.\\par " + inside + "\\par }"
    ).encode()  # fmt: skip


_RTF_INFO = f"{{\\info{{\\author Margaret Holloway {SECRET}}}{{\\company Mereford}}}}"


def _odt(change: Callable[[Any], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        document = OpenDocumentText()
        document.text.addElement(text.P(text=f"{SHOWN} is open."))
        change(document)
        return saved(document.write)

    return make


def _odt_style(said: str = PERSON, **properties: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        look = style.Style(name="H1", family="text")
        look.addElement(style.TextProperties(**properties))
        document.automaticstyles.addElement(look)
        line = text.P(text="A line ")
        line.addElement(text.Span(stylename=look, text=said))
        document.text.addElement(line)

    return change


def _odt_comment(document: Any) -> None:
    note = office.Annotation()
    note.addElement(dc.Creator(text="Trevor Pemberton"))
    note.addElement(text.P(text=PERSON))
    line = text.P(text="See the note")
    line.addElement(note)
    document.text.addElement(line)


def _odt_deleted(document: Any) -> None:
    changes = text.TrackedChanges()
    region, deletion = text.ChangedRegion(check_grammar=False), text.Deletion()
    about = office.ChangeInfo()
    about.addElement(dc.Creator(text="Trevor Pemberton"))
    deletion.addElement(about)
    deletion.addElement(text.P(text=PERSON))
    region.addElement(deletion)
    changes.addElement(region)
    document.text.insertBefore(changes, document.text.firstChild)


def _odt_section(document: Any) -> None:
    section = text.Section(name="Workings", display="none")
    section.addElement(text.P(text=PERSON))
    document.text.addElement(section)


def _odt_author(document: Any) -> None:
    document.meta.addElement(meta.InitialCreator(text=f"Margaret Holloway {SECRET}"))


def _odt_version() -> bytes:
    old = _odt(lambda d: d.text.addElement(text.P(text=PERSON)))()
    return with_parts(_odt(lambda _: None)(), {"Versions/Version1": old})


def _ods(
    hide: Callable[[Any, Any, list[Any], list[Any]], None], people: list[list[str]] = PEOPLE
) -> Callable[[], bytes]:
    def make() -> bytes:
        book = OpenDocumentSpreadsheet()
        first, second = table.Table(name="Spending"), table.Table(name="People")
        row = table.TableRow()
        row.addElement(_cell(SHOWN))
        first.addElement(row)
        columns = [table.TableColumn() for _ in range(3)]
        rows = []
        for column in columns:
            second.addElement(column)
        for values in people:
            rows.append(table.TableRow())
            for value in values:
                rows[-1].addElement(_cell(value))
            second.addElement(rows[-1])
        hide(book, second, rows, columns)
        book.spreadsheet.addElement(first)
        book.spreadsheet.addElement(second)
        return saved(book.write)

    return make


def _cell(value: str) -> Any:
    cell = table.TableCell(valuetype="string")
    cell.addElement(text.P(text=value))
    return cell


def _ods_sheet(book: Any, sheet: Any, _rows: Any, _columns: Any) -> None:
    look = style.Style(name="ta2", family="table")
    look.addElement(style.TableProperties(display="false"))
    book.automaticstyles.addElement(look)
    sheet.setAttribute("stylename", look)


def _ods_rows(state: str) -> Callable[[Any, Any, list[Any], list[Any]], None]:
    def hide(_book: Any, _sheet: Any, rows: list[Any], _columns: Any) -> None:
        for row in rows:
            row.setAttribute("visibility", state)

    return hide


def _ods_columns(_book: Any, _sheet: Any, _rows: Any, columns: list[Any]) -> None:
    for column in columns:
        column.setAttribute("visibility", "collapse")


WHITE = RGBColor(255, 255, 255)
CASES = [
    Case("vanish", _word(_vanish), frozenset({"hidden_text"})),
    Case("vanish-by-style", _word(_vanish_by_style), frozenset({"hidden_text"})),
    Case("white-on-white", _word(_run(rgb=WHITE)), frozenset({"invisible_text"})),
    Case("one-point", _word(_run(size=Pt(1))), frozenset({"invisible_text"})),
    Case("tracked-deletion", _word(_tracked("del", "delText")), frozenset({"tracked_deletions"})),
    Case("tracked-insertion", _word(_tracked("ins", "t")), frozenset({"tracked_insertions"})),
    Case("word-comment", _word(_comment), frozenset({"comments"})),
    Case("word-author", _word(_author), frozenset({"property"})),
    Case("template-path", _template, frozenset({"property"}), personal=False),
    Case("photo-in-word", _picture(photograph, "image1.jpg"), frozenset({"image_location", "image_metadata"})),
    Case("heic-in-word", _picture(_heic, "image1.heic"), frozenset({"image_location"}), personal=False),
    Case("csv-in-word", _embedded_csv, frozenset({"embedded_file"})),
    Case("hidden-box", _word(_hidden_box), frozenset({"hidden_object"})),
    Case("rtf-hidden", _rtf("{\\v " + PERSON + "}"), frozenset({"hidden_text"})),
    Case("rtf-deleted", _rtf("{\\deleted " + PERSON + "}"), frozenset({"tracked_deletions"})),
    Case("rtf-white", _rtf("{\\cf1 " + PERSON + "}"), frozenset({"invisible_text"})),
    Case("rtf-author", _rtf("", _RTF_INFO), frozenset({"property"})),
    Case("rtf-note", _rtf("{\\*\\annotation " + PERSON + "}"), frozenset({"comments"})),
    Case("odt-hidden", _odt(_odt_style(display="none")), frozenset({"hidden_text"})),
    Case("odt-white", _odt(_odt_style(color="#ffffff")), frozenset({"invisible_text"})),
    Case("odt-comment", _odt(_odt_comment), frozenset({"comments"})),
    Case("odt-deleted", _odt(_odt_deleted), frozenset({"tracked_deletions"})),
    Case("odt-section", _odt(_odt_section), frozenset({"hidden_text"})),
    Case("odt-author", _odt(_odt_author), frozenset({"property"})),
    Case("odt-version", _odt_version, frozenset({"earlier_version"})),
    Case("ods-hidden-sheet", _ods(_ods_sheet), frozenset({"hidden_sheet"})),
    Case("ods-hidden-rows", _ods(_ods_rows("collapse")), frozenset({"hidden_rows"})),
    Case("ods-filtered-rows", _ods(_ods_rows("filter")), frozenset({"filtered_rows"})),
    Case("ods-hidden-columns", _ods(_ods_columns), frozenset({"hidden_columns"})),
]  # fmt: skip
NOT_HIDDEN = frozenset({"hidden_text", "invisible_text", "tracked_deletions", "hidden_object"})
LOOK_ALIKES = [
    Case("white-on-dark-run", _word(_white_on_dark), never=NOT_HIDDEN),
    Case("white-in-dark-cell", _word(_white_in_table), never=NOT_HIDDEN),
    Case("vanish-switched-off", _word(_not_vanished), never=NOT_HIDDEN),
    Case("plain-word", _word(lambda _: None), never=NOT_HIDDEN | {"property"}),
    Case("team-author", _word(lambda d: setattr(d.core_properties, "author", "Democratic Services")), personal=False),
    Case("plain-picture", _picture(plain_picture, "image1.jpg"), never=frozenset({"image_location", "image_metadata"})),
    Case("rtf-white-on-dark", _rtf("{\\chcbpat0\\cb2\\cf1 Opening hours}"), never=NOT_HIDDEN),
    Case("rtf-v-off", _rtf("{\\v0 Opening hours}"), never=NOT_HIDDEN),
    Case("odt-red", _odt(_odt_style("Opening hours", color="#cc0000")), never=NOT_HIDDEN, personal=False),
    Case("odt-white-on-dark", _odt(_odt_style("Opening hours", color="#ffffff", backgroundcolor="#003366")), never=NOT_HIDDEN),
    Case("ods-shown", _ods(_ods_rows("visible"), [["Bins", "Acme Ltd"]]), never=frozenset({"hidden_rows", "filtered_rows"})),
]  # fmt: skip
