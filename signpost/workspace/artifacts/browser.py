"""What the crawler's browser writes besides visits: pictures of elements, and walks of stories."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

import msgspec

from signpost.workspace.artifact import Artifact, ArtifactFamily
from signpost.workspace.artifacts.judged_journeys import WalkPlan
from signpost.workspace.visit_facts import Length

WalkWay = Literal["phone", "keyboard"]
# The two ways in which stories are walked: with a thumb on a phone, and by keyboard alone.
WALK_WAYS: tuple[WalkWay, ...] = ("phone", "keyboard")


class PassedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a story that was done."""

    # What was to be done (`signpost.settings.story_steps`), and with the thing of what name.
    do: str = ""
    name: str = ""
    # What had to be done first, such as “opened “Menu” first”.
    notes: Sequence[str] = ()


class WalkStop(msgspec.Struct, frozen=True, kw_only=True):
    """The step at which a walk stopped, and why."""

    # Which step it is (0: opening the first page), of how many.
    number: int = 0
    of: int = 0
    # What was to be done, and with the thing of what name.
    do: str = ""
    name: str = ""
    # `not_found`, `hidden`, `outside` (of the screen), `covered`, `cut` (by a box that does not
    # scroll), `disabled`, `gone`, `nothing_happened`, `bad_answer`, `unreachable` (with Tab),
    # `trap`, `focus_not_visible`, `not_taken` (a field that does not take what is typed) or
    # `no_button`.
    problem: str = ""
    # What covers the thing.
    by: str = ""
    # Where the thing is, outside the screen: left, top, width and height in CSS pixels.
    box: Sequence[Length] = ()
    # What holds the focus, and after how many presses of a key.
    held: str = ""
    presses: int | None = None
    # The HTTP status of the page that did not open (None: no answer), and what the browser said.
    status: int | None = None
    reason: str = ""
    # Whether the picture shows the thing with a line round it.
    outlined: bool = False


class ContactSeen(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one page on the way offers the contact that the story asks for."""

    # The page's address.
    url: str = ""
    # Whether the contact can be seen, and whether it is a link that a thumb can tap.
    shown: bool = False
    tappable: bool = False
    # How the first such link is to be reached: `ok`, or a problem as of `WalkStop`; "": no link.
    state: str = ""


class StoryWalk(msgspec.Struct, frozen=True, kw_only=True):
    """One walk of one story."""

    way: str = ""
    # `arrived` (every step was done), `stopped` (at `stop`) or `could_not_check` (see `reason`).
    state: str = ""
    reason: str = ""
    # What was passed, in order.
    steps: Sequence[PassedStep] = ()
    stop: WalkStop | None = None
    # The blob of a picture (JPEG) of the screen at the stop, or at what was not opened; "": none.
    shot: str = ""
    # Where the last step leads, if the walk did not open it: a file, a form or another site.
    leaves: str = ""
    # The address where the walk ended.
    ended: str = ""
    # Whether the last page shows the text that the story ends with; None: it asks for none.
    has_text: bool | None = None
    # The contact on each page after the first.
    contact: Sequence[ContactSeen] = ()
    # Scripts and styles of other sites that the settings keep out, on the last page.
    missed: Sequence[str] = ()
    # How many keys were pressed.
    presses: int = 0
    # The plan that was walked, and in which round of the stage.
    plan: WalkPlan | None = None
    round: int = 0
    # The site's own pages, frames, styles and scripts that the walk asked for; None: not known.
    asked: Sequence[str] | None = None
    # The day (ISO 8601) of the run that walked, where this one took it over; "": it walked itself.
    taken_from: str = ""


class WalksStage(msgspec.Struct, frozen=True, kw_only=True):
    """How the stage that walks the stories ended."""

    # Counts the times that the stage began anew in this run.
    round: int = 0
    # Why there are no walks: no browser that starts. "" where there are.
    reason: str = ""


WALKS: Artifact[WalksStage] = Artifact("walks", WalksStage, WalksStage)

# The walk of one story in one way; None: it was not walked.
WALK_OF_STORY: ArtifactFamily[StoryWalk | None] = ArtifactFamily(
    "walk/", StoryWalk | None, lambda: None
)

# The addresses of the site's own styles, scripts and frames that visits used: the next crawl asks
# for them.
VISIT_ASSETS: Artifact[list[str]] = Artifact("visit/assets", list[str], list)

# The blob of a picture (JPEG) of an element, by the element's own HTML (`element_key`).
ELEMENT_SCREENSHOT: ArtifactFamily[str] = ArtifactFamily("picture/", str, str)


def element_key(html: str) -> str:
    """Name an element by its own HTML, white space apart."""
    return _key("".join(html.split()))


def walk_of(story: str, way: WalkWay) -> Artifact[StoryWalk | None]:
    """Return the artifact of a story's walk in one way."""
    return WALK_OF_STORY.of(f"{way}/{_key(story)}")


def _key(text: str) -> str:
    """Hash a text into 32 hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
