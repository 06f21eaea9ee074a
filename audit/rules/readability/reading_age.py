"""How old one has to be to read the page with ease."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.evidence.words.reading_measures import reading_age
from audit.inputs import PageView
from audit.rule import Finding, Rule

# Points of the combined score; as far as two halves of one page lie apart.
_MARGIN = 4.0
# Of the four formulas: where two let a page pass, they disagree by more than they say.
_LEAST_ABOVE = 3


def check(
    page: PageView,
    *,
    target_age: int = 11,
    tolerance_years: int = 3,
    min_words: int = 100,
    sure_words: int = 120,
    easy: float = 38.0,
    familiar: Sequence[str] = (),
) -> Iterator[Finding]:
    """Find a page whose reading age is over `target_age`; sure beyond the tolerance.

    The formulas count syllables and stops. Where the combined score says `easy` or less (50 is a
    simplified news story), short sentences hold some long words that everybody knows: no finding.
    Under `sure_words` words, or little above `easy`, a person has to say.
    """
    found = reading_age(page.content, min_words, familiar)
    target = target_age
    above = sum(age > target for age in found.ages.values())
    if round(found.age) <= target or above < _LEAST_ABOVE or found.difficulty <= easy:
        return
    # Sure only where no formula would let the page pass.
    all_above = min(found.ages.values()) > target
    enough = found.words >= sure_words and found.difficulty > easy + _MARGIN
    sure = all_above and enough and found.age > target + tolerance_years
    formulas = ", ".join(f"{name} {age:.0f}" for name, age in found.ages.items())
    yield Finding(
        message=f"The reading age of this page is about {found.age:.0f}: aim for {target}. Use "
        f"shorter sentences and everyday words. (Median of {formulas}, over {found.words} words.)",
        where="main content",
        evidence=f"{found.words} words in {found.sentences} sentences; formulas {found.spread:.1f} "
        f"years apart; difficulty {found.difficulty:.0f} (50: a simplified news story); headings, "
        "tables, links, short list items and quotations left out",
        certainty="sure" if sure else "needs_person",
    )


RULE = Rule(
    id="readability/reading-age",
    title="Reading age above the target",
    why="The average reading age in the UK is about nine to eleven years; text above it loses many "
    "residents.",
    fix="Shorten sentences, replace long words by everyday ones and put the point first.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="moderate",
    check=check,
    version=2,
)
