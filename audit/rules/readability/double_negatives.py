"""Sentences in which two negatives have to be undone to see what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import split

# Negated adjectives by name: "not under 18", "not until" and "not unless" are no double negatives.
_NEGATED = (
    "unable|unaffected|unavailable|unaware|unclear|uncommon|unconnected|uncertain|unfair|unhappy"
    "|unimportant|unknown|unlawful|unlikely|unnecessary|unpaid|unreasonable|unrelated|unsafe"
    "|unsuitable|unsure|untrue|unusual|unwelcome|unwell|unwilling|impossible|improbable|illegal"
    "|inappropriate|incorrect|inconsistent|ineligible|infrequent|infrequently|insignificant"
    "|insufficient|invalid|irrelevant|irregular|dissimilar|disallowed|dishonest|without"
)
_PATTERNS = re.compile(
    rf"\b(?:(?:not|never|isn[\u2019']t|aren[\u2019']t|cannot be|can[\u2019']t be)\s(?:{_NEGATED})"
    r"|(?:not|never|don[\u2019']t|cannot|can[\u2019']t)\sfail\sto"
    r"|not\s(?:uncommonly|unreasonably|unlike)"
    r"|no\sone\s(?:is|was)\s(?:unaffected|unaware))\b",
    re.IGNORECASE,
)
# One of these is the second word of every double negative that the pattern can find.
_SECOND = frozenset(
    [*_NEGATED.split("|"), "fail", "uncommonly", "unreasonably", "unlike", "unaware", "unaffected"]
)
_EITHER = re.compile(r"\b(?:or|if|whether|and|but|why)\s$", re.IGNORECASE)


def check(page: PageView) -> Iterator[Finding]:
    """Find double negatives, by pattern; whether one confuses is for a person to say."""
    said = _SECOND.intersection(page.content.vocabulary)
    for block in prose.english_blocks(page.content, said):
        for sentence in split(block.text):
            for match in _PATTERNS.finditer(sentence):
                if _EITHER.search(sentence[max(0, match.start() - 12) : match.start()]):
                    continue
                yield Finding(
                    message=f"“{match.group()}” is a double negative. Say what is, not what is "
                    "not un-.",
                    where=sentence,
                    evidence=match.group(),
                    certainty="needs_person",
                )
                break


RULE = Rule(
    id="readability/double-negatives",
    title="Double negatives",
    why="Two negatives in one sentence are easily read as one, and the meaning turns round.",
    fix="Say it positively: “you can” rather than “you are not unable to”.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
)
