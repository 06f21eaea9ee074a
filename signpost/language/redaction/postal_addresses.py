"""Addresses of homes and full postcodes. A street without a number is a public place and stays."""

from __future__ import annotations

import re
from collections.abc import Callable

Mark = Callable[[str], str]
_I = re.IGNORECASE | re.ASCII

# The shape in BS 7666; the inward code has none of C, I, K, M, O, V, so that "2pm" is none.
POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? {0,2}(?!(?-i:1st|2nd|3rd|\dth)\b)\d[ABD-HJLNP-UW-Z]{2}\b"
    # In capitals and with its space it is meant as one, whatever its letters ("AB1 2CD").
    r"|(?-i:\b[A-Z]{1,2}\d[A-Z\d]? \d(?!AM|PM)[A-Z]{2}\b)",
    _I,
)
_KINDS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|cl|drive|dr|court|ct|crescent|cres|gardens|gdns|"
    "grove|gr|terrace|place|pl|square|sq|way|walk|mews|row|hill|rise|green|park|parade|mount|vale|"
    "view|house|cottages?|lodge|heights|towers?|point|mansions|buildings|villas|path|yard|wharf|"
    "quay|embankment|broadway|end|fold|croft|drove|gate|circus|meadows?|fields?|estate|common"
)
_FLAT = r"(?:(?:flat|apartment|apt|maisonette|bedsit|studio) ?(?:no\.? ?)?\d{0,4}[a-z]?\b[ ,]{0,2})"
# Words that never stand in the name of a street between its number and its kind.
_NO_NAME = (
    r"(?:a|an|the|my|our|your|his|her|their|this|that|of|in|on|at|to|for|from|by|with|and|or|is"
    r"|are|"
    r"was|were|be|no|not|mph|miles?|metres?|meters?|minutes?|mins?|hours?|hrs?|days?|weeks?"
    r"|months?|"
    r"years?|times?|calls?|cars?|people|bins?|bags?|trees|children|new|broken|missed|missing|main|"
    r"other|more|of|different|million|pounds?|pm|am|working|along|near|off|down|up|out|per"
    r"|bed(?:room)?"
    r"|car|bus|public|dirty|local|side|street|parking|lamp|council|large|small|big|extra|kids?)"
)
HOME = re.compile(
    rf"(?<![\w£/.:-]){_FLAT}?(?:(?-i:[A-Z])[a-z]{{2,15}} (?:house|court|tower|point|lodge"
    rf"|mansions),? )?"
    rf"\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}}[a-z]?)?,? "
    rf"(?:(?!{_NO_NAME}\b)[a-z][a-z'.-]{{1,20}} (?:(?:of|the|and|upon|le) )?){{1,3}}"
    rf"(?:{_KINDS})\b(?! ?(?:lights?|lamps?|lighting|works?|signs?|clean\w*|closures?|tax|sweep\w*|"
    rf"furniture|permits?|markings?|traders?|part(?:y|ies)|spaces?|tickets?))",
    _I,
)
FLAT_ALONE = re.compile(
    rf"\b(?:flat|apartment|apt|maisonette) ?(?:no\.? ?|number )?\d{{1,4}}[a-z]?\b"
    rf"(?:,? (?:of )?(?:[a-z][a-z'-]{{1,20}} ){{1,2}}(?:{_KINDS})\b)?",
    _I,
)
_NAMED_HOUSE = re.compile(
    r"\b(?:[A-Z][a-z']{1,15} ){1,2}(?:Cottage|House|Lodge|Farm|Barn|Villa|Bungalow),? "
    r"(?:[A-Z][a-z']{1,15} ){1,2}(?:Street|Road|Avenue|Lane|Close|Drive|Hill|Green|Way)\b"
)
_LIVE_AT = re.compile(
    r"\b(?:i live|we live|lives|living|resid\w{1,5}|home address is|my address is|address is|"
    r"address)(?: at| in)?(?: number| no\.?)?:? ?(\d{1,4}[a-z]?,? (?!" + _NO_NAME + r"\b)"
    r"[a-z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?)\b",
    _I,
)
# A public building's own address is no secret.
_PUBLIC_PLACE = re.compile(
    r"\b(?:library|town hall|civic (?:centre|offices?)|council (?:offices?|house)|leisure centre|"
    r"community (?:centre|hub)|recycling centre|register office|museum|depot|reception"
    r"|one stop shop|"
    r"customer (?:service )?centre)\b(?:,| is| at| on| \(){0,2} ?(?:at |in )?$",
    _I,
)


def homes(text: str, mark: Mark) -> str:
    """Mark addresses with a number or a house's name; a public building's own stays."""

    def one(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 50) : match.start()]
        return match[0] if _PUBLIC_PLACE.search(before) else mark(match[0])

    for pattern in (HOME, FLAT_ALONE, _NAMED_HOUSE):
        text = pattern.sub(one, text)
    return _LIVE_AT.sub(lambda m: m.string[m.start() : m.start(1)] + mark(m.group(1)), text)


def postcodes(text: str, mark: Mark) -> str:
    """Mark full postcodes; the first half alone is a district."""
    return POSTCODE.sub(lambda m: mark(m[0]), text)
