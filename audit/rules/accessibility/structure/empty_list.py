"""Lists and list items with nothing in them."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at, is_hidden, runs_scripts
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_HOLDS = (
    "img",
    "svg",
    "input",
    "iframe",
    "video",
    "audio",
    "button",
    "select",
    "textarea",
    "script",
    "template",
)


def check(page: PageView) -> Iterator[Finding]:
    """Find lists without items and items without words, told once each kind."""
    scripted = runs_scripts(page.tree)
    lists = [x for x in page.tree.iter("ul", "ol", "dl") if not _is_filled_later(x, scripted)]
    if not lists:
        raise NotApplicable
    empty = [x for x in lists if next(x.iter("li", "dt", "dd", "div"), None) is None]
    items = [x for y in lists for x in y.iterchildren("li", "dt", "dd") if _is_empty(x)]
    if empty:
        yield finding_at(empty[0], f"A list has no items ({len(empty)} on this page).", key="list")
    if items:
        yield finding_at(items[0], f"A list item is empty ({len(items)} on this page).", key="item")


def _is_empty(item: Element) -> bool:
    """Whether an item shows nothing, and has no name by which a script may fill it."""
    named = any(item.get(x) is not None for x in ("id", "class", "aria-label", "role"))
    return not named and not text_of(item) and next(item.iterdescendants(*_HOLDS), None) is None


def _is_filled_later(element: Element, scripted: bool) -> bool:
    """Whether a script may put items in: the list has a name, is live or is hidden."""
    names = ("id", "aria-live", "role", "data-module", *(("class",) if scripted else ()))
    bare = next(element.iterchildren(), None) is None
    return is_hidden(element) or (bare and any(element.get(x) is not None for x in names))


RULE = Rule(
    id="accessibility/empty-list",
    title="Empty list or list item",
    why="A screen reader announces a list of so many items, and some of them are not there.",
    fix="Take empty lists and items out; make distance with styles.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships",
    severity="minor",
    check=check,
    criterion="1.3.1",
    version=2,
)
