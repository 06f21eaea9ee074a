"""What moves for over five seconds, or changes by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from audit.evidence.visits.measured_facts import (
    each_in_turn,
    measured,
    measured_styles,
    style_facts,
)
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

# Changes of these are felt as movement or blinking; a colour that fades is not.
_MOVES = {
    "transform",
    "translate",
    "rotate",
    "scale",
    "left",
    "right",
    "top",
    "bottom",
    "opacity",
    "visibility",
    "marginLeft",
    "marginTop",
    "backgroundPosition",
    "backgroundPositionX",
    "textIndent",
}


# What a script moves, and what comes of it (`SelfMovement.kind`).
_BY_SCRIPT = {
    "moves": "A script moves this, and goes on: can people stop it?",
    "words": "The words here change by themselves: can people stop that?",
    "turns": "One thing after another is shown here by itself: can people stop that?",
}


def check(visit: StyledVisit, *, most_seconds: int = 5, least_area: int = 400) -> Iterator[Finding]:
    """Find animations, scripts and films that run on by themselves, if what moves is not small.

    Buttons of the page's own may stop them: a person has to look.
    """
    animated: set[str] = set()
    yield from each_in_turn(
        _animated(visit, most_seconds, least_area, animated),
        _moved(visit, least_area, animated),
        _playing(visit, most_seconds, least_area),
    )


def _animated(
    visit: StyledVisit, most_seconds: int, least_area: int, seen: set[str]
) -> Iterator[Finding]:
    """Find what a style sheet moves; notes where in `seen`."""
    for one in measured_styles(style_facts(visit).animations):
        long = one.seconds is None or one.seconds > most_seconds
        if long and one.area >= least_area and _MOVES & set(one.changes):
            seen.add(one.path)
            length = "without end" if one.seconds is None else f"for {one.seconds:g} seconds"
            yield finding_at_place(one, f"This moves or blinks {length}: can people stop it?")


def _moved(visit: StyledVisit, least_area: int, seen: Collection[str]) -> Iterator[Finding]:
    """Find what a script moves, but for what is `seen` already."""
    for moved in measured(visit.facts.self_movements, "what moves by itself"):
        if moved.area >= least_area and moved.path not in seen:
            yield finding_at_place(moved, _BY_SCRIPT[moved.kind])


def _playing(visit: StyledVisit, most_seconds: int, least_area: int) -> Iterator[Finding]:
    """Find films that run by themselves and have no controls."""
    for film in measured(visit.facts.playing_media, "what plays by itself"):
        long = film.loops or film.seconds is None or film.seconds > most_seconds
        if film.kind == "video" and long and film.area >= least_area and not film.controls:
            yield finding_at_place(film, "This film runs by itself: can people stop it?")


RULE = Rule(
    id="accessibility/moving-content",
    title="Moves and does not stop",
    why="Many people cannot read, or cannot concentrate, beside something that moves.",
    fix=(
        "Let it stop by itself within five seconds, give it a button to stop it, and heed "
        "prefers-reduced-motion."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide",
    severity="serious",
    check=check,
    criterion="2.2.2",
    fixer="template",
    version=3,
    formerly=("accessibility/film-starts",),
)
