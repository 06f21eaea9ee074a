"""What happened when a page was used by keyboard on a desktop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import field

from signpost.workspace.visit_facts.base import Fact, Length, NamedPlace, Number, Place


class BackwardStop(NamedPlace, frozen=True, kw_only=True):
    """Where the focus went when Shift and Tab were pressed."""

    # The CSS path of what stays on screen over it; "" where nothing does.
    hidden_by: str = ""
    # Where its top edge was on the screen then, in CSS pixels; 0 where nothing lies over it.
    screen_top: Number = 0
    # Why a second look, in a fresh load, could not confirm what is wrong; "" where it did.
    unconfirmed: str = ""


class FocusStop(BackwardStop, frozen=True, kw_only=True):
    """Where the focus went when Tab was pressed."""

    # The CSS path of the list or element that holds it.
    parent: str = ""
    # Left, top, width and height on the page, in CSS pixels.
    box: tuple[Length, Length, Length, Length] = (0, 0, 0, 0)
    # Its `tabindex` attribute; 0 where there is none.
    tabindex: Number = 0
    # Whether the styles of the element, its parents, label and neighbour show the focus: `hardly`
    # is a border that changes into an outline of the same colour; "" where they were not compared.
    focus_style: Literal["yes", "no", "hardly", ""] = field(name="seen", default="")
    # Whether there is anything to see of the element itself.
    visible: bool = field(name="shown", default=True)
    # How its picture on the screen with the focus compares with the one without; "" where they
    # were not compared. A page compares four kinds of elements whose styles show nothing and, six
    # times a browser, one of the others.
    pixels: Literal["same", "differs", ""] = ""


class PressedButton(NamedPlace, frozen=True, kw_only=True):
    """What looks like a button and is none; one of a kind."""

    # Whether the page answered the key.
    space: bool = False
    enter: bool = False


class SkipLink(NamedPlace, frozen=True, kw_only=True):
    """The page's skip link; its `path` is "" where the page has none."""

    # Whether its target is on the page.
    has_target: bool = field(name="target", default=False)
    # Whether it can be seen while it has the focus.
    visible: bool = field(name="shown", default=False)
    # Whether the next press of Tab, after Enter, goes on from the target.
    works: bool = False
    # The CSS path of the header, menu or the like in which its target and words after that stand,
    # though the link speaks of the content; "" where it leads to the content.
    short_of_content: str = ""
    # Why a second look, in a fresh load, could not confirm that it does not; "" where it did.
    unconfirmed: str = ""


class OpenedDialog(NamedPlace, frozen=True, kw_only=True):
    """A box that opened over the page."""

    # Whether the focus moved into it.
    focus_moved_in: bool = field(name="moved", default=False)
    # Whether the focus stayed in it while Tab was pressed.
    focus_kept: bool = field(name="kept", default=False)
    # How many things in it the Tab key can reach.
    stops: int = 0
    # Whether it says that the page behind it is out of use.
    modal: bool = False
    # Whether Escape closed it.
    closes: bool = False
    # Whether the focus came back to what opened it.
    focus_returned: bool = field(name="returned", default=False)


class DialogOpener(NamedPlace, frozen=True, kw_only=True):
    """What seems to open a box over the page."""

    # The box that opened; None where nothing did.
    dialog: OpenedDialog | None = field(name="box", default=None)


class ChoiceList(NamedPlace, frozen=True, kw_only=True):
    """A list (`select`) in which the arrow key was pressed."""

    # The addresses that the page went to at once, at most 300 characters each.
    went_to: Sequence[str] = field(name="went", default=())


class KeyboardWalk(Fact, frozen=True, kw_only=True):
    """One walk through the page with Tab, and what came of using what it offers."""

    # Where the focus went, in order; at most 420.
    stops: Sequence[FocusStop] = ()
    # How many stops the page seems to have, and how many were not come to that are of a kind (same
    # tag, classes, handlers and parent; the same scripts) that no walk has met.
    stop_count: int = 0
    stops_left: int = 0
    # Where something stays at the top of the screen: the stops going back from the end; at most 40.
    stops_backwards: Sequence[BackwardStop] = field(name="back", default=())
    # What kept the focus, in a second look at the page loaded anew; None where nothing did.
    trap: Place | None = None
    # Whether Shift and Tab leave it, though Tab does not.
    trap_left_backwards: bool = False
    # False where something seemed to keep the focus and could not be looked at again.
    trap_checked: bool = True
    # The addresses that the page opened, and went to, while only Tab was pressed.
    opened: Sequence[str] = ()
    navigated: Sequence[str] = ()
    # What looks like a button and is none, with the keys that were pressed on it; at most 12 kinds,
    # of how many.
    button_lookalikes: Sequence[PressedButton] = field(name="keys", default=())
    button_kinds: int = 0
    # Whether the walk went on past the first 20 stops, where there are more.
    complete: bool = field(name="whole", default=False)
    # The skip link; None where it was not tried.
    skip_link: SkipLink | None = field(name="skip", default=None)
    # How many different `boxes` and `lists` there are, by these names.
    offer_counts: Mapping[str, int] = {}
    # What opens a box, at most six kinds; None where that was not tried.
    dialog_openers: Sequence[DialogOpener] | None = field(name="boxes", default=None)
    # Lists to choose from, at most six kinds; None where that was not tried.
    choice_lists: Sequence[ChoiceList] | None = field(name="lists", default=None)
    # The keys that did something when pressed alone, twice each, where nothing has the focus; None
    # where that was not tried, or most seem to: then the page changes by itself.
    single_keys: Sequence[str] | None = field(name="letters", default=None)
    # What stops people from enlarging the page: `touch-action: …` of the whole page, or a script
    # that answers two fingers (`touch`, `gesture`), the wheel or the key for it; None: not tried.
    zoom_stoppers: Sequence[str] | None = field(name="zoom", default=None)
    # Whether a script listens to how the device is moved or held; None: that was not asked.
    hears_motion: bool | None = field(name="motion", default=None)
