"""Elements of a page by id, and labels by the field that they name: looked up, not searched.

A page with thousands of fields asks for thousands of ids; searching the tree for each would cost
the square of its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from signpost.pages.markup import Element

# The page that is judged, and some parts that rules copied out of it.
_TREES = 8


def with_id(element: Element, name: str) -> Sequence[Element]:
    """Return the elements of an element's page that have an id, in document order."""
    return _by_attribute(element.getroottree().getroot(), "id", None).get(name, ()) if name else ()


def labels_for(element: Element, name: str) -> Sequence[Element]:
    """Return the labels of an element's page that name a field by its id, in document order."""
    root = element.getroottree().getroot()
    return _by_attribute(root, "for", "label").get(name, ()) if name else ()


@lru_cache(maxsize=2 * _TREES)
def _by_attribute(root: Element, attribute: str, tag: str | None) -> Mapping[str, list[Element]]:
    """Sort a tree's elements by an attribute: trees are looked at, not changed."""
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for element in root.iter(tag or "*"):
        if (name := element.get(attribute)) is not None:
            found[name].append(element)
    return dict(found)
