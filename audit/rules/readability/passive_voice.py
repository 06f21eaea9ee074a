"""Pages where things are done, and nobody is said to do them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from audit.evidence.upkeep.dated_pages import is_record
from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.language.sentences import split, word_count

# Characters; a shorter line may well be written twice.
_REPEATED = 60
_BE = (
    r"(?:am|is|are|was|were|be|been|being|isn[\u2019']t|aren[\u2019']t|wasn[\u2019']t"
    r"|weren[\u2019']t|gets?|got)"
)
_BETWEEN = r"(?:\s(?:not|also|then|only|often|usually|always|never|now|still|being|\w{2,20}ly))?"
# Participles that do not end in -ed.
_IRREGULAR = (
    "begun|bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|eaten|fed|felt|forbidden"
    "|forgotten|found|given|heard|held|hidden|kept|known|laid|led|lent|lost|made|meant|met|paid|put"
    "|read|seen|sent|set|shown|shut|sold|spent|spoken|stolen|struck|sworn|taken|taught|thought|told"
    "|thrown|understood|withdrawn|withheld|written|run|dealt|left|won|overseen|undertaken"
)
_PASSIVE = re.compile(rf"\b{_BE}{_BETWEEN}\s(?P<done>\w{{2,20}}ed|{_IRREGULAR})\b", re.IGNORECASE)
# Words in -ed that say how something is, not what is done to it.
_STATES = frozenset(
    [
        "interested", "concerned", "worried", "pleased", "delighted", "committed",
        "dedicated", "experienced", "qualified", "married", "divorced", "separated",
        "retired", "unemployed", "disabled", "aged", "bored", "tired", "excited", "surprised",
        "confused", "limited", "supposed", "located", "situated", "detached", "related",
        "based", "involved", "need", "needed", "used", "united", "unfurnished", "furnished",
        "closed", "advanced", "complicated", "detailed", "limited", "red", "hundred",
        "indeed", "bed", "wed", "speed", "feed", "seed", "breed", "exceed", "proceed",
        "succeed", "embed", "shed", "sled", "need", "agreed", "bereaved", "registered",
        "allowed", "expected", "encouraged", "entitled", "prepared", "licensed", "supported",
    ]
)  # fmt: skip


def check(
    page: PageView, *, max_percent: int = 25, min_sentences: int = 8, min_passive: int = 5
) -> Iterator[Finding]:
    """Find a page with more than `max_percent` of its sentences in the passive voice.

    News, minutes and other records tell what was done, and are left out.
    """
    if is_record(page):
        raise NotApplicable
    sentences = [
        sentence
        for text in _without_repeats(block.text for block in prose.english_blocks(page.content))
        for sentence in split(text)
        if word_count(sentence) > 3
    ]
    if len(sentences) < min_sentences:
        raise NotApplicable
    passive = [sentence for sentence in sentences if is_passive(sentence)]
    share = 100 * len(passive) / len(sentences)
    if share > max_percent and len(passive) >= min_passive:
        yield Finding(
            message=f"{len(passive)} of {len(sentences)} sentences ({share:.0f}%) seem to be in "
            "the "
            "passive voice. Say who does it: “we will send it”, not “it will be sent”.",
            where=passive[0],
            evidence="\n".join(passive[:5]),
            certainty="needs_person",
            key="passive voice",
        )


def _without_repeats(texts: Iterable[str]) -> Iterator[str]:
    """Leave out long blocks that were there before: a template repeats them."""
    seen: set[str] = set()
    for text in texts:
        if text not in seen or len(text) < _REPEATED:
            seen.add(text)
            yield text


@lru_cache(maxsize=4096)
def is_passive(sentence: str) -> bool:
    """Whether a sentence seems to have a verb in the passive voice."""
    return any(m["done"].lower() not in _STATES for m in _PASSIVE.finditer(sentence))


RULE = Rule(
    id="readability/passive-voice",
    title="Much passive voice",
    why="In the passive voice it is unclear who has to do something: the resident or the council.",
    fix="Turn the sentence round: name who acts first (“you must”, “we will”).",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#active-voice",
    severity="minor",
    check=check,
    version=3,
    # Our own convention: below a quarter, content designers found nothing to change; and one or
    # two passive sentences are nothing to write about, whatever their share.
)
