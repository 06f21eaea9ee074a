"""What a page's layout measures: mostly on a phone's screen, 390 by 844 CSS pixels."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field

from signpost.workspace.visit_facts.base import Fact, Length, NamedPlace, Number, Place


class UnseenText(Fact, frozen=True, kw_only=True):
    """An outermost element whose words nobody sees, and that nothing on the page opens."""

    # The CSS path.
    path: str = ""
    # The first 60 letters of its words, white space folded.
    text: str = ""


class Viewport(Fact, frozen=True, kw_only=True):
    """The page's viewport meta element."""

    # What the last one says; None: there is none.
    content: str | None = None
    # How many there are.
    count: int = 0


class FixedElement(Place, frozen=True, kw_only=True):
    """An element that stays on a phone's screen while the page is scrolled."""

    # The share of the screen's area that it covers, 0 to 1.
    share: Number = 0


class WideElement(Place, frozen=True, kw_only=True):
    """An outermost element that sticks out of the screen sideways."""

    # Where its edges are, from the left edge of the page, and how wide it is, in CSS pixels.
    left: Length = 0
    right: Length = 0
    width: Length = 0
    # Whether it, or an element round it, has a scrollbar of its own.
    scrolls: bool = False
    # The element's name: `table`, `div`, …
    tag: str = ""


class LayoutAtWidth(Fact, frozen=True, kw_only=True):
    """The page laid out on a screen of one width; what could not be measured is None."""

    # The width of the screen, in CSS pixels.
    width: Length | None = None
    # How wide the page is when it is scrolled sideways, in CSS pixels.
    scroll_width: Length | None = None
    # What sticks out, at most 100; on a tablet empty where nothing scrolls sideways.
    wide: Sequence[WideElement] | None = None
    # How many elements stick out; None in visits of earlier versions.
    wide_count: int | None = None


class Layouts(Fact, frozen=True, kw_only=True):
    """The page's layout at several widths."""

    # At 320 CSS pixels (WCAG 1.4.10).
    narrow: LayoutAtWidth | None = field(name="320", default=None)
    # At 390 CSS pixels: a common phone.
    phone: LayoutAtWidth | None = field(name="390", default=None)
    # At 768 CSS pixels: a tablet held upright.
    tablet: LayoutAtWidth | None = field(name="768", default=None)


class SmallTarget(NamedPlace, frozen=True, kw_only=True):
    """A link, button or field smaller than 44 by 44 CSS pixels."""

    # The size of what answers a finger, in CSS pixels.
    width: Length = 0
    height: Length = 0
    # Whether it stands in a sentence.
    inline: bool = False
    # Whether a circle of 24 CSS pixels on its middle meets another target (WCAG 2.5.8).
    crowded: bool = False
    # Whether it has the browser's own size and look, which WCAG 2.5.8 leaves out.
    native: bool = False


class SmallText(Fact, frozen=True, kw_only=True):
    """Text under 12 CSS pixels."""

    # The CSS path of the element that holds it.
    path: str = ""
    # The size of the text, in CSS pixels.
    size: Length = field(name="px", default=0)
    # The text, at most 200 characters.
    text: str = ""


class FormField(Place, frozen=True, kw_only=True):
    """A form field that can be seen and takes an entry."""

    # The input's type; `select` or `textarea` for these elements.
    type: str = ""
    # The attributes of the same names; "" where there is none.
    inputmode: str = ""
    autocomplete: str = ""
    name: str = ""
    # What labels it: its label, an ARIA name, a placeholder or a title.
    label: str = ""
    # The size of its text, in CSS pixels.
    text_size: Length = field(name="px", default=0)


class OversizedImage(Fact, frozen=True, kw_only=True):
    """An image that is shown much smaller than it is."""

    # The CSS path of the element.
    path: str = ""
    # The image's address, at most 2,000 characters.
    src: str = ""
    # Width and height of the file, in its own pixels.
    natural_size: tuple[Length, Length] = field(name="natural", default=(0, 0))
    # Width and height as shown, in CSS pixels.
    shown_size: tuple[Length, Length] = field(name="shown", default=(0, 0))


class UnlinkedPhoneNumber(Fact, frozen=True, kw_only=True):
    """A UK phone number in visible text that is not a link."""

    # The CSS path of the element that holds it.
    path: str = ""
    # The number as written.
    text: str = ""


class ShiftedElement(NamedPlace, frozen=True, kw_only=True):
    """An element that moved while the page loaded."""

    # The sum of the shifts that it had a part in.
    score: Number = 0


class LayoutShift(Fact, frozen=True, kw_only=True):
    """What moved while the page loaded on a phone: cumulative layout shift."""

    # The largest sum of shifts in a window of at most five seconds without a second's pause
    # (https://web.dev/cls).
    score: Number = 0
    # What moved most, most first; at most 5.
    places: Sequence[ShiftedElement] = ()


class DesktopOnlyBlock(NamedPlace, frozen=True, kw_only=True):
    """A block of the body that a desktop shows, and a phone shows neither there nor elsewhere."""


class ConsentBanner(NamedPlace, frozen=True, kw_only=True):
    """A consent banner that lay over the page on a phone."""

    # The share of the screen's area that it covers, 0 to 1.
    share: Number = 0
    # Its role and name as a screen reader gets them; "" where there is none.
    role: str = ""
    name: str = ""
    # The words on its buttons and links, at most 12.
    controls: Sequence[str] = ()
    # The kept rule (duckduckgo-autoconsent-py) that knows it; "" where words and buttons told.
    rule: str = ""


class ImageText(Place, frozen=True, kw_only=True):
    """The words that were read in an image."""

    # The image's address, at most 2,000 characters.
    src: str = ""
    # Its alternative text.
    alt: str = ""
    # What was read with some certainty, top to bottom. Spaces between words are often lost.
    lines: Sequence[str] = ()
