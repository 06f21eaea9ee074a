"""What a visit measured of a page: its facts, its styles and its use by keyboard.

What was not measured, or is None because a page broke the measuring, is "could not check": an
empty list must never be taken for one that was not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from audit.inputs import StyledVisit
from audit.rule import CouldNotCheck, Finding
from signpost.workspace.visit_facts import Cut, FocusStop, KeyboardWalk, StyleFacts, VisitFacts

T = TypeVar("T")


def measured(fact: T | None, what: str) -> T:
    """Return one fact of a visit; `what` names it in words.

    What means nothing on a page whose style sheets did not come (its layout, sizes and what can
    be touched) is to be a `StyledVisit`'s.

    Raises:
        CouldNotCheck: it was not measured.
    """
    if fact is None:
        raise CouldNotCheck(f"the browser could not measure {what}")
    return fact


def listed(facts: VisitFacts, key: str, fact: Sequence[T] | None, what: str) -> Iterator[T]:
    """Yield the entries of one list of a visit that is stored under `key`; `what` as above.

    Raises:
        CouldNotCheck: it was not measured; or, after the last entry, the list was cut.
    """
    entries = measured(fact, what)
    yield from entries
    count = (facts.uncut_lengths or {}).get(key, 0)
    if count > len(entries):
        raise CouldNotCheck(f"the page is large: {len(entries):,} of {count:,} were kept ({what})")


class _CutList(list[T]):
    """A list of style facts that does not speak of all of the page, and how much it does."""

    def __init__(self, places: Iterable[T], cut: Cut) -> None:
        super().__init__(places)
        self.cut = cut


def style_facts(visit: StyledVisit) -> StyleFacts:
    """Return what styles make of a page on a desktop; `measured_styles` reads each of its lists."""
    facts = visit.facts.styles or StyleFacts()
    if not facts.cut:
        return facts
    wrapped = {
        x.name: _CutList(getattr(facts, x.name), facts.cut[x.encode_name])
        for x in msgspec.structs.fields(StyleFacts)
        if x.encode_name in facts.cut and getattr(facts, x.name) is not None
    }
    return msgspec.structs.replace(facts, **wrapped)


def measured_styles(places: Sequence[T] | None) -> Iterator[T]:
    """Yield the places of one list of a page's style facts.

    Raises:
        CouldNotCheck: it was not looked at; or, after the last place, not all of the page was.
    """
    if places is None:
        raise CouldNotCheck("the browser could not look at the styles of this page")
    yield from places
    if isinstance(places, _CutList):
        kept, of, what = places.cut.kept, places.cut.of, places.cut.what
        raise CouldNotCheck(f"the page is large: {kept:,} of {of:,} {what} were looked at")


def each_in_turn(*looks: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what several looks found; one that was not made, or not of all, hides no other.

    Raises:
        CouldNotCheck: after the last finding, the first reason that a look gave.
    """
    reasons = []
    for look in looks:
        try:
            yield from look
        except CouldNotCheck as reason:
            reasons.append(reason)
    if reasons:
        raise reasons[0]


def keyboard_walk(visit: StyledVisit) -> KeyboardWalk:
    """Return what happened when the page was used by keyboard.

    Raises:
        CouldNotCheck: it was not used.
    """
    if visit.facts.keyboard_walk is None:
        raise CouldNotCheck("the page could not be used by keyboard in the time there is")
    return visit.facts.keyboard_walk


def walked(walk: KeyboardWalk) -> Iterator[FocusStop]:
    """Yield the stops of a keyboard walk.

    Raises:
        CouldNotCheck: after the last stop, where stops are left that are unlike those come to.
    """
    yield from walk.stops
    check_walked_through(walk)


def check_walked_through(walk: KeyboardWalk) -> None:
    """Go on only where a keyboard walk came to every kind of stop.

    Raises:
        CouldNotCheck: stops are left that are unlike those come to.
    """
    if walk.stops_left:
        count = max(walk.stop_count, len(walk.stops) + walk.stops_left)
        raise CouldNotCheck(f"{len(walk.stops)} of {count} stops of the keyboard were come to")


def all_kinds(found: Sequence[T], count: int, what: str) -> Iterator[T]:
    """Yield what was tried, one of each kind; `count` is how many kinds there are, `what` of what.

    Raises:
        CouldNotCheck: after the last one, where not all kinds were tried.
    """
    yield from found
    if count > len(found):
        raise CouldNotCheck(f"{len(found)} of {count} kinds of {what} were tried")


def tried(part: T | None) -> T:
    """Return what came of using what the page offers: a part of a keyboard walk.

    Raises:
        CouldNotCheck: it was not tried.
    """
    if part is None:
        raise CouldNotCheck("what this page offers could not be tried in the time there is")
    return part
