"""Reading age: four published formulas of textstat over sentences of our own.

The sentences are Signpost's (`signpost.language.sentences`), so that lists, decimals and
abbreviations do not mislead; formulas and syllables are textstat's (`readability_formulas`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from audit.evidence.once import once_a_page
from audit.evidence.words import prose
from audit.evidence.words.difficulty import difficulty
from audit.evidence.words.readability_formulas import counted, grades
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
    read = [[bare for w in s.split() if (bare := _bare(w))] for s in sentences]
    read = [sentence for sentence in read if len(sentence) > 2]
    found = [word for sentence in read for word in sentence]
    if len(found) < max(1, min_words) or not prose.sounds_english(found):
        raise NotApplicable
    grade = grades(len(read), found)
    score = difficulty(read, grade["SMOG"], familiar)
    ages = {name: one + _AGE_OF_GRADE_0 for name, one in grade.items()}
    return ReadingAge(ages, len(found), len(read), round(score, 1))


@lru_cache(maxsize=50_000)
def _bare(token: str) -> str:
    """Return a word without what stands before and after its letters and digits.

    Web and email addresses, and what has neither letters nor digits, give "".
    """
    if token.isalnum():
        return token
    return "" if is_address(token) or not words(token) else _TRIM.sub("", token)


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Count the syllables of one word; numbers count as one."""
    return max(1, counted(word[:40]).syllables)
