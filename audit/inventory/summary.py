"""The inventory row of one page or document: what it is, for lists, exports and site rules."""

from __future__ import annotations

from audit.evidence.markup.search_listing import is_unlisted
from audit.evidence.similar_pages import likeness, translations
from audit.evidence.upkeep import review_dates
from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.words import prose
from audit.evidence.words.reading_measures import ReadingAge, reading_age
from audit.inputs import Inputs
from audit.inventory import breadcrumb, page_type, service_list, unknown_words
from audit.rule import NotApplicable
from audit.site_view import SiteView
from audit.stated_facts import stated_values
from signpost.language.sentences import split, word_count
from signpost.pages.content import Content
from signpost.workspace.blobs import digest
from signpost.workspace.page_summary import (
    LeftOut,
    LongestSentence,
    PageSummary,
    ReadingMeasure,
)
from signpost.workspace.records import Document, Page

# What is kept of the text that was left out: enough to see that it was rightly so.
_MOST_PARTS, _MOST_CHARACTERS = 40, 200


def of(inputs: Inputs, page: Page) -> PageSummary:
    """Summarise a page or document; a page's service is in the artifact `SERVICES`."""
    if not page.is_html:
        return _document(inputs.document)
    view = inputs.page
    if view is None:
        # Its scripts were not run: nothing is known of what it says.
        return PageSummary(kind="undrawn", type="guide", title=page.title)
    content = view.content
    reading = _reading(content, inputs.site)
    listed = service_list.nearest(content.h1, content.title)
    upkeep = review_dates.facts(view)
    return PageSummary(
        kind="html",
        type=page_type.of(view),
        title=content.title,
        h1=content.h1,
        description=content.description,
        language=content.language,
        words=content.words,
        reading_age=round(reading.age, 1) if reading else None,
        difficulty=reading.difficulty if reading else None,
        reading=_measure(reading),
        longest_run=_longest_sentence(content),
        updated=upkeep.updated,
        updated_by=upkeep.updated_by,
        review_due=upkeep.review_due,
        owner=upkeep.owner,
        lgsl=listed.lgsl if listed else None,
        unlisted=is_unlisted(view.tree),
        breadcrumb=breadcrumb.of(view.tree),
        translations=translations.of(view),
        unknown_words=unknown_words.of(content),
        method=content.method,
        left_out=_left_out(content),
        text_hash=digest(content.text.encode()),
        is_record=is_record(view),
        signature=likeness.signature(content.text),
        statements=stated_values.of(view),
    )


def _left_out(content: Content) -> list[LeftOut]:
    """Return what the measures did not read."""
    parts = [*content.unread, *content.unread_outside][:_MOST_PARTS]
    return [LeftOut(reason, _shortened(text)) for reason, text in parts]


def _measure(reading: ReadingAge | None) -> ReadingMeasure | None:
    """Return how a reading age was measured."""
    if reading is None:
        return None
    ages = {name: round(age, 1) for name, age in reading.ages.items()}
    return ReadingMeasure(ages=ages, words=reading.words, sentences=reading.sentences)


def _longest_sentence(content: Content) -> LongestSentence | None:
    """Return the longest run of words without a stop: what readers and translators lose first."""
    try:
        blocks = prose.english_blocks(content)
    except NotApplicable:
        return None
    runs = ((word_count(x), x) for block in blocks for x in split(block.text))
    count, text = max(runs, key=lambda run: run[0], default=(0, ""))
    return LongestSentence(count, _shortened(text)) if count else None


def _shortened(text: str) -> str:
    """Return the beginning of a text, marked where it was cut."""
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS].rstrip()}…"


def _reading(content: Content, site: SiteView | None) -> ReadingAge | None:
    """Measure how hard a page is to read; None where there is too little prose to tell."""
    options = site.config.audit.rules.get("readability/reading-age", {}) if site else {}
    try:
        return reading_age(content, familiar=options.get("familiar", ()))
    except NotApplicable:
        return None


def _document(document: Document | None) -> PageSummary:
    """Summarise a document, as far as it could be read."""
    if document is None:
        return PageSummary(kind="document", type="document", words=0)
    return PageSummary(
        kind="document",
        type="document",
        title=document.title,
        language=document.language,
        words=len(document.text.split()),
        pages=document.pages,
        updated=document.modified[:10],
        updated_by="metadata" if document.modified else "",
        statements=stated_values.of_document(document),
    )
