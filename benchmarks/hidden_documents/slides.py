"""Slides (PPTX, ODP) with hidden parts, and those that only look like it."""

from __future__ import annotations

import io
from typing import Any

import pptx
from odf.draw import Frame, Page, TextBox
from odf.opendocument import OpenDocumentPresentation
from odf.presentation import Notes
from odf.style import MasterPage, PageLayout
from odf.text import P
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.hidden_documents.cases import HARMLESS, PERSONAL, hidden, look_alike
from benchmarks.hidden_documents.pictures import photograph


def show() -> tuple[Any, Any]:
    """Return a slide show with one slide that everybody sees."""
    made = pptx.Presentation()
    made.core_properties.author = ""
    page = made.slides.add_slide(made.slide_layouts[1])
    page.shapes.title.text = "Bins and recycling"
    page.placeholders[1].text = "Put your bin out by six in the morning."
    return made, page


def saved(made: Any) -> bytes:
    """Return a file's bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@hidden("speaker-notes.pptx", "speaker_notes")
def speaker_notes() -> bytes:
    made, page = show()
    page.notes_slide.notes_text_frame.text = f"Do not say: {PERSONAL}"
    return saved(made)


@hidden("hidden-slide.pptx", "hidden_slide")
def hidden_slide() -> bytes:
    made, _ = show()
    page = made.slides.add_slide(made.slide_layouts[1])
    page.shapes.title.text = "Case study"
    page.placeholders[1].text = PERSONAL
    page._element.set("show", "0")
    return saved(made)


@hidden("off-the-slide.pptx", "off_slide")
def off_the_slide() -> bytes:
    made, page = show()
    box = page.shapes.add_textbox(Inches(14), Inches(1), Inches(4), Inches(1))
    box.text_frame.text = PERSONAL
    return saved(made)


@hidden("hidden-shape.pptx", "hidden_object")
def hidden_shape() -> bytes:
    made, page = show()
    box = page.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1))
    box.text_frame.text = PERSONAL
    box._element.nvSpPr.cNvPr.set("hidden", "1")
    return saved(made)


@hidden("cropped-picture.pptx", "cropped_image", critical=False)
def cropped_picture() -> bytes:
    made, page = show()
    picture = page.shapes.add_picture(io.BytesIO(photograph(words=PERSONAL)), 0, 0)
    picture.crop_top = 0.6
    return saved(made)


@hidden("photograph-with-its-place.pptx", "image_location", critical=False)
def photograph_with_place() -> bytes:
    made, page = show()
    page.shapes.add_picture(io.BytesIO(photograph(with_location=True)), 0, 0)
    return saved(made)


def odp(notes: str) -> bytes:
    """Make an OpenDocument presentation with notes on its slide."""
    made = OpenDocumentPresentation()
    layout = PageLayout(name="screen")
    made.automaticstyles.addElement(layout)
    master = MasterPage(name="plain", pagelayoutname=layout)
    made.masterstyles.addElement(master)
    page = Page(masterpagename=master, name="Bins")
    frame = Frame(width="10cm", height="3cm", x="1cm", y="1cm")
    box = TextBox()
    box.addElement(P(text="Put your bin out by six in the morning."))
    frame.addElement(box)
    page.addElement(frame)
    if notes:
        below = Notes()
        frame = Frame(width="10cm", height="3cm", x="1cm", y="1cm")
        box = TextBox()
        box.addElement(P(text=notes))
        frame.addElement(box)
        below.addElement(frame)
        page.addElement(below)
    made.presentation.addElement(page)
    return saved(made)


@hidden("speaker-notes.odp", "speaker_notes")
def notes_odp() -> bytes:
    return odp(PERSONAL)


@look_alike("notes-on-timing.pptx")
def notes_on_timing() -> bytes:
    made, page = show()
    page.notes_slide.notes_text_frame.text = f"Two minutes. {HARMLESS}"
    return saved(made)


@look_alike("chart-with-its-figures.pptx")
def chart_with_figures() -> bytes:
    made, page = show()
    data = CategoryChartData()
    data.categories = ["Abbey", "Castle", "Dock"]
    data.add_series("Bins", (1200, 1201, 1202))
    page.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data
    )
    return saved(made)


@look_alike("hidden-slide-of-thanks.pptx")
def hidden_slide_of_thanks() -> bytes:
    made, _ = show()
    page = made.slides.add_slide(made.slide_layouts[1])
    page.shapes.title.text = "Thank you. Any questions?"
    page._element.set("show", "0")
    return saved(made)


@look_alike("picture-over-the-edge.pptx")
def picture_over_the_edge() -> bytes:
    made, page = show()
    page.shapes.add_picture(io.BytesIO(photograph()), Inches(9.5), Inches(6))
    return saved(made)


@look_alike("no-notes.odp")
def no_notes() -> bytes:
    return odp("")
