"""Findings at a place of the markup, and what a field is called. Not a rule itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audit.rule import Certainty, Finding
from signpost.pages.markup import Element, css_path, snippet, squeeze, text_of

_NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}
_CHOSEN = {"checkbox", "radio", "range", "color", "file"}


def found(element: Element, message: str, certainty: Certainty = "sure", **more: Any) -> Finding:
    """Make a finding of a message at an element."""
    return Finding(
        message, where=css_path(element), evidence=snippet(element), certainty=certainty, **more
    )


def doubtful(element: Element, message: str, **more: Any) -> Finding:
    """Make a finding that a person has to judge."""
    return found(element, message, "needs_person", **more)


def fields(tree: Element) -> list[Element]:
    """Return the fields of a page that a person fills in or chooses from."""
    return [x for x in tree.iter("input", "select", "textarea") if kind_of(x) not in _NOT_TYPED]


def typed(tree: Element) -> list[Element]:
    """Return the fields that words are typed into."""
    return [x for x in fields(tree) if x.tag != "select" and kind_of(x) not in _CHOSEN]


def kind_of(field: Element) -> str:
    """Return a field's type in lower case; `text` where it has none."""
    return (field.get("type") or "text").strip().lower() if field.tag == "input" else str(field.tag)


def labels_of(field: Element) -> list[Element]:
    """Return the label elements of a field: those that name it, and one round it."""
    tree = field.getroottree().getroot()
    name = field.get("id")
    named = tree.xpath("//label[@for=$name]", name=name) if name else []
    return [*named, *field.iterancestors("label")]


def label_of(field: Element) -> str:
    """Return the words that name a field: ARIA, its labels or its title; "" if there are none."""
    tree = field.getroottree().getroot()
    by_id = " ".join(
        text_of(x)
        for name in (field.get("aria-labelledby") or "").split()
        for x in tree.xpath("//*[@id=$name]", name=name)
    )
    words = by_id or field.get("aria-label") or " ".join(map(text_of, labels_of(field)))
    return squeeze(words or field.get("title") or "")


def described(field: Element) -> str:
    """Return the words of what aria-describedby names."""
    tree = field.getroottree().getroot()
    names = (field.get("aria-describedby") or "").split()
    return " ".join(text_of(x) for n in names for x in tree.xpath("//*[@id=$name]", name=n))


def is_hidden(element: Element) -> bool:
    """Whether the markup hides an element from everybody or from screen readers."""
    return any(
        x.get("hidden") is not None or x.get("aria-hidden") == "true"
        for x in (element, *element.iterancestors())
    )


def runs_of(element: Element) -> Iterator[str]:
    """Yield the pieces of text straight inside an element, as they stand."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""
