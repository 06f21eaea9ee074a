"""Instructions that only work for who sees the page: by place, shape or size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import split
from signpost.pages.content import Block
from signpost.pages.markup import squeeze

_PART = r"(?:side|column|menu|panel|navigation|corner|pane|sidebar)"
_PLACE = (
    rf"(?:right|left)[- ]hand {_PART}|(?:on|at|to|in|from) the (?:far |bottom |top |lower |upper )?"
    rf"(?:left|right) (?:{_PART}|of (?:the|this) (?:page|screen))"
    r"|(?:on|at|to) the (?:far |bottom |top )?(?:left|right)(?=[.,;:)]|$| (?:to|and|for|of)\b)"
    r"|(?:on|at|in) the (?:side|top|bottom)(?: (?:right|left))? of (?:the|this) (?:page|screen)"
)
_SHAPE = (
    r"(?:round|square|circular|rectangular|triangular|oval|big|large|small|star-shaped)"
    r" (?:[a-z]{1,12} )?(?:button|icon|box|link|image|picture|symbol)"
)
_FORM = (
    r"(?:triang(?:le|ular)|circ(?:le|ular)|round|square|rectang(?:le|ular)|oval|diamond|hexagon(?:al)?"
    r"|star|arrow)(?:[- ]shaped)? (?:[a-z]{1,12} )?(?:menu|tab|panel|sign|mark|tile|area|section)"
)
_SOUND = r"(?:when|after|until|once) you hear (?:a|the) (?:beep|tone|sound|bell|chime)"
# One of these stands in every text that the pattern can find.
_HINTS = (
    "left", "right", "side of", "top", "bottom", "round", "square", "circ", "rectang", "triang",
    "oval", "big", "large", "small", "star", "diamond", "hexagon", "arrow", "you hear",
)  # fmt: skip
# Streets have a left and a right too: a place counts only beside a word for what is on a page.
_ON_PAGE = re.compile(
    r"\b(?:click|press|select|choose|use|tap|see|follow|find|fill|complete|tick|links?|buttons?"
    r"|menus?|forms?|boxe?s?|columns?|panels?|tabs?|fields?|navigation|icons?|search)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(rf"\b(?:{_PLACE}|{_SHAPE}|{_FORM}|{_SOUND})\b", re.IGNORECASE)
# Directions to a building, and parts of the body, are about the world and not about the page; who
# lays pages out is told where to put things, and not where to find them.
_WORLD = re.compile(
    r"\b(?:road|street|lane|turn|drive|walk|door|floor|entrance|align(?:ed)?|building|junction|roundabout|bus|"
    r"car park|station|hand corner of the card|arm|leg|eye|ear|pavement|bin lid"
    r"|component|layout|positioned|placed)\b",
    re.IGNORECASE,
)

# Windows of other programs: the reader's own computer, browser or phone.
_OTHER_PROGRAM = re.compile(
    r"\b(?:start menu|task ?bar|system tray|desktop|toolbar|browser|address bar|home screen|dialog"
    r"|windows key|(?:settings|preferences|control panel|properties) (?:window|app|pane|box))\b",
    re.IGNORECASE,
)
_CONTROLS = ("a", "button", "summary", "label", "option", "th", "h1", "h2", "h3", "h4")
# A list of changes tells what was moved on the page, and nobody where to find it.
_CHANGE = re.compile(
    r"^(?:v?\d[\w.]*\s*[-\u2013:]\s*)?(?:added|aligned|changed|fixed|made|moved|redesigned|removed"
    r"|resized|reworked|shifted|split|swapped|tidied|updated)\s+(?:the|a|an|all|both|our|some)\b",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find sentences that name something on the page by where it is or how it looks."""
    for block in page.content.mentioning(_HINTS):
        for sentence in split(block.text):
            match = _WORDS.search(sentence)
            told = match and _ON_PAGE.search(sentence) and not _CHANGE.match(sentence)
            elsewhere = match and (_WORLD.search(sentence) or _OTHER_PROGRAM.search(sentence))
            if (
                match
                and told
                and not elsewhere
                and not _names_what_is_not_here(page, block, sentence)
            ):
                yield uncertain_finding_at(
                    block.element,
                    f"“{match[0]}” helps only people who see the page as you do.",
                    key=sentence[:200],
                )


def _names_what_is_not_here(page: PageView, block: Block, sentence: str) -> bool:
    """Whether a sentence names controls in bold or italics, none of which is on this page."""
    bold = [squeeze(x.text_content()) for x in block.element.iter("b", "strong", "em", "i")]
    named = {x.casefold() for x in bold if x and x in sentence}
    if not named:
        return False
    here = {squeeze(x.text_content()).casefold() for x in page.tree.iter(*_CONTROLS)}
    here |= {(x.get("value") or "").casefold() for x in page.tree.iter("input")}
    return not any(name in control for name in named for control in here)


RULE = Rule(
    id="accessibility/words-by-place",
    title="Told by place, shape or sound only",
    why=(
        "Who cannot see the page, or sees it in one column on a phone, does not know which part "
        "is meant."
    ),
    fix=(
        "Name the thing by its words as well: “the Search button”, “the list of forms below the "
        "map”."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/sensory-characteristics",
    severity="moderate",
    check=check,
    criterion="1.3.3",
    version=4,
)
