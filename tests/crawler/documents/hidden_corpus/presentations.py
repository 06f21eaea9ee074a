"""PowerPoint and OpenDocument presentations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import openpyxl
import pptx
from odf import draw, presentation, style, text
from odf.opendocument import OpenDocumentPresentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from tests.crawler.documents.hidden_corpus.case import (
    PEOPLE,
    PERSON,
    SHOWN,
    Case,
    saved,
    with_parts,
)


def _show(change: Callable[[Any, Any], None]) -> Callable[[], bytes]:
    """Make slides with a shown title, after a change."""

    def make() -> bytes:
        show = pptx.Presentation()
        show.core_properties.last_modified_by = show.core_properties.comments = ""
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = SHOWN
        change(show, slide)
        return saved(show.save)

    return make


def _box(slide: Any, said: str, left: float = 1, top: float = 3) -> Any:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(4), Inches(1))
    box.text_frame.text = said
    return box


def _notes(_: Any, slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = PERSON


def _hidden_slide(show: Any, _: Any) -> None:
    other = show.slides.add_slide(show.slide_layouts[5])
    other.shapes.title.text = PERSON
    other._element.set("show", "0")


def _off_slide(left: float) -> Callable[[Any, Any], None]:
    return lambda _, slide: _box(slide, PERSON, left) and None


def _hidden_shape(_: Any, slide: Any) -> None:
    _box(slide, PERSON)._element.nvSpPr.cNvPr.set("hidden", "1")


def _white(_: Any, slide: Any) -> None:
    run = _box(slide, PERSON).text_frame.paragraphs[0].runs[0]
    run.font.color.rgb = RGBColor(255, 255, 255)


def _tiny(_: Any, slide: Any) -> None:
    _box(slide, PERSON).text_frame.paragraphs[0].runs[0].font.size = Pt(1)


def _comments() -> bytes:
    part = (
        '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f'<p:cm authorId="0" idx="1"><p:text>{PERSON}</p:text></p:cm></p:cmLst>'
    )
    return with_parts(_show(lambda *_: None)(), {"ppt/comments/comment1.xml": part})


def _chart(rows: list[list[str]]) -> Callable[[], bytes]:
    """Make slides with a chart, whose workbook has more rows than the chart shows."""

    def make() -> bytes:
        data = CategoryChartData()
        data.categories = ["North", "South"]
        data.add_series("Bins", (3, 5))
        made = _show(
            lambda _, slide: slide.shapes.add_chart(
                XL_CHART_TYPE.PIE, Inches(1), Inches(2), Inches(4), Inches(3), data
            ) and None
        )()  # fmt: skip
        book = openpyxl.Workbook()
        for row in [["Ward", "Bins"], ["North", 3], ["South", 5], [], *rows]:
            book.active.append(row)
        book.properties.creator = "openpyxl"
        return with_parts(made, {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": saved(book.save)})

    return make


def _white_in_blue(_: Any, slide: Any) -> None:
    box = _box(slide, "Opening hours")
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0, 51, 102)
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def _white_on_blue_box(_: Any, slide: Any) -> None:
    under = _box(slide, "")
    under.fill.solid()
    under.fill.fore_color.rgb = RGBColor(0, 51, 102)
    run = _box(slide, "Opening hours").text_frame.paragraphs[0].runs[0]
    run.font.color.rgb = RGBColor(255, 255, 255)


def _odp(notes: str, hidden: str) -> Callable[[], bytes]:
    def make() -> bytes:
        show = OpenDocumentPresentation()
        layout = style.PageLayout(name="L")
        layout.addElement(style.PageLayoutProperties(pagewidth="28cm", pageheight="21cm"))
        show.automaticstyles.addElement(layout)
        master = style.MasterPage(name="M", pagelayoutname=layout)
        show.masterstyles.addElement(master)
        look = style.Style(name="dp2", family="drawing-page")
        look.addElement(style.DrawingPageProperties(visibility="hidden"))
        show.automaticstyles.addElement(look)
        first = draw.Page(masterpagename=master)
        first.addElement(_frame(SHOWN, "2cm"))
        if notes:
            note = presentation.Notes()
            note.addElement(_frame(notes, "2cm"))
            first.addElement(note)
        show.presentation.addElement(first)
        if hidden:
            second = draw.Page(masterpagename=master, stylename=look)
            second.addElement(_frame(hidden, "2cm"))
            show.presentation.addElement(second)
        return saved(show.write)

    return make


def _odp_off() -> bytes:
    show = OpenDocumentPresentation()
    layout = style.PageLayout(name="L")
    layout.addElement(style.PageLayoutProperties(pagewidth="28cm", pageheight="21cm"))
    show.automaticstyles.addElement(layout)
    master = style.MasterPage(name="M", pagelayoutname=layout)
    show.masterstyles.addElement(master)
    page = draw.Page(masterpagename=master)
    page.addElement(_frame(SHOWN, "2cm"))
    page.addElement(_frame(PERSON, "40cm"))
    show.presentation.addElement(page)
    return saved(show.write)


def _frame(said: str, left: str) -> Any:
    frame = draw.Frame(x=left, y="2cm", width="10cm", height="3cm")
    box = draw.TextBox()
    box.addElement(text.P(text=said))
    frame.addElement(box)
    return frame


CASES = [
    Case("speaker-notes", _show(_notes), frozenset({"speaker_notes"})),
    Case("hidden-slide", _show(_hidden_slide), frozenset({"hidden_slide"})),
    Case("off-slide-right", _show(_off_slide(20)), frozenset({"off_slide"})),
    Case("off-slide-left", _show(_off_slide(-8)), frozenset({"off_slide"})),
    Case("hidden-shape", _show(_hidden_shape), frozenset({"hidden_object"})),
    Case("white-on-slide", _show(_white), frozenset({"invisible_text"})),
    Case("tiny-on-slide", _show(_tiny), frozenset({"invisible_text"})),
    Case("slide-comments", _comments, frozenset({"comments"})),
    Case("workbook-of-chart", _chart(PEOPLE), frozenset({"embedded_file"})),
    Case("odp-notes", _odp(PERSON, ""), frozenset({"speaker_notes"})),
    Case("odp-hidden-slide", _odp("", PERSON), frozenset({"hidden_slide"})),
    Case("odp-off-slide", _odp_off, frozenset({"off_slide"})),
]
NONE = frozenset({"invisible_text", "hidden_object", "off_slide", "hidden_slide", "speaker_notes"})
LOOK_ALIKES = [
    Case("chart-alone", _chart([]), frozenset({"embedded_file"}), personal=False),
    Case("white-in-blue", _show(_white_in_blue), never=NONE),
    Case("white-on-blue-box", _show(_white_on_blue_box), never=NONE),
    Case("bleeds-off-slide", _show(lambda _, s: _box(s, "Bins", 8) and None), never=NONE),
    Case("empty-notes", _show(lambda _, s: setattr(s.notes_slide.notes_text_frame, "text", " ")), never=NONE),
    Case("odp-plain", _odp("", ""), never=NONE),
    Case("notes-of-steps", _show(lambda _, s: setattr(s.notes_slide.notes_text_frame, "text", "Pause here, then take questions.")), frozenset({"speaker_notes"}), personal=False),
]  # fmt: skip
