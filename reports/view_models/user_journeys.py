"""The journeys board: every user story with each way of trying it, and SOCITM's questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.writing.templating import clean
from reports.writing.wording import FIXERS, OUTCOMES, day, named
from signpost.workspace.artifacts.judged_journeys import Story, Way

# What the ways and questions of `audit.user_journeys.stories` are called, in the order of the
# board.
WAYS = {
    "search": "By search",
    "present": "By the site’s own search",
    "navigation": "By links",
    "phone": "On a phone",
    "keyboard": "By keyboard",
    "contact": "Contact offered",
}
QUESTIONS = {
    "home_links": "the home page links to it",
    "landing_links": "the service's own page links to it",
    "first_five": "every search has it in the first five",
    "a_to_z": "the A to Z lists it",
    "same_place": "the first result is where the links lead",
}
_ANSWERS = {True: "yes", False: "no", None: "not known"}


@dataclass(frozen=True, slots=True)
class WayView:
    """One way of trying a story: its name, what came of it, the blob of a picture or nothing.

    `device` is `phone` or `desktop`: how wide the picture is. `owner` is who can mend it, "" where
    it does not fail.
    """

    label: str
    outcome: str
    text: str
    picture: str
    device: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class StoryView:
    """One row of the board. `questions` are (label, `yes`, `no` or `not known`)."""

    name: str
    who: str
    need: str
    ways: list[WayView]
    questions: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FailedWay:
    """A way of one story that fails."""

    story: str
    way: WayView


def board(
    stories: Sequence[Story], is_shown: Callable[[str], bool] = lambda _picture: True
) -> list[StoryView]:
    """Return the rows of the board; a picture that is not shown (any more) is left out."""
    return [
        StoryView(
            name=story.name,
            who=story.who,
            need=story.need,
            ways=[
                WayView(
                    label,
                    way.outcome,
                    _text(way),
                    way.shot if way.shot and is_shown(way.shot) else "",
                    "phone" if key == "phone" else "desktop",
                    way.owner,
                )
                for key, label in WAYS.items()
                if (way := story.ways.get(key))
            ],
            questions=[
                (label, _ANSWERS[story.questions.get(key)]) for key, label in QUESTIONS.items()
            ],
        )
        for story in stories
    ]


def failed_ways(rows: Sequence[StoryView]) -> list[FailedWay]:
    """Return every way of the board that fails."""
    return [FailedWay(row.name, way) for row in rows for way in row.ways if way.outcome == "fail"]


def _text(way: Way) -> str:
    """Say what became of one way, at which step, and when, if that was in an earlier run."""
    has_step = way.step.removeprefix("search for ").strip("“”") in way.says
    text = way.says if has_step else f"{way.says} (at: {way.step})"
    if not way.taken_from:
        return text
    return f"{text} (taken over from the run of {day(way.taken_from)}: no page on it has changed)"


def _who(way: WayView) -> str:
    """Say who can mend a way that fails."""
    return f" ({named(FIXERS, way.owner).lower()} can fix it)" if way.owner else ""


def listing(stories: Sequence[Story]) -> str:
    """Write the board for a terminal; control characters from pages are left out."""
    lines = []
    for row in board(stories):
        lines.append(row.name)
        lines += [
            f"  {way.label}: {OUTCOMES[way.outcome]}: {way.text}{_who(way)}" for way in row.ways
        ]
        answers = ", ".join(f"{label}: {answer}" for label, answer in row.questions)
        lines.append(f"  Better Connected: {answers}")
    return clean("\n".join(lines))
