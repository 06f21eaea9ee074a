"""Pages that people cannot enlarge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.markup import Element
from signpost.workspace.records import Visit

_PAIR = re.compile(r"([\w-]+)\s*=\s*([^\s,;]+)")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_KNOWN = frozenset({"yes", "no", "device-width", "device-height"})


# What keeps people from enlarging besides the viewport (`KeyboardWalk.zoom_stoppers`).
_STOPPERS = {
    "touch": "A script of this page stops what two fingers do to enlarge it.",
    "gesture": "A script of this page stops what two fingers do on an iPhone to enlarge it.",
    "wheel": "A script of this page stops the mouse wheel with Ctrl, which enlarges it.",
    "key": "A script of this page stops the keys that enlarge it (Ctrl and +).",
}


def find_stoppers(visit: Visit) -> Iterator[Finding]:
    """Find what a style or a script does against enlarging.

    A page that wants to enlarge in a way of its own (a map) may stop the browser's: a person
    decides.
    """
    walk = visit.facts.keyboard_walk
    for stopper in (walk.zoom_stoppers if walk else None) or ():
        message = _STOPPERS.get(stopper, f"A style of the whole page stops two fingers: {stopper}.")
        yield Finding(message, where="the whole page", certainty="needs_person", key=stopper)


def check_values(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found; besides, a `user-scalable` that browsers may read as “no”."""
    yield from found
    if found:
        return
    metas = [x for x in page.tree.iter("meta") if (x.get("name") or "").lower() == "viewport"]
    for meta in metas[-1:]:
        said = dict(_PAIR.findall((meta.get("content") or "").lower()[:1000]))
        yield from _hardly_enlarged(meta, said)
        value = said.get("user-scalable", "yes")
        if value not in _KNOWN and not _is_number(value):
            yield uncertain_finding_at(
                meta,
                f"“user-scalable={value[:40]}” means nothing, and some browsers read it as “no”.",
                key="user-scalable",
            )


def _hardly_enlarged(meta: Element, said: Mapping[str, str]) -> Iterator[Finding]:
    """Find a page that begins enlarged, so that its greatest scale leaves less than twice."""
    read = [
        _NUMBER.match(said.get(x, y)) for x, y in (("initial-scale", "1"), ("maximum-scale", "10"))
    ]
    scales = [float(x[0]) for x in read if x is not None]
    if len(scales) == 2:
        first, most = scales
        if first > 1 and most < 2 * first:
            yield uncertain_finding_at(
                meta,
                f"It begins {first:g} times as large and ends at {most:g}: nobody can double it.",
                key="initial-scale",
            )


def _is_number(value: str) -> bool:
    """Whether browsers can read a value as a number."""
    return _NUMBER.match(value) is not None


RULE = engine_rule(
    name="resize-text",
    criterion="1.4.4",
    understanding="resize-text",
    title="Page that cannot be enlarged",
    why="People with low sight enlarge the page with two fingers; this page does not let them.",
    fix="Take user-scalable=no and maximum-scale out of the viewport meta tag.",
    version=4,
    sayings={
        "meta-viewport": "The viewport meta tag keeps people from enlarging the page.",
    },
    besides=find_stoppers,
    reread=check_values,
)
