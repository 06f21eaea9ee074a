"""Labels that do not tell one field from another, or would fit any field."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import pairwise

from audit.evidence.markup.element_index import with_id
from audit.evidence.markup.form_fields import description_of, fields_of, kind_of, label_of
from audit.evidence.markup.markup_findings import finding_at, is_hidden, uncertain_finding_at
from audit.inputs import PageView, Seen
from audit.rule import Certainty, Finding, NotApplicable, Rule
from signpost.pages.markup import UNREAD, Element, squeeze, text_of

_LEFT_OUT = {"radio", "checkbox"}
# What groups fields in the code, each with a name, a place or a row of its own.
_GROUPS = (
    "ancestor::fieldset | ancestor::tr | ancestor::li | ancestor::section | ancestor::article"
    " | ancestor::details | ancestor::dialog | ancestor::dd | ancestor::*[@role='group'"
    " or @role='radiogroup' or @role='region' or @role='row' or @role='listitem'"
    " or @role='tabpanel' or @role='dialog']"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "dt", "summary")
_NOT_BETWEEN = UNREAD | {"label", "option", "button", "select", "textarea", "legend"}
_SAYS_NOTHING = re.compile(
    r"(?:please )?(?:enter|type|select|choose|fill in|input)(?: (?:a |your |the )?"
    r"(?:text|value|option|answer|here|one|field|data))?"
    r"|(?:text|input|form)?[ -]?(?:field|box|input|label|value) ?\d*|text|go|submit|ok|label text"
    r"|untitled|unnamed|[-*:.]{1,3}",
    re.IGNORECASE,
)


def check(page: PageView, seen: Seen) -> Iterator[Finding]:
    """Find fields whose label another field of the same form and group has too.

    It is sure where nothing but labels stands between the two, and the browser showed both: words
    between them, or a style sheet that hides one, may tell them apart.
    """
    tree = page.tree
    labelled = [
        (x, words)
        for x in fields_of(tree)
        if kind_of(x) not in _LEFT_OUT and not is_hidden(x) and (words := label_of(x).lower())
    ]
    if not labelled:
        raise NotApplicable
    places = {x: number for number, x in enumerate(tree.iter())}
    headings = [x for x in tree.iter(*_HEADINGS) if _is_shown(x)]
    starts = [places[x] for x in headings]
    groups: defaultdict[tuple[object, ...], list[Element]] = defaultdict(list)
    for field, label in labelled:
        if _SAYS_NOTHING.fullmatch(_shown_label(field) or label):
            yield uncertain_finding_at(field, "The label of this field does not say what to enter.")
        last = bisect_left(starts, places[field]) - 1
        heading = headings[last] if last >= 0 else None
        groups[(*_context(field, heading, places), label)].append(field)
    order = list(places)
    for fields in groups.values():
        sure = _shown(seen, label_of(fields[0]).lower()) > 1
        for before, field in pairwise(fields):
            round_both = set(field.iterancestors())
            between = order[places[before] + 1 : places[field]]
            # What stands between the first two tells the third from the first as well.
            sure = sure and not any(
                _says_something(x, round_both) for x in (*before.iterancestors(), *between)
            )
            if not _told_apart(fields[0], field):
                certainty: Certainty = "sure" if sure else "needs_person"
                message = "Another field of this form has the same label."
                yield finding_at(field, message, certainty)


def _context(
    field: Element, heading: Element | None, places: dict[Element, int]
) -> tuple[object, ...]:
    """Return what tells a field from one with the same label: form, groups, heading, hint.

    `heading` is the last before it on the page; one before its form is not its own.
    """
    form = next(field.iterancestors("form"), None)
    cell = next(field.iterancestors("td", "th"), None)
    row = cell.getparent() if cell is not None else None
    column = row.index(cell) if row is not None and cell is not None else None
    top = form if form is not None else field.getroottree().getroot()
    if heading is not None and places[heading] < places[top]:
        heading = None
    groups = [x for x in field.xpath(_GROUPS) if _is_named(x)]
    return (form, heading, column, description_of(field), *groups)


def _is_named(group: Element) -> bool:
    """Whether a group has a name that people meet: a row, or an entry of a list, is a place."""
    if group.tag in ("tr", "li", "dd") or group.get("role") in ("row", "listitem"):
        return True
    if group.get("aria-label") or group.get("aria-labelledby"):
        return True
    return any(_is_shown(x) for x in group.iter(*_HEADINGS))


def _is_shown(heading: Element) -> bool:
    """Whether a heading has words and is not hidden."""
    return bool(text_of(heading)) and not is_hidden(heading)


def _told_apart(first: Element, field: Element) -> bool:
    """Whether the two stand in blocks of one make whose other words differ."""
    holders = {x: x for x in (first, *first.iterancestors())}
    block = field
    while (parent := block.getparent()) is not None and parent not in holders:
        block = parent
    twin = next((x for x in (first, *first.iterancestors()) if x.getparent() is parent), first)
    same_make = twin.tag == block.tag and twin.get("class") == block.get("class")
    return same_make and text_of(twin).lower() != text_of(block).lower()


def _says_something(element: Element, round_both: Set[Element]) -> bool:
    """Whether an element brings words that are no label's between two fields.

    What closes after the second field stands round it: the words after that are not between.
    """
    held = element in round_both
    outside = "" if held or _is_left_out(element.getparent()) else element.tail or ""
    # What the first field stands in began before it.
    inside = element.text or "" if isinstance(element.tag, str) and not len(element) else ""
    return bool(outside.strip() or (not _is_left_out(element) and inside.strip()))


def _is_left_out(element: Element | None) -> bool:
    """Whether the words in an element are a label's, or a field's own."""
    return element is not None and any(
        x.tag in _NOT_BETWEEN for x in (element, *element.iterancestors())
    )


def _shown_label(field: Element) -> str:
    """Return the words of what aria-labelledby names and the markup does not hide."""
    names = (field.get("aria-labelledby") or "").split()
    named = [x for name in names for x in with_id(field, name)]
    return squeeze(" ".join(text_of(x) for x in named if not is_hidden(x)))


def _shown(seen: Seen, label: str) -> int:
    """Count the fields with a label that the browser showed on a phone."""
    fields = (seen.facts.form_fields if seen.facts else None) or ()
    return sum(1 for x in fields if squeeze(x.label).lower() == label)


RULE = Rule(
    id="accessibility/labels-alike",
    title="Labels that do not tell a field from others",
    why="Who hears one field at a time cannot tell two with the same label apart.",
    fix="Give each field a label of its own, or put each group into a fieldset with a legend.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",
    severity="moderate",
    check=check,
    criterion="2.4.6",
    version=2,
)
