"""The inventory row of one page or document: what it is, for lists, exports and site rules."""

from __future__ import annotations

from typing import Any

from audit import page_type
from audit.subject import Subject
from crawler.page import Document, Page


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
        "text_hash": _text_hash(content.text),
    }


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


def _text_hash(text: str) -> str:
    """Name a text, so that pages that say the same can be found."""
    from crawler.store.blobs import digest

    return digest(text.encode())
