"""Texts (DOCX, ODT, RTF) with hidden parts, and those that only look like it."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from odf import dc
from odf.office import Annotation
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import P, Span

from benchmarks.hidden_documents.cases import HARMLESS, PERSONAL, hidden, look_alike
from benchmarks.hidden_documents.packages import content_type, relation, with_parts
from benchmarks.hidden_documents.pictures import photograph
from benchmarks.hidden_documents.spreadsheets import book, people
from benchmarks.hidden_documents.spreadsheets import saved as saved_book

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
_BODY = "The council collects bins every other week. Put yours out by six in the morning."


def text() -> Any:
    """Return a Word file with a heading and words that everybody sees."""
    made = docx.Document()
    made.core_properties.author = ""
    made.add_heading("Bins and recycling", 1)
    made.add_paragraph(_BODY)
    return made


def saved(made: Any) -> bytes:
    """Return a file's bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_paragraph(xml: str, made: Any = None) -> bytes:
    """Return a Word file with a paragraph of the given XML before its last element."""
    made = made or text()
    made.element.body.insert(2, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    return saved(made)


def comment(words: str, author: str) -> bytes:
    """Return a Word file with one comment."""
    part = "word/comments.xml"
    body = (
        f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="{author}" '
        f'w:date="2025-03-01T09:00:00Z"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    data = with_paragraph(
        '<w:commentRangeStart w:id="0"/><w:r><w:t>Fees</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    return with_parts(
        data,
        {part: body},
        {
            "[Content_Types].xml": content_type(part, kind),
            "word/_rels/document.xml.rels": relation(1, f"{_R}/comments", "comments.xml"),
        },
    )


@hidden("comment.docx", "comments")
def comment_docx() -> bytes:
    return comment(PERSONAL, "J Doe")


@hidden("tracked-deletion.docx", "tracked_deletions")
def tracked_deletion() -> bytes:
    return with_paragraph(
        '<w:del w:id="1" w:author="Lucy Hall" w:date="2025-03-01T09:00:00Z"><w:r>'
        f"<w:delText>{PERSONAL}</w:delText></w:r></w:del>"
    )


@hidden("tracked-insertion.docx", "tracked_insertions", critical=False)
def tracked_insertion() -> bytes:
    return with_paragraph(
        '<w:ins w:id="2" w:author="Lucy Hall" w:date="2025-03-01T09:00:00Z"><w:r>'
        f"<w:t>{HARMLESS}</w:t></w:r></w:ins>"
    )


@hidden("vanished.docx", "hidden_text")
def vanished() -> bytes:
    return with_paragraph(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{PERSONAL}</w:t></w:r>")


@hidden("vanished-by-style.docx", "hidden_text")
def vanished_by_style() -> bytes:
    made = text()
    style = made.styles.add_style("Notes to self", 1)
    style.font.hidden = True
    made.add_paragraph(PERSONAL, style=style)
    return saved(made)


@hidden("white-on-white.docx", "invisible_text", "hidden_text")
def white_on_white() -> bytes:
    made = text()
    made.add_paragraph().add_run(PERSONAL).font.color.rgb = RGBColor(255, 255, 255)
    return saved(made)


@hidden("too-small-to-see.docx", "invisible_text", "hidden_text")
def too_small() -> bytes:
    made = text()
    made.add_paragraph().add_run(PERSONAL).font.size = Pt(1)
    return saved(made)


@hidden("workbook-inside.docx", "embedded_file")
def workbook_inside() -> bytes:
    workbook, sheet = book()
    people(sheet)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return with_parts(
        saved(text()),
        {_WORKBOOK: saved_book(workbook)},
        {
            "[Content_Types].xml": (
                "</Types>",
                f'<Override PartName="/{_WORKBOOK}" ContentType="{kind}"/>',
            ),
            "word/_rels/document.xml.rels": relation(
                2, f"{_R}/package", "embeddings/Microsoft_Excel_Sheet1.xlsx"
            ),
        },
    )


@hidden("photograph-with-its-place.docx", "image_location", critical=False)
def photograph_with_place() -> bytes:
    made = text()
    made.add_picture(io.BytesIO(photograph(with_location=True)))
    return saved(made)


@hidden("template-on-a-drive.docx", "property", critical=False)
def template_on_a_drive() -> bytes:
    return with_parts(
        saved(text()),
        {
            "word/_rels/settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                'relationships"><Relationship Id="rIdT" TargetMode="External" '
                f'Type="{_R}/attachedTemplate" '
                'Target="file:///\\\\mfs01\\users\\jdoe\\Templates\\Report.dotx"/></Relationships>'
            )
        },
        {
            "word/settings.xml": (
                "</w:settings>",
                f'<w:attachedTemplate xmlns:r="{_R}" r:id="rIdT"/>',
            )
        },
    )


@hidden("case-number-in-custom-properties.docx", "custom_data", "property")
def custom_properties() -> bytes:
    part = "docProps/custom.xml"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/"
    body = (
        f'<Properties xmlns="{space}custom-properties" xmlns:vt="{space}docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Client">'
        f"<vt:lpwstr>{PERSONAL}</vt:lpwstr></property></Properties>"
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    return with_parts(
        saved(text()),
        {part: body},
        {
            "[Content_Types].xml": content_type(part, kind),
            "_rels/.rels": relation(9, f"{space}relationships/custom-properties", part),
        },
    )


def odt(*, note: str = "", deleted: str = "", unseen: str = "") -> bytes:
    """Make an OpenDocument text with a note in the margin, a tracked deletion or hidden words."""
    made = OpenDocumentText()
    style = Style(name="unseen", family="text")
    style.addElement(TextProperties(display="none"))
    made.automaticstyles.addElement(style)
    made.text.addElement(P(text=_BODY))
    if unseen:
        paragraph = P(text="Fees: ")
        paragraph.addElement(Span(stylename="unseen", text=unseen))
        made.text.addElement(paragraph)
    if note:
        paragraph = P(text="Fees")
        margin = Annotation()
        margin.addElement(dc.Creator(text="J Doe"))
        margin.addElement(P(text=note))
        paragraph.addElement(margin)
        made.text.addElement(paragraph)
    data = saved(made)
    if deleted:
        tracked = (
            '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
            "<office:change-info><dc:creator>J Doe</dc:creator>"
            "<dc:date>2025-03-01T09:00:00</dc:date>"
            f"</office:change-info><text:p>{deleted}</text:p></text:deletion></text:changed-region>"
            "</text:tracked-changes>"
        )
        data = with_parts(data, {}, {"content.xml": ("<text:p", tracked)})
    return data


@hidden("note-in-the-margin.odt", "comments")
def note_odt() -> bytes:
    return odt(note=PERSONAL)


@hidden("tracked-deletion.odt", "tracked_deletions")
def deletion_odt() -> bytes:
    return odt(deleted=PERSONAL)


@hidden("hidden-words.odt", "hidden_text")
def hidden_odt() -> bytes:
    return odt(unseen=PERSONAL)


def rtf(more: str) -> bytes:
    """Make an RTF file with something before its last paragraph."""
    head = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;}"
    return f"{head}\\f0\\fs22 {_BODY}\\par {more}\\par Ring us.\\par}}".encode()


@hidden("hidden-words.rtf", "hidden_text")
def hidden_rtf() -> bytes:
    return rtf(rf"{{\v {PERSONAL}}}")


@hidden("tracked-deletion.rtf", "tracked_deletions")
def deletion_rtf() -> bytes:
    return rtf(rf"{{\deleted\revauthdel1 {PERSONAL}}}")


@hidden("comment.rtf", "comments")
def comment_rtf() -> bytes:
    return rtf(rf"Fees{{\*\atnid JD}}{{\*\atnauthor J Doe}}{{\*\annotation {PERSONAL}}}")


@look_alike("comment-on-a-figure.docx")
def comment_on_a_figure() -> bytes:
    return comment(HARMLESS, "Finance")


@look_alike("contents-with-hidden-page-numbers.docx")
def contents() -> bytes:
    return with_paragraph(
        "<w:r><w:t>1 Bins</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>4</w:t></w:r>"
    )


@look_alike("white-words-on-a-dark-cell.docx")
def white_on_dark() -> bytes:
    made = text()
    cell = made.add_table(1, 1).cell(0, 0)
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="1F3864"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    run = cell.paragraphs[0].add_run("Contact officer: Lucy Hall, Planning Officer")
    run.font.color.rgb = RGBColor(255, 255, 255)
    return saved(made)


@look_alike("photograph-without-place.docx")
def photograph_without_place() -> bytes:
    made = text()
    made.add_picture(io.BytesIO(photograph()))
    return saved(made)


@look_alike("author-is-a-council.docx")
def author_is_a_council() -> bytes:
    made = text()
    made.core_properties.author = "Mereford Council"
    return saved(made)


@look_alike("header-and-footnotes.docx")
def header_and_footer() -> bytes:
    made = text()
    made.sections[0].header.paragraphs[0].text = "Mereford Council, 5 High Street"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    return saved(made)


@look_alike("accepted-changes.odt")
def plain_odt() -> bytes:
    return odt()


@look_alike("note-on-a-figure.odt")
def harmless_odt() -> bytes:
    return odt(note=HARMLESS)


@look_alike("hidden-switched-off.rtf")
def plain_rtf() -> bytes:
    return rtf(rf"{{\v0 {HARMLESS}}} {{\b Fees}}")
