"""Verbs hidden in nouns: "make an application" for "apply"; the nouns are in `nouns.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import sentence_at

_FILE = Path(__file__).with_name("nouns.toml")
_WEAK = (
    r"mak(?:e|es|ing)|made|carr(?:y|ies|ied|ying) out|undert(?:ake|akes|aken|aking|ook)"
    r"|conduct(?:s|ed|ing)?|perform(?:s|ed|ing)?|giv(?:e|es|ing)|gave"
    r"|provid(?:e|es|ed|ing)|tak(?:e|es|en|ing)|took|reach(?:es|ed|ing)?|com(?:e|es|ing) to"
    r"|hold(?:s|ing)?|held|do(?:es|ing|ne)?"
)


def check(page: PageView, *, allowed: Sequence[str] = ()) -> Iterator[Finding]:
    """Find a weak verb with a noun that has a verb of its own, each noun once a page."""
    seen = {word.lower() for word in allowed}
    said = nouns().keys() & page.content.vocabulary
    for block in prose.english_blocks(page.content, said):
        for match in _pattern().finditer(block.text):
            noun = match["noun"].lower()
            if noun in seen:
                continue
            seen.add(noun)
            yield Finding(
                message=f"Instead of “{match.group()}”, say what is done with a verb: "
                f"“{nouns()[noun]}”.",
                where=sentence_at(block.text, match.start()),
                evidence=match.group(),
                certainty="needs_person",
                key=noun,
            )


@cache
def nouns() -> dict[str, str]:
    """Return the nouns with the verb that each hides."""
    found: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["nouns"]
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a weak verb, at most one article and adjective, and a noun."""
    return re.compile(
        rf"\b(?:{_WEAK}) (?:(?:an?|the|your|our|their|any|some) )?(?:(?:full|formal|new|initial"
        rf"|further|detailed|final|early|written|online) )?(?P<noun>{'|'.join(nouns())})\b"
        r"(?! (?:form|fee|number|letter|notice|date|pack|process|centre|order|card|message"
        r"|page|email|plan|reference|method|line|team|officer))",
        re.IGNORECASE,
    )


RULE = Rule(
    id="readability/nominalisations",
    title="Verbs hidden in nouns",
    why="“Carry out an assessment” takes longer to read than “assess”, and hides who does it.",
    fix="Use the verb: say who does what.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#plain-english",
    severity="minor",
    check=check,
)
