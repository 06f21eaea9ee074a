"""The inventory row of one page or document: what it is, for lists, exports and site rules."""

from __future__ import annotations

from typing import Any

from audit import page_type
from audit.contract import NotApplicable
from audit.readability.measures import reading_age
from audit.subject import Subject
from crawler.content import Content
from crawler.page import Document, Page
from crawler.store.blobs import digest


def of(subject: Subject, page: Page) -> dict[str, Any]:
    """Summarise a page (kind `html`) or document (kind `document`) as plain data.

    `type` is one of `audit.page_type`'s; a page's service is in the artifact "audit/services".
    """
    if not page.is_html:
        return _document(subject.document_record)
    content = subject.page.content
    return {
        "kind": "html",
        "type": page_type.of(subject.page),
        "title": content.title,
        "h1": content.h1,
        "description": content.description,
        "language": content.language,
        "words": content.words,
        "reading_age": _reading_age(content),
        "text_hash": digest(content.text.encode()),
    }


def _reading_age(content: Content) -> float | None:
    """Return the page's reading age in years, or None where there is too little prose to tell."""
    try:
        return reading_age(content).age
    except NotApplicable:
        return None


def _document(document: Document | None) -> dict[str, Any]:
    """Summarise a document, as far as it could be read."""
    if document is None:
        return {"kind": "document", "type": "document", "title": "", "words": 0}
    return {
        "kind": "document",
        "type": "document",
        "title": document.title,
        "language": document.language,
        "words": len(document.text.split()),
        "pages": document.pages,
    }
