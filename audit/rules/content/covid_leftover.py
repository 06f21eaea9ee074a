"""Notices of the pandemic that still say how things are today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.language.sentences import split

_COVID = re.compile(r"\b(?:covid(?:-?\s?19)?|coronavirus|pandemic|lockdown)\b", re.IGNORECASE)
# What is different because of it, said of the present.
_PRESENT = re.compile(
    r"\b(?:due to|because of|owing to|as a result of|in light of|given|during|in response to)\s"
    r"(?:the\s)?(?:current\s|ongoing\s|global\s|recent\s)?(?:situation with\s)?(?:the\s)?"
    r"(?:impact of\s|effects? of\s|outbreak of\s|spread of\s)?(?:the\s)?"
    r"(?:covid|coronavirus|pandemic|lockdown|national lockdown)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:closed|cancell?ed|suspended|postponed|unable|not able|cannot|can't"
    r"|can\u2019t|limited|reduced"
    r"|delays?|delayed|longer than usual|by appointment only|temporarily|currently"
    r"|until further notice"
    r"|restrictions|restricted|not (?:be )?(?:available|accepting|taking place"
    r"|possible)|may be|please)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"\bsocial(?:ly)?[ -]distanc(?:e|ing|ed)\b|\bface (?:coverings?|masks?) (?:must"
    r"|should|are|is)\b"
    r"|\bwear a (?:face covering|mask)\b|\b(?:2|two) ?met(?:res|ers|re|er) apart\b"
    r"|\btest and trace\b|\bself-?isolat(?:e|ing)\b|\bcovid[- ](?:secure|safe)\b"
    r"|\bclinically extremely"
    r"|\btier (?:[1-4]|one|two|three|four) restrictions?\b|\bduring (?:the )?lockdown\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|led|began|introduced|during the height|201\d|202[0-2]|inquiry|memorial"
    r"|vaccin\w+|recover\w*|since the|after the|following the|long covid|grants? (?:was|were))\b",
    re.IGNORECASE,
)


# One of these stands in every sentence that the patterns can find.
_HINTS = ("covid", "coronavirus", "pandemic", "lockdown", "distanc", "isolat", "face ", "mask",
          " apart", "test and trace", "clinically", "tier ")  # fmt: skip


def check(page: PageView) -> Iterator[Finding]:
    """Find a page that still speaks of the pandemic as the present; one finding a page."""
    text = page.content.text.lower()
    if not any(word in text for word in _HINTS):
        raise NotApplicable
    if is_record(page):
        raise NotApplicable
    for block in prose.own_blocks(page.content):
        for sentence in split(block.text):
            if _is_leftover(sentence):
                yield Finding(
                    message="This speaks of the pandemic as if it were now. Check whether it still "
                    "holds; if not, take it out.",
                    where=sentence,
                    certainty="needs_person",
                    key="pandemic",
                )
                return


def _is_leftover(sentence: str) -> bool:
    """Whether a sentence names a measure of the pandemic, or a change because of it, as present."""
    if _PAST.search(sentence):
        return False
    if _MEASURES.search(sentence):
        return True
    return bool(_COVID.search(sentence) and _PRESENT.search(sentence) and _CHANGED.search(sentence))


RULE = Rule(
    id="content/covid-leftover",
    title="Notice left over from the pandemic",
    why="Old notices of closures and limits keep people from services that are open again.",
    fix="Take the notice out, or say what holds now.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
)
