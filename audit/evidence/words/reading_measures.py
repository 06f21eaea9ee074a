"""Reading age: four published formulas of textstat over sentences of our own.

The sentences are Signpost's (`signpost.language.sentences`), so that lists, decimals and
abbreviations do not mislead; formulas and syllables are textstat's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from textstat.textstat import textstatistics

from audit.evidence.once import once_a_page
from audit.evidence.words import prose
from audit.evidence.words.difficulty import difficulty
from audit.rule import NotApplicable
from signpost.language.sentences import is_address, split, words
from signpost.pages.content import Content

# A United States school grade begins at the age of five plus the grade.
_AGE_OF_GRADE_0 = 5
_TRIM = re.compile(r"^\W+|\W+$")
# Stops inside a word ("3.30", "e.g") would end sentences for textstat.
_INSIDE = re.compile(r"[^\w'\u2019]")
_TEXTSTAT = textstatistics()
_TEXTSTAT.set_rounding_points(None)


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

    So are cards that present other pages: cut short, they are no text to measure.

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
    own = (block for block in prose.english_blocks(content) if not block.card)
    sentences = [s for block in own for s in split(block.text)]
    return measure(sentences, 1, familiar)


def measure(
    sentences: Iterable[str], min_words: int = 1, familiar: Iterable[str] = ()
) -> ReadingAge:
    """Measure sentences. Those of one or two words, and web addresses, are left out.

    Raises:
        NotApplicable: as `reading_age`.
    """
    counted = [[_bare(w) for w in words(s) if not is_address(w)] for s in sentences]
    counted = [found for found in counted if len(found) > 2]
    found = [word for sentence in counted for word in sentence]
    if len(found) < max(1, min_words) or not prose.sounds_english(found):
        raise NotApplicable
    ages = _ages(counted)
    score = difficulty(counted, ages["SMOG"] - _AGE_OF_GRADE_0, familiar)
    return ReadingAge(ages, len(found), len(counted), round(score, 1))


def _bare(word: str) -> str:
    """Return a word without what stands before and after its letters and digits."""
    return word if word.isalnum() else _TRIM.sub("", word)


def _joined(word: str) -> str:
    """Return a word without stops inside."""
    return word if word.isalnum() else _INSIDE.sub("", word)


def _ages(sentences: list[list[str]]) -> dict[str, float]:
    """Apply textstat's formulas to our sentences, and turn grades into ages.

    Flesch-Kincaid (Kincaid et al. 1975), SMOG (McLaughlin 1969), Gunning Fog (Gunning 1952; long
    words that Dale and Chall's list knows do not count), Automated Readability Index (Smith and
    Senter 1967; the full stops that we put in for textstat are taken out again).
    """
    text = " ".join(f"{' '.join(_joined(word) for word in s)}." for s in sentences)
    stops_a_word = len(sentences) / sum(map(len, sentences))
    grades = {
        "Flesch-Kincaid": _TEXTSTAT.flesch_kincaid_grade(text),
        "SMOG": _TEXTSTAT.smog_index(text),
        "Gunning Fog": _TEXTSTAT.gunning_fog(text),
        "ARI": _TEXTSTAT.automated_readability_index(text) - 4.71 * stops_a_word,
    }
    return {name: grade + _AGE_OF_GRADE_0 for name, grade in grades.items()}


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Count the syllables of one word; numbers count as one."""
    return max(1, int(_TEXTSTAT.syllable_count(word[:40])))
