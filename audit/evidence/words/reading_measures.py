"""Reading age: four published formulas over counts that are taken sentence by sentence.

The sentences are Signpost's own (`signpost.language.sentences`), so that lists, decimals and
abbreviations do not mislead; syllables are textstat's (the CMU pronouncing dictionary).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from textstat import textstat

from audit.evidence.once import once_a_page
from audit.evidence.words import prose
from audit.evidence.words.difficulty import difficulty
from audit.rule import NotApplicable
from signpost.language.sentences import is_address, split, words
from signpost.pages.content import Content

# A United States school grade begins at the age of five plus the grade.
_AGE_OF_GRADE_0 = 5
_TRIM = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How old a reader has to be, in years. `ages` has one entry a formula, `age` their median.

    `difficulty` is the combined score of `audit.evidence.words.difficulty`: 50 for a lightly
    simplified news story; it orders texts better than any formula, but is no age.
    """

    ages: dict[str, float]
    words: int
    sentences: int
    difficulty: float = 0.0

    @property
    def age(self) -> float:
        """The median of the formulas."""
        return median(self.ages.values())

    @property
    def spread(self) -> float:
        """How many years lie between the lowest and the highest formula."""
        return max(self.ages.values()) - min(self.ages.values())


def reading_age(content: Content, min_words: int = 100, familiar: Iterable[str] = ()) -> ReadingAge:
    """Measure the English prose of a page; headings, tables, links and quotations are left out.

    `familiar` are words that do not make the text harder, however rare they are elsewhere.

    Raises:
        NotApplicable: there are fewer than `min_words` words of it (formulas say nothing then),
            or it does not sound like English.
    """
    found = _measured(content, frozenset(familiar))
    if found.words < min_words:
        raise NotApplicable
    return found


@once_a_page
def _measured(content: Content, familiar: frozenset[str]) -> ReadingAge:
    """Measure the English prose of a page, whatever there is of it."""
    sentences = [s for block in prose.english_blocks(content) for s in split(block.text)]
    return measure(sentences, 1, familiar)


def measure(
    sentences: Iterable[str], min_words: int = 1, familiar: Iterable[str] = ()
) -> ReadingAge:
    """Measure sentences. Those of one or two words, and web addresses, are left out.

    Raises:
        NotApplicable: as `reading_age`.
    """
    counted = [[_TRIM.sub("", w) for w in words(s) if not is_address(w)] for s in sentences]
    counted = [found for found in counted if len(found) > 2]
    found = [word for sentence in counted for word in sentence]
    if len(found) < max(1, min_words) or not prose.sounds_english(found):
        raise NotApplicable
    ages = _ages(found, len(counted))
    score = difficulty(counted, ages["SMOG"] - _AGE_OF_GRADE_0, familiar)
    return ReadingAge(ages, len(found), len(counted), round(score, 1))


def _ages(found: list[str], sentences: int) -> dict[str, float]:
    """Apply the formulas, and turn grades into ages.

    Flesch-Kincaid (Kincaid et al. 1975), SMOG (McLaughlin 1969), Gunning Fog (Gunning 1952),
    Automated Readability Index (Smith and Senter 1967).
    """
    total = len(found)
    syllables = [syllables_of(word.lower()) for word in found]
    long_words = sum(n >= 3 for n in syllables)
    length = total / sentences
    grades = {
        "Flesch-Kincaid": 0.39 * length + 11.8 * sum(syllables) / total - 15.59,
        "SMOG": 1.043 * math.sqrt(30 * long_words / sentences) + 3.1291,
        "Gunning Fog": 0.4 * (length + 100 * long_words / total),
        "ARI": 4.71 * sum(map(len, found)) / total + 0.5 * length - 21.43,
    }
    return {name: grade + _AGE_OF_GRADE_0 for name, grade in grades.items()}


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Count the syllables of one word; numbers count as one."""
    return max(1, int(textstat.syllable_count(word[:40])))
