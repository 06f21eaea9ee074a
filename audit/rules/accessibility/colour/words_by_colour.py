"""Instructions that go by a colour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.upkeep.dated_pages import is_minutes
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

_COLOURS = (
    "red", "green", "blue", "yellow", "orange", "amber", "purple", "pink", "grey", "gray", "black",
    "white", "brown",
)  # fmt: skip
_COLOUR = rf"(?:{'|'.join(_COLOURS)})"
_SHOWN = (
    r"(?:marked|shown|highlighted|displayed|coloured|indicated|written|printed|listed|outlined)"
)
_THINGS = (
    r"(?:fields?|items?|questions?|labels?|dates?|entries|text|names?|words|those|ones|rows?|cells?"
    r"|buttons?|links?|icons?|areas?|sections?)"
)
# Boxes and bins of a colour stand in the street as well: only those that are filled in count.
_BOXES = r"(?:boxe?s?|fields?)"
_FILL = (
    r"(?:click|press|select|tap|fill in|complete|tick"
    r"|(?:write|type|enter|answer)(?: [a-z]{1,12}){0,2} in)"
)
# Paint on a road and tape on a fence are no colours of the page.
_NOT_PAINT = r"(?! (?:paint|tape|stakes?|pegs?|flags?)\b)"
_DO = r"(?:click|press|select|use|choose|follow|tap|fill in|complete|see|look for|find)"
_WORDS = re.compile(
    rf"\b(?:{_SHOWN} (?:(?:with|by|in|as) )?(?:(?:an?|the) )?{_COLOUR}\b{_NOT_PAINT}"
    rf"|{_FILL} (?:on |in )?(?:the|a|each|any|all) (?:\w{{1,12}} )?{_COLOUR} {_BOXES}\b"
    rf"|{_THINGS} (?:that are |which are )?in {_COLOUR}\b"
    rf"|{_DO} (?:on |in )?(?:the|a|each|any"
    rf"|all) (?:\w{{1,12}} )?{_COLOUR} (?:\w{{1,12}} )?{_THINGS}\b)",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find blocks of text that name something on the page by its colour; minutes are left out."""
    if is_minutes(page):
        raise NotApplicable
    colours = page.content.vocabulary.intersection(_COLOURS)
    for block in page.content.mentioning(colours):
        match = _WORDS.search(block.text)
        if match and next(block.element.iter("code", "pre"), None) is None:
            yield uncertain_finding_at(
                block.element, f"“{match[0]}”: who cannot see colours needs another sign too."
            )


RULE = Rule(
    id="accessibility/words-by-colour",
    title="Told by colour",
    why="One man in twelve does not see all colours, and a screen reader speaks none.",
    fix="Say it in words too, or mark it with a word or a symbol that has a text.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/use-of-color",
    severity="serious",
    check=check,
    criterion="1.4.1",
    version=3,
)
