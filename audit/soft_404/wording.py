"""The ways in which pages say that there is no such page, in English and Welsh.

A heading counts only if all of it says so: "Page not found", not "Page not found? Tell us about a
broken link". The noun has to be a page or what stands for one: "We could not find your account"
says something else.
"""

from __future__ import annotations

import re
from html import unescape

_NOUN = (
    r"(?:web ?page|page|file|document|url|resource|content|item|article|link|record|event|job"
    r"|vacancy|news item|web address)"
)
_NOUNS = rf"(?:the|this|that|your|requested|a|such|any| )*{_NOUN}"
# What may follow the noun: "the page that you were looking for".
_ASKED = r"(?: (?:that |which )?you(?:'ve|'re|r)?(?: (?!not|can|could|do|does|no)[\w']+){1,5}?)?"
_IT = rf"{_NOUNS}{_ASKED}"
_NOT = r"(?:cannot|can't|can not|could not|couldn't|was not|wasn't|is not|isn't|has not|not)"
_WE_CANNOT = (
    r"we(?:'re| are| were|'ve)? ?(?:can't|cannot|can not|couldn't|could not|unable to|did not"
    r"|didn't|not able to)(?: seem to)?"
)
_WELSH_NOT = r"(?:ni ddaethpwyd|methu dod|ni allwn ddod|ni allem ddod|ni wnaethom ddod)"
_CORE = "|".join(
    [
        rf"{_IT},? {_NOT}(?: be| been)? (?:found|located|available|here)",
        rf"{_IT},? (?:does not|doesn't|no longer|did not|didn't) exists?",
        rf"{_IT} (?:is |may be |are )?no longer (?:available|here|exists)",
        rf"(?:the |this |that )?(?:web ?)?page{_ASKED} (?:is |has )?(?:missing|gone)",
        rf"{_IT} (?:has|may have) (?:been )?(?:moved or )?(?:been )?(?:removed|deleted|renamed)",
        rf"{_WE_CANNOT} (?:find|locate) {_IT}",
        rf"{_NOT} (?:find|locate) {_IT}",
        r"(?:there is|there's) no (?:such )?(?:web ?)?page(?: here| at this (?:web )?address)?",
        rf"no such {_NOUN}",
        r"missing (?:web ?)?page",
        r"(?:http |status |code )*404",
        r"not found",
        r"(?:tudalen|y dudalen|dudalen)(?: \w+){0,2} heb ei (?:chanfod|darganfod|ganfod)",
        r"heb (?:ei )?(?:g?anfod|ddod o hyd i)(?:'r| y)? ?(?:dudalen)?",
        rf"{_WELSH_NOT} o hyd i(?:'r| y) dudalen(?: \w+){{0,5}}",
        r"nid yw'r dudalen(?: \w+){0,5} (?:yn bodoli|ar gael|yma)(?: mwyach| bellach)?",
        r"(?:tudalen|y dudalen)(?: \w+){0,3} (?:ddim ar gael|ar goll|ddim yn bodoli)",
    ]
)
_LEAD = (
    r"(?:(?:oops|whoops|sorry|oh no|uh oh|oh dear|error|gwall|mae'n ddrwg gennym|ymddiheuriadau|404"
    r"|http|but|page|-|:|,|\.|!|\(|\)) *)*"
)
_TAIL = r"(?: *(?:error|404|here|on (?:this|our|the) (?:web ?site|server|site)|\(|\)|:|,|-|!|\.))*"
_SAYS = re.compile(rf"{_LEAD}(?:{_CORE}){_TAIL}")
_OPENS = re.compile(rf"{_LEAD}(?:{_CORE})\b")
_FILLER = re.compile(
    r"(?:(?:we're|we are|i'm|oops|whoops|sorry|oh no|uh oh|oh dear|error|problem|there is a problem"
    r"|something went wrong|gwall|mae'n ddrwg gennym|so|very|an|has|occurred|the|[\W\d_]))*"
)
_SPLIT = re.compile(r"\s+[-–—|·»«/>:]+\s+|[|»«]|(?<=[.!?])\s+|(?<=\w):\s+")
# What a raw page holds if any of its headings or sentences may say so: the cheap first look. It is
# made for small letters, and every way begins with a letter: `re` passes over the rest fast.
_HINT = re.compile(
    rb"40[34]|not\s+(?:be\s+)?(?:been\s+)?(?:found|find|locate|available|exist|here)"
    rb"|n(?<=can|.dn|esn|isn|asn|idn).{1,8}t\s+(?:\w+\s+){0,2}"
    rb"(?:find|found|locate|exist|here|avail)"
    rb"|cannot|no\s+longer|no\s+such|missing|unable\s+to|nothing|removed|deleted|moved"
    rb"|heb\s|o\s+hyd\s|bodoli|ar\s+g(?:ael|oll)"
)
_H1 = re.compile(r"<h1\b[^>]{0,1000}>(.{0,1000}?)</h1", re.IGNORECASE | re.DOTALL)
_ABOUT_THE_ADDRESS = re.compile(
    rf"{_CORE}|(?:page|address|link|url)\b[^.]{{0,60}}\b(?:not|moved|removed|missing|wrong|mistyped"
    r"|mistake|broken|incorrect|out of date|deleted|expired)"
    r"|(?:wrong|broken|mistyped|old|incorrect) (?:page|address|link|url)"
    r"|\bnothing (?:is )?(?:here|there|at this (?:address|place))\b"
)


def plain(text: str) -> str:
    """Return a text in lower case with straight apostrophes and single spaces."""
    text = text.replace("’", "'").replace("‘", "'").replace("`", "'")
    return " ".join(text.lower().split())


def parts_of(heading: str) -> list[str]:
    """Split a title or heading at what separates its parts (`Page not found - Mereham Council`).

    A question mark stays: "Can't find your page?" offers help.
    """
    return [part.strip(" .!-–—|:") for part in _SPLIT.split(plain(heading)) if part.strip()]


def says_not_found(part: str) -> bool:
    """Whether all of a part of a heading says that there is no such page."""
    return bool(_SAYS.fullmatch(part))


def opens_with_not_found(text: str) -> bool:
    """Whether one of the first sentences of a text begins by saying so."""
    sentences = re.split(r"(?<=[.!?])\s+|\n", plain(" ".join(text.split()[:60])))
    return any(_OPENS.match(sentence) for sentence in sentences)


def is_filler(part: str) -> bool:
    """Whether a part of a heading says nothing but that something is wrong."""
    return bool(_FILLER.fullmatch(part))


def may_say_not_found(body: bytes) -> bool:
    """Whether a page is worth reading: its bytes hold a word that all the ways have."""
    return bool(_HINT.search(body.lower()))


def headings_in(body: bytes) -> list[str]:
    """Return the top headings of a page without parsing it: good enough to pass over most pages."""
    found = [re.sub(r"<[^>]*>", " ", x) for x in _H1.findall(body.decode("utf-8", "replace"))]
    return [unescape(x) for x in found]


def is_about_the_address(text: str) -> bool:
    """Whether a text says anywhere that an address is wrong, or its page not there."""
    return bool(_ABOUT_THE_ADDRESS.search(plain(text)))
