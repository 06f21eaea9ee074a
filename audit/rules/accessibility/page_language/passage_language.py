"""Short passages in another language than the code says: quotations, words in italics, asides."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from wordfreq import get_frequency_dict

from audit.evidence.markup.element_index import declared_language
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.words.language_detection import NAMES, language_other_than
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
# Languages of Latin script that have a list of words here and are not read as one another.
_KNOWN = ("en", "fr", "es", "de", "it", "nl", "pt", "pl", "ro", "tr")
_PASSAGES = "//*[@lang and not(self::html)] | //q | //blockquote | //i | //em | //cite | //p | //li"
_HAS_MARKED = "//*[@lang and not(self::html)][1]"
_MIN_WORDS = 20
_ALONE = 5  # a line of fewer words is often a name or an address
_PARTICLES = frozenset(
    {
        "de", "la", "le", "les", "des", "du", "d", "l", "von", "van", "der", "den", "di", "da",
        "della", "del", "do", "dos", "das", "y", "e", "et", "à", "au", "en", "zu", "zur",
    }
)  # fmt: skip
_MARKS = re.compile(r"[\"“‘«„]")
_QUOTED = re.compile(r"[\"“‘«„]([^\"”’»“]{8,200})[\"”’»“]")


def check(
    page: PageView, *, most_words: int = 19, least_difference: float = 1.5
) -> Iterator[Finding]:
    """Find short passages most of whose words another language knows, and the declared does not."""
    language = page.content.language.lower()
    marked = bool(page.tree.xpath(_HAS_MARKED))
    texts = [(x, words) for x in page.tree.xpath(_PASSAGES) for words in _passages(x, marked)]
    short = [(x, t) for x, t in texts if 3 <= len(_WORD.findall(t)) <= most_words]
    # A page that is wholly in another language is told of by accessibility/language-mismatch.
    if not short or not language or language_other_than(language, page.content.text, _MIN_WORDS):
        raise NotApplicable
    told: set[str] = set()
    holders: set[Element] = set()
    for element, text in short:
        if holders.intersection(element.iterancestors()) or any(text in x for x in told):
            continue  # told with what it is a part of
        declared = (declared_language(element) or language).lower().partition("-")[0]
        other = _plain_language(declared, text, least_difference)
        if other:
            told.add(text)
            holders.add(element)
            yield uncertain_finding_at(
                element,
                f"“{text[:80]}” seems to be in {NAMES.get(other, other)}, but its code says "
                f"{NAMES.get(declared, declared)}.",
                key=text[:100],
            )


def _passages(element: Element, marked: bool) -> list[str]:
    """Return what may be a passage of its own: a marked element, a block, or quotations in it.

    `marked` is whether anything on the page names a language of its own.
    """
    if element.tag in ("p", "li") and element.get("lang") is None:
        text = (_without_marked(element) if marked else text_of(element))[:5000]
        whole = [text] if len(_WORD.findall(text)) >= _ALONE else []
        return [*whole, *_QUOTED.findall(text)] if _MARKS.search(text) else whole
    return [text_of(element)]


def _without_marked(element: Element) -> str:
    """Return the text of a block without what it marks as another language, told by itself."""
    text = text_of(element)
    for part in element.iterfind(".//*[@lang]"):
        if part.get("lang") and (marked := text_of(part)):
            text = text.replace(marked, " ", 1)
    return text


# Menus, footers and cards stand on many pages.
@lru_cache(maxsize=4096)
def _plain_language(declared: str, text: str, least: float) -> str:
    """Name the language whose words these plainly are, if not the declared; else ""."""
    words = _WORD.findall(text)
    named = all(w[0].isupper() or w.lower() in _PARTICLES for w in words)  # streets, people
    if declared not in _KNOWN or named:
        return ""
    lower = "\n".join(words).lower().replace("\u2019", "'").split("\n")
    columns = zip(*map(word_frequencies, lower), strict=True)
    shares = {code: sum(z) / len(lower) for code, z in zip(_KNOWN, columns, strict=True)}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= max(shares[declared] + least, _PLAIN) else ""


@lru_cache(maxsize=50_000)
def word_frequencies(word: str) -> tuple[float, ...]:
    """Return a word's Zipf frequency in each language (0: unknown, 7: "the")."""
    found = (_frequencies(code).get(word) for code in _KNOWN)
    return tuple(math.log10(f) + 9 if f else 0.0 for f in found)


# Mean of a plain sentence of common words: one that is all names or jargon stays below in any.
_PLAIN = 3.6


@cache
def _frequencies(code: str) -> dict[str, float]:
    """Return how often a language uses its words, from wordfreq's small list."""
    return get_frequency_dict(code, "small")


RULE = Rule(
    id="accessibility/passage-language",
    title="Short passage in another language than the code says",
    why="A screen reader speaks it with the wrong voice, so that nobody understands it.",
    fix="Set lang on the passage to the language that it is in.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts",
    severity="minor",
    check=check,
    criterion="3.1.2",
    version=2,
)
