"""Findings at an element of the markup, and what the markup hides. Not a rule itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from audit.evidence.markup.element_index import TREES, is_within, root_of
from audit.evidence.markup.inline_styles import is_styled_away
from audit.rule import Certainty, Finding
from signpost.pages.markup import Element, css_path, snippet

# What scripts are called that no browser runs.
_DATA = re.compile(r"json|template|html|text/plain", re.IGNORECASE)


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
    """Whether the markup hides an element from everybody or from screen readers.

    What a style sheet or a script hides is not known here: see what the browser measured.
    """
    hiding = _hiding(root_of(element))
    return bool(hiding) and is_within(element, hiding)


# What an element has to have to hide anything.
_MAY_HIDE = etree.XPath(
    "//template | //noscript | //dialog | //*[@hidden or @inert or @aria-hidden or @style]"
)


@lru_cache(maxsize=TREES)
def _hiding(root: Element) -> frozenset[Element]:
    """Return the elements of a tree that hide what is in them: most pages have few."""
    return frozenset(x for x in _MAY_HIDE(root) if _hides(x))


def _hides(element: Element) -> bool:
    """Whether an element hides itself and all that is in it, as the page comes."""
    return (
        element.tag in ("template", "noscript")
        or (element.tag == "dialog" and element.get("open") is None)
        or element.get("hidden") is not None
        or element.get("inert") is not None
        or (element.get("aria-hidden") or "").strip().lower() == "true"
        or (element.get("style") is not None and is_styled_away(element))
    )


def runs_scripts(tree: Element) -> bool:
    """Whether a page has scripts that are more than data: what is not there may come later."""
    return any(not _DATA.search(x.get("type") or "") for x in tree.iter("script"))


def own_texts(element: Element) -> Iterator[str]:
    """Yield the pieces of text straight inside an element, as they stand."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""
