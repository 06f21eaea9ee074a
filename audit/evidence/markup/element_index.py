"""Elements of a page by id, and labels by the field that they name: looked up, not searched.

A page with thousands of fields asks for thousands of ids; searching the tree for each would cost
the square of its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from signpost.pages.markup import Element

# The page that is judged, and some parts that rules copied out of it.
TREES = 8


def with_id(element: Element, name: str) -> Sequence[Element]:
    """Return the elements of an element's page that have an id, in document order."""
    return _by_attribute(root_of(element), "id", None).get(name, ()) if name else ()


def labels_for(element: Element, name: str) -> Sequence[Element]:
    """Return the labels of an element's page that name a field by its id, in document order."""
    return _by_attribute(root_of(element), "for", "label").get(name, ()) if name else ()


def root_of(element: Element) -> Element:
    """Return the root of the tree that an element is in."""
    return element.getroottree().getroot()


def is_within(element: Element, holders: Set[Element]) -> bool:
    """Whether an element is one of some, or stands in one."""
    return element in holders or not holders.isdisjoint(element.iterancestors())


def declared_language(element: Element) -> str:
    """Return the lang attribute of an element or of its nearest holder; "" where none has one."""
    declared = _languages(root_of(element))
    if not declared:
        return ""
    if element in declared:
        return declared[element]
    holders = (declared[x] for x in element.iterancestors() if x in declared)
    return next(holders, "")


@lru_cache(maxsize=TREES)
def _languages(root: Element) -> Mapping[Element, str]:
    """Return what the elements of a tree with a lang attribute name; most have one or none."""
    return {x: str(x.get("lang")) for x in root.xpath("//*[@lang!='']")}


@lru_cache(maxsize=2 * TREES)
def _by_attribute(root: Element, attribute: str, tag: str | None) -> Mapping[str, list[Element]]:
    """Sort a tree's elements by an attribute: trees are looked at, not changed."""
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for element in root.iter(tag or "*"):
        if (name := element.get(attribute)) is not None:
            found[name].append(element)
    return dict(found)
