"""What audit writes of user stories: the walks it plans, and what became of each story."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact
from signpost.workspace.findings import Outcome


class PlannedStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a planned walk."""

    # What to do: a word of `signpost.settings.story_steps`, such as `follow` or `send`.
    do: str
    # The text of the link, button or field; "" where the address tells it.
    name: str = ""
    # What to type or choose.
    value: str = ""
    # Where it leads by the crawl; "" where a story names its own steps.
    url: str = ""
    # What it leads to: `page`, `document`, `form`, or `elsewhere` (another site).
    opens: str = "page"


class WalkPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The way along which one story is to be walked in the browser."""

    # The address that it starts from; "" where the story's start is none.
    start: str = ""
    steps: list[PlannedStep] = []
    # `story` where the story names its own steps, else `links` (the crawl's link graph).
    by: str = "links"
    # Why there is nothing to walk; "" where there is.
    why: str = ""
    # Where the story ends: a path or address, in which `*` stands for anything.
    end: str = ""
    # A text that the last page shows.
    end_text: str = ""
    # The telephone number, address or text that is to be offered on the way.
    contact: str = ""
    # The language that the browser asks for (BCP 47).
    language: str = ""
    # Width and height of the screen, in CSS pixels.
    screen: tuple[int, int] = (0, 0)


class Way(msgspec.Struct, frozen=True):
    """One way of trying a story."""

    # `pass`, `fail`, `needs_person`, `not_applicable` or `could_not_check`.
    outcome: Outcome
    # What came of it, as a sentence.
    says: str = ""
    # The step where it failed, named as a person would.
    step: str = ""
    # The steps that were passed on the way.
    steps: tuple[str, ...] = ()
    # The blob of a picture of the screen at the failing step; "" where there is none.
    shot: str = ""
    # Who can mend it where it fails: `content` (whoever edits the pages), `template` (whoever looks
    # after the templates and scripts) or `search` (the search's editors); "" where it does not, and
    # in what earlier versions wrote.
    owner: str = ""
    # The day (ISO 8601) of the run whose walk this is, where it was taken over; else "".
    taken_from: str = ""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one user story."""

    name: str
    # Who the resident is, and what they need, in the settings' words.
    who: str = ""
    need: str = ""
    # By way: `search`, `present`, `navigation`, `phone`, `keyboard`, `contact`.
    ways: dict[str, Way] = {}
    # SOCITM's questions by name (`home_links`, `first_five`…); None: nobody knows.
    questions: dict[str, bool | None] = {}


# The plan of each story, by the story's name.
ROUTES: Artifact[dict[str, WalkPlan]] = Artifact("audit/routes", dict[str, WalkPlan], dict)
# The stories in the settings' order.
STORIES: Artifact[list[Story]] = Artifact("audit/stories", list[Story], list)
