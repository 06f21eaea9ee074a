"""The fields of forms: which there are, of what kind, and the words that name and describe them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from audit.evidence.markup.element_index import labels_for, with_id
from signpost.pages.markup import Element, squeeze, text_of

_NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}
_CHOSEN = {"checkbox", "radio", "range", "color", "file"}


def fields_of(tree: Element) -> list[Element]:
    """Return the fields under an element that a person fills in or chooses from."""
    return [x for x in tree.iter("input", "select", "textarea") if kind_of(x) not in _NOT_TYPED]


def typed_fields(tree: Element) -> list[Element]:
    """Return the fields that words are typed into."""
    return list(each_typed_field(tree))


def each_typed_field(tree: Element) -> Iterator[Element]:
    """Go through the fields that words are typed into, in document order."""
    fields = (x for x in tree.iter("input", "textarea"))
    return (x for x in fields if kind_of(x) not in _NOT_TYPED | _CHOSEN)


def kind_of(field: Element) -> str:
    """Return a field's type in lower case; `text` where it has none."""
    return (field.get("type") or "text").strip().lower() if field.tag == "input" else str(field.tag)


def labels_of(field: Element) -> list[Element]:
    """Return the label elements of a field: those that name it, and one round it."""
    return [*labels_for(field, field.get("id") or ""), *field.iterancestors("label")]


def label_of(field: Element) -> str:
    """Return the words that name a field: ARIA, its labels or its title; "" if there are none."""
    names = (field.get("aria-labelledby") or "").split()
    by_id = " ".join(text_of(x) for name in names for x in with_id(field, name))
    words = by_id or field.get("aria-label") or " ".join(map(_words_of_label, labels_of(field)))
    return squeeze(words or field.get("title") or "")


def _words_of_label(label: Element) -> str:
    """Return a label's own words, without what can be chosen or was typed in fields inside it."""
    if next(label.iter("select", "textarea", "datalist"), None) is None:
        return text_of(label)
    label = deepcopy(label)
    for field in list(label.iter("select", "textarea", "datalist")):
        field.drop_tree()
    return text_of(label)


def description_of(field: Element) -> str:
    """Return the words of what aria-describedby names."""
    names = (field.get("aria-describedby") or "").split()
    return " ".join(text_of(x) for name in names for x in with_id(field, name))
