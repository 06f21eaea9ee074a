"""The journeys board: every user story with each way of trying it, and SOCITM's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reports.pages.scorecard.scorecards import write_shot
from reports.sources import Sources
from reports.writing.files import Folder
from reports.writing.templating import clean
from reports.writing.wording import OUTCOMES

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


def board(stories: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of the board.

    Each has a name, who, need, `ways` (label, outcome, what it says, the picture of the step that
    failed as a blob or nothing, `phone` or `desktop`) and `questions` (label, `yes`, `no` or
    `not known`).
    """
    return [
        {
            "name": story["name"],
            "who": story["who"],
            "need": story["need"],
            "ways": [
                (
                    label,
                    story["ways"][key]["outcome"],
                    _says(story["ways"][key]),
                    story["ways"][key].get("shot", ""),
                    "phone" if key == "phone" else "desktop",
                )
                for key, label in WAYS.items()
                if key in story["ways"]
            ],
            "questions": [
                (label, {True: "yes", False: "no"}.get(story["questions"].get(key), "not known"))
                for key, label in QUESTIONS.items()
            ],
        }
        for story in stories
    ]


def stopped(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str, str, str]]:
    """Return (story, way, what it says, picture, device) of every way of the board that fails."""
    return [
        (row["name"], label, says, shot, device)
        for row in rows
        for label, outcome, says, shot, device in row["ways"]
        if outcome == "fail"
    ]


def pictured(sources: Sources, out: Folder) -> list[dict[str, Any]]:
    """Return the board of a run, its pictures written; one that is gone is not shown."""
    stories = sources.artifact("audit/stories", [])
    for story in stories:
        for way in story["ways"].values():
            if way.get("shot") and not write_shot(sources, way["shot"], out):
                way["shot"] = ""
    return board(stories)


def _says(way: Mapping[str, Any]) -> str:
    """Say what became of one way, and at which step."""
    said = way["step"].removeprefix("search for ").strip("“”") in way["says"]
    return way["says"] if said else f"{way['says']} (at: {way['step']})"


def listing(stories: Sequence[Mapping[str, Any]]) -> str:
    """Write the board for a terminal; control characters from pages are left out."""
    lines = []
    for row in board(stories):
        lines.append(row["name"])
        lines += [
            f"  {label}: {OUTCOMES[outcome]}: {says}" for label, outcome, says, *_ in row["ways"]
        ]
        answers = ", ".join(f"{label}: {answer}" for label, answer in row["questions"])
        lines.append(f"  Better Connected: {answers}")
    return str(clean("\n".join(lines)))
