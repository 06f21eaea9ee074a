"""What styles make of a page on a desktop. Lists hold at most 30 places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import field

from signpost.workspace.visit_facts.base import Fact, Length, NamedPlace, Number, Place


class UnusualBlock(Place, frozen=True, kw_only=True):
    """A block of at least 60 characters that is set unusually."""

    # How many characters it has.
    characters: int = field(name="chars", default=0)
    # How many lines of text it has; None where they are not close together, or that is not known.
    lines: int | None = None
    # The distance of its lines as a multiple of the text's size; None where it is not known.
    line_height: Number | None = None
    # Whether a style sets it in capitals, in italics, or flush on both sides.
    uppercase: bool = False
    italic: bool = False
    justified: bool = False


class BackgroundImage(NamedPlace, frozen=True, kw_only=True):
    """An element with a single background picture."""

    # The picture as the style names it: `url("…")`, at most 300 characters.
    src: str = ""
    # Whether the element is a box of some size in the content that holds nothing else.
    alone: bool = False


class ColourOnlyLink(NamedPlace, frozen=True, kw_only=True):
    """A link in a block of text that nothing but its colour tells from it."""

    # The contrast (1 to 21) of its colour with that of the text; None: not to be measured.
    contrast: Number | None = None


class DistantLabel(Place, frozen=True, kw_only=True):
    """A field that is far from its label on one line."""

    # The distance between them, in CSS pixels.
    gap: Length = 0


class ClickOnlyElement(NamedPlace, frozen=True, kw_only=True):
    """What acts on a click, or shows a hand, but takes no focus."""

    # Whether it has an `onclick` attribute.
    acts: bool = False


class ClippedBox(NamedPlace, frozen=True, kw_only=True):
    """A box that shows all of its text as the page comes, and cuts some off in these cases."""

    # With text at 200 %.
    zoom: bool = False
    # With the text spacing of WCAG 1.4.12.
    spacing: bool = False
    # On a screen of 320 CSS pixels.
    narrow: bool = False


class Overlap(NamedPlace, frozen=True, kw_only=True):
    """Words that lie on other words."""

    # The other words, at most 80 characters.
    other: str = ""


class OverlapWhenEnlarged(Overlap, frozen=True, kw_only=True):
    """Words that lie on other words once text is enlarged or spaced, and not as the page comes."""

    # With text at 200 % (`zoom`), or with the text spacing of WCAG 1.4.12 (`spacing`).
    when: Literal["zoom", "spacing"] = "zoom"


class BoldBlock(Place, frozen=True, kw_only=True):
    """A block of at least 200 characters in bold."""

    # How many characters it has.
    characters: int = field(name="chars", default=0)


class HeadingLikeBlock(NamedPlace, frozen=True, kw_only=True):
    """A short block that is set larger or bolder than the text that follows, and is no heading."""

    # The size of its text and of the text that follows, in CSS pixels.
    size: Length = 0
    plain_size: Length = field(name="plain", default=0)


class OutOfOrderBlock(NamedPlace, frozen=True, kw_only=True):
    """What is shown above, or left of, what comes before it in the code."""

    # The words of what comes before it in the code, at most 80 characters.
    text_before: str = field(name="before", default="")


class Animation(NamedPlace, frozen=True, kw_only=True):
    """An animation that is running."""

    # How long it runs in all, in seconds; None where it never ends.
    seconds: Number | None = None
    # How long one round takes, in milliseconds; None where the browser does not say.
    round_milliseconds: Number | None = field(name="turn", default=None)
    # The area of what moves, in square CSS pixels.
    area: Number = 0
    # The style properties that it changes, at most 5.
    changes: Sequence[str] = ()


class Placeholder(NamedPlace, frozen=True, kw_only=True):
    """A field's placeholder."""

    # The contrast (1 to 21) of its text with the field; None: not to be measured.
    contrast: Number | None = None


class PaleFieldEdge(Place, frozen=True, kw_only=True):
    """A field whose edge has a contrast under 3 with what is round it."""

    # The best contrast (1 to 3) of its border or ground.
    contrast: Number = 0
    # The field's type.
    type: str = ""


class PaleState(NamedPlace, frozen=True, kw_only=True):
    """A link or button that is too pale in one of its states."""

    # The state: `hover`, `focus` or `active`.
    state: str = ""
    # The contrast (1 to 21) of its text in that state.
    contrast: Number = 0
    # Whether its text counts as large (WCAG 1.4.3).
    large: bool = False


class OrientationRule(Place, frozen=True, kw_only=True):
    """What hides or turns most of the page when the screen is held one way, and not the other."""

    # How it is held then: `orientation: portrait` or `orientation: landscape`.
    media: str = ""
    # `hides` or `turns`.
    how: str = ""


class HiddenText(NamedPlace, frozen=True, kw_only=True):
    """Words that are neither shown nor read out, and that nothing on the page speaks of showing."""

    # How many characters it has.
    characters: int = field(name="chars", default=0)


class Cut(Fact, frozen=True, kw_only=True):
    """How much of a page a list speaks of, where that is not all of it."""

    # How many were looked at or listed, of how many.
    kept: int = 0
    of: int = 0
    # What was counted: `elements`, `places`, …
    what: str = "places"


class StyleFacts(Fact, frozen=True, kw_only=True):
    """What styles make of a page; a list is None where a page broke its making."""

    # Blocks of text that are set unusually.
    unusual_blocks: Sequence[UnusualBlock] | None = field(name="text", default=None)
    # Words that a style sheet puts in.
    generated_texts: Sequence[NamedPlace] | None = field(name="pseudo", default=None)
    # Single background pictures.
    background_images: Sequence[BackgroundImage] | None = field(name="backgrounds", default=None)
    # What a style sheet or script opens for a mouse only.
    hover_only: Sequence[NamedPlace] | None = field(name="hover", default=None)
    # Links in text that only their colour tells from it.
    colour_only_links: Sequence[ColourOnlyLink] | None = field(name="links", default=None)
    # Fields far from their labels.
    distant_labels: Sequence[DistantLabel] | None = field(name="labels", default=None)
    # What only a mouse can use.
    click_only: Sequence[ClickOnlyElement] | None = field(name="clicks", default=None)
    # Boxes that cut off text once it grows or the screen is narrow.
    clipped_boxes: Sequence[ClippedBox] | None = field(name="clipped", default=None)
    # Words that lie on other words at 320 CSS pixels.
    overlaps: Sequence[Overlap] | None = None
    # Words that lie on others once text is enlarged; a make of page (same style sheets, same tags
    # and classes) where none did is not looked at again in the same browser.
    overlaps_when_enlarged: Sequence[OverlapWhenEnlarged] | None = field(
        name="enlarged", default=None
    )
    # Words that are underlined and no link.
    underlined_texts: Sequence[NamedPlace] | None = field(name="underlined", default=None)
    # Long blocks in bold.
    bold_blocks: Sequence[BoldBlock] | None = field(name="bold", default=None)
    # What looks like a heading and is none.
    heading_like_blocks: Sequence[HeadingLikeBlock] | None = field(name="headings", default=None)
    # Words that differ from those round them by colour alone.
    colour_only_texts: Sequence[NamedPlace] | None = field(name="coloured", default=None)
    # What is shown before what it follows in the code.
    out_of_order_blocks: Sequence[OutOfOrderBlock] | None = field(name="order", default=None)
    # Animations that are running.
    animations: Sequence[Animation] | None = field(name="moving", default=None)
    # Placeholders of fields.
    placeholders: Sequence[Placeholder] | None = None
    # Fields with a pale edge.
    pale_field_edges: Sequence[PaleFieldEdge] | None = field(name="edges", default=None)
    # Links and buttons that are too pale in a state, and not as the page comes; at most 10.
    pale_states: Sequence[PaleState] | None = field(name="states", default=None)
    # What most of the page is hidden or turned by, one way up.
    orientation_rules: Sequence[OrientationRule] | None = field(name="turned", default=None)
    # The lists that do not speak of all of the page, by the key under which a list is stored.
    cut: Mapping[str, Cut] = {}
    # Words in the content that nobody can see or hear, neither on a desktop nor on a phone.
    hidden_texts: Sequence[HiddenText] | None = field(name="unmet", default=None)
    # Lists and tables that hold empty boxes of several strong colours, and no word that says which.
    colours_unsaid: Sequence[NamedPlace] | None = field(name="tinted", default=None)
    # What can be dragged, or follows a pressed mouse, and has no control in it or beside it.
    dragged: Sequence[NamedPlace] | None = None
