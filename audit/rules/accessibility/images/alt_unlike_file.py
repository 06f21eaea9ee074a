"""Names as text alternatives on files that are named after something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.words.file_names import stem_words
from audit.evidence.words.spelling_dictionary import frequency
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.addresses import resolve
from signpost.pages.markup import squeeze

_KIND = re.compile(r"\b(?:the|our|an?|of|logo(?:type)?|icon|crest|badge)\b", re.IGNORECASE)
_MOST_WORDS = 3
_LONGEST_CODE = 4


def check(page: PageView) -> Iterator[Finding]:
    """Find pictures called by one name whose file has another name and shares no word with it."""
    pictures = page.tree.xpath("//img[@alt][@src]")
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        alt = squeeze(picture.get("alt"))
        address = resolve(page.url, picture.get("src"))
        words = stem_words(address[0]) if address else []
        if not words or (_KIND.search(alt) and all(map(_is_code, words))):
            continue  # a logo whose file has a name of the house's own
        if _is_a_name(alt) and not _shares_a_beginning(alt.lower(), words):
            yield uncertain_finding_at(
                picture,
                f"The text alternative is “{alt}”, but the file is called “{' '.join(words)}”.",
            )


def _is_code(word: str) -> bool:
    """Whether a word is a short one that nobody writes: a system's, or the house's own."""
    return word.isalpha() and len(word) <= _LONGEST_CODE and not frequency(word)


def _is_a_name(alt: str) -> bool:
    """Whether an alternative is a name of one word, or that of a logo in a few."""
    words = _KIND.sub(" ", alt).split()
    is_logo = len(words) < len(alt.split())
    if not words or len(words) > (_MOST_WORDS if is_logo else 1):
        return False
    return all(word.istitle() or (is_logo and word.isupper()) for word in words)


def _shares_a_beginning(alt: str, name: list[str]) -> bool:
    """Whether an alternative and a file's words share the beginning of a word, or initials."""
    words = re.findall(r"\w+", _KIND.sub(" ", alt))
    initials = {"".join(x[0] for x in of) for of in (words, name) if len(of) > 1}
    return any(
        word[:4] == other[:4] or word in other or other in word or {word, other} & initials
        for word in words
        for other in name
    )


RULE = Rule(
    id="accessibility/alt-unlike-file",
    title="Text alternative that does not fit its file",
    why="People hear another name than the one that the picture shows.",
    fix="Look at the picture, and say in alt what it shows.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F30",
    severity="minor",
    check=check,
    criterion="1.1.1",
    version=3,
)
