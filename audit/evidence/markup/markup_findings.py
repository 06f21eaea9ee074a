"""Findings at an element of the markup, and what the markup hides. Not a rule itself."""

from __future__ import annotations

from collections.abc import Iterator

from audit.rule import Certainty, Finding
from signpost.pages.markup import Element, css_path, snippet


def finding_at(
    element: Element,
    message: str,
    certainty: Certainty = "sure",
    key: str = "",
    component: str = "",
) -> Finding:
    """Make a finding of a message at an element; `key` and `component` are as `Finding`'s."""
    return Finding(
        message,
        where=css_path(element),
        evidence=snippet(element),
        certainty=certainty,
        key=key,
        component=component,
    )


def uncertain_finding_at(
    element: Element, message: str, key: str = "", component: str = ""
) -> Finding:
    """Make a finding that a person has to judge."""
    return finding_at(element, message, "needs_person", key, component)


def is_hidden(element: Element) -> bool:
    """Whether the markup hides an element from everybody or from screen readers."""
    return any(
        x.get("hidden") is not None or x.get("aria-hidden") == "true"
        for x in (element, *element.iterancestors())
    )


def own_texts(element: Element) -> Iterator[str]:
    """Yield the pieces of text straight inside an element, as they stand."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""
