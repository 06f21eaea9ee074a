"""What travels along with a document and its readers do not see: by kind and place, never the data.

The process that reads a document counts the personal data in each hidden part and lets go of its
words: no name, number or sentence of a hidden part is ever stored. (The file itself is, as the body
of its answer.) Rules judge `Document.hidden`.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

# The version of the readers that tell shown and hidden apart. A document that an older one read
# (0: before there was a number) may have hidden words in its text: it is read again, and what is
# stored of it is not believed.
READER_VERSION = 1

HiddenKind = Literal[
    # Spreadsheets.
    "hidden_sheet",
    "very_hidden_sheet",  # can be shown again only through the macro editor
    "hidden_rows",
    "filtered_rows",
    "hidden_columns",
    "hidden_cells",  # a number format, a colour or a size that shows nothing
    "pivot_cache",  # the rows that a pivot table was made of
    "data_model",
    "external_cache",  # values kept of another workbook, and where that was
    "connection",  # where data came from: a server, a query, a path
    # Texts and slides.
    "comments",  # comments and notes, resolved ones too
    "tracked_deletions",
    "tracked_insertions",  # shown, but who wrote it and when travels along
    "earlier_version",
    "hidden_text",  # the format "hidden", or a field or section that does not show
    "invisible_text",  # its paper's colour, or too small to see
    "speaker_notes",
    "hidden_slide",
    "off_slide",  # outside the slide or sheet of paper
    "hidden_object",  # a shape that is set not to show
    # PDF.
    "pdf_hidden_layer",  # optional content that is off
    "pdf_covered_text",  # text under something drawn over it: redaction that does not hide
    "pdf_invisible_text",  # drawn without ink, where the page has none either (no OCR layer)
    "pdf_attachment",
    "pdf_earlier_revision",  # words or pages that an earlier revision has and the last has not
    "pdf_form_data",  # what somebody filled in
    "pdf_annotation",  # comments in the margin
    "pdf_script",
    # All formats.
    "property",  # `place` says which: author, company, manager, template, last_modified_by, ...
    "custom_data",  # custom properties, document variables, custom XML
    "embedded_file",
    "macros",
    "thumbnail",
    "image_metadata",  # EXIF of a picture: camera, who made it, when
    "image_location",  # where a picture was taken
    "cropped_image",  # a picture of which only a part is shown
]
HIDDEN_KINDS: tuple[str, ...] = get_args(HiddenKind)

# What is known of a hidden part beside its words.
Sign = Literal[
    "person",  # names a person
    "internal_path",  # a drive, a share, a server or a user's folder of the council
    "feeds_chart",  # a chart that readers see is drawn from it
    "feeds_lists",  # a drop-down, a name or a formula that readers see is fed from it
    "shown_elsewhere",  # the same rows are on a sheet that readers see
    "blank",  # nothing is in it
    "collapsed",  # an outline that readers open with one press
    "cut_off",  # only a part of it was looked at: `rows` and the counts are at least
]


class HiddenPart(msgspec.Struct, frozen=True, kw_only=True):
    """One hidden part of a document. Fields that are missing where it is read have defaults."""

    kind: str
    # Where, in words that say nothing of what is hidden: `sheet 3 of 5`, `sheet "Prices", rows
    # 4-40`, `page 7`, `slide 2`, `picture 1`, `author`. Names of shown sheets are shown.
    place: str = ""
    # How much: rows, paragraphs, comments, pictures; and words.
    rows: int = 0
    words: int = 0
    # On how many of its lines each kind of personal data was seen
    # (`signpost.language.personal_data.kinds.Kind`), and on how many somebody is named.
    personal: dict[str, int] = {}
    people: int = 0
    # What the first line with personal data holds: kinds only, as in `[name] [NHS number]`.
    sample: str = ""
    # See `Sign`.
    signs: list[str] = []
