"""Sayings that mean something else than their words; they are in `idioms.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import sentence_at

# By idiom its words that never change, and its pattern.
_Patterns = Mapping[str, tuple[str, re.Pattern[str]]]
_FILE = Path(__file__).with_name("idioms.toml")
# Verbs that do not only take an ending.
_FORMS = {
    "break": "break|breaks|breaking|broke|broken", "fall": "fall|falls|falling|fell|fallen",
    "get": "get|gets|getting|got", "give": "give|gives|giving|gave", "go": "go|goes|going|went",
    "hit": "hit|hits|hitting", "keep": "keep|keeps|keeping|kept",
    "leave": "leave|leaves|leaving|left", "make": "make|makes|making|made",
    "cut": "cut|cuts|cutting", "bite": "bite|bites|biting|bit", "drop": "drop|drops|dropping",
    "think": "think|thinks|thinking|thought", "win": "win|wins|winning|won",
    "wear": "wear|wears|wearing|wore", "step": "step|steps|stepping|stepped",
}  # fmt: skip


def check(page: PageView, *, allowed: Sequence[str] = ()) -> Iterator[Finding]:
    """Find idioms, each once a page; whether readers know it is for a person to say."""
    table = idioms()
    seen = {x.lower() for x in allowed}
    folded = page.content.folded
    said = {idiom: found for idiom, found in _patterns().items() if found[0] in folded}
    for block in prose.english_blocks(page.content, [fixed for fixed, _ in said.values()]):
        for idiom, match in _matches(block.text, said):
            if idiom.replace("~", "") in seen:
                continue
            seen.add(idiom.replace("~", ""))
            yield Finding(
                message=f"“{match.group()}” cannot be taken word by word. Say it plainly: "
                f"“{table[idiom]}”.",
                where=sentence_at(block.text, match.start()),
                evidence=match.group(),
                certainty="needs_person",
                key=idiom,
            )


@cache
def idioms() -> dict[str, str]:
    """Return the idioms with what to say instead."""
    found: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["idioms"]
    return found


def _matches(text: str, patterns: _Patterns) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each idiom of a text with its first place, in order of the list."""
    lowered = text.lower()
    for idiom, (fixed, pattern) in patterns.items():
        # Looking for the words that never change first is many times as fast.
        match = pattern.search(text) if fixed in lowered else None
        if match:
            yield idiom, match


@cache
def _patterns() -> _Patterns:
    """Return by idiom the words of it that never change, and its pattern."""
    return {
        idiom: (
            idiom.partition("~")[2] or idiom,
            re.compile(rf"\b(?:{_pattern_of(idiom)})\b", re.IGNORECASE),
        )
        for idiom in idioms()
    }


def _pattern_of(idiom: str) -> str:
    """Return the pattern of an idiom, its first verb in all its forms."""
    verb, mark, rest = idiom.partition("~")
    if not mark:
        return re.escape(idiom)
    stem = verb.removesuffix("e")
    forms = _FORMS.get(verb, f"{verb}|{verb}s|{stem}ing|{stem}ed")
    return rf"(?:{forms}){re.escape(rest)}"


RULE = Rule(
    id="readability/idioms",
    title="Idioms that cannot be translated",
    why="People who learnt English later, and translation tools, take an idiom at its word.",
    fix="Say plainly what is meant.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#metaphors",
    severity="minor",
    check=check,
)
