"""The inventory row of one page or document: what audit keeps of it besides outcomes and findings.

Stored with the page's judgement. Fields that nothing is known for have their default.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class ReadingMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """How a page's reading age was measured."""

    # The age in years by each formula, by the formula's name.
    ages: dict[str, float]
    # How many words and sentences of prose were measured.
    words: int
    sentences: int


class LongestSentence(msgspec.Struct, frozen=True, array_like=True):
    """The sentence of most words."""

    words: int
    # Its beginning.
    text: str


class LeftOut(msgspec.Struct, frozen=True, array_like=True):
    """A text that no measure read."""

    # What held it: an element's name, `outside` and the like.
    reason: str
    # Its beginning.
    text: str


class Translation(msgspec.Struct, frozen=True, array_like=True):
    """A version of a page in another language, as the page's own code names it."""

    # Two letters (ISO 639-1).
    language: str
    address: str


class UnknownWord(msgspec.Struct, frozen=True, array_like=True):
    """A word that no British dictionary has."""

    word: str
    # The sentence that it stands in.
    sentence: str


class StatedValue(msgspec.Struct, frozen=True, array_like=True):
    """One thing that a page states: a telephone number, an hour, a fee and the like."""

    # `phone`, `email`, `hours`, `fee`, `deadline` or `address`.
    kind: Literal["phone", "email", "hours", "fee", "deadline", "address"]
    # What it is stated of, for comparing: the subject's telling words and the aspect.
    key: str
    # What it is stated of, for showing.
    subject: str
    # The value in one way of writing, for comparing.
    value: str
    # The sentence or line that says it.
    text: str


class PageSummary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a page (or document) is."""

    # `html`; `undrawn` (scripts draw it, and they were not run); `document`; "" where there is none
    # (the site's own result, an address that was not judged).
    kind: Literal["", "html", "undrawn", "document"] = ""
    # What sort of page: one of `audit.inventory.page_type`'s, `document` for documents.
    type: str = ""
    title: str = ""
    # The first top heading; "" where there is none.
    h1: str = ""
    # Its meta description.
    description: str = ""
    # The language that it says it is in (BCP 47).
    language: str = ""
    # Words of the main content; of a document, of its text. None: not read.
    words: int | None = None
    # In years, the median of the formulas; None under 100 words of English prose.
    reading_age: float | None = None
    # The combined score that orders pages (50: a lightly simplified news story), or None as above.
    difficulty: float | None = None
    reading: ReadingMeasure | None = None
    # None where there is no English prose.
    longest_run: LongestSentence | None = None
    # The day of the last change (ISO 8601), and who says so: `shown`, `metadata` or `server`.
    updated: str = ""
    updated_by: str = ""
    # The day on which the page says that it is to be reviewed (ISO 8601).
    review_due: str = ""
    # Who looks after it, as the page says.
    owner: str = ""
    # The number in the Local Government Services List of the service that the heading names.
    lgsl: int | None = None
    # Whether it asks not to be listed by search engines.
    unlisted: bool = False
    # The texts of its breadcrumb, home page and the page itself left out.
    breadcrumb: list[str] = []
    translations: list[Translation] = []
    unknown_words: list[UnknownWord] = []
    # How the main content was found: `landmark`, `heading`, `trafilatura` or `body`.
    method: str = ""
    left_out: list[LeftOut] = []
    # A digest of the main content's text: equal for equal texts. None: not read.
    text_hash: str | None = None
    # Whether it is a record of its day (news, minutes), which may be out of date.
    is_record: bool = False
    # A MinHash of the text (`audit.evidence.similar_pages.likeness`); "" under eight words.
    signature: str = ""
    statements: list[StatedValue] = []
    # Sheets of paper (slides, sheets of a spreadsheet) of a document; 0: not said.
    pages: int = 0
