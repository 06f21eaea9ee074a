"""Pictures that by their name or text hold words or figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, squeeze

# What pictures with words in them are called in their alternative, and in their file's name.
_KINDS = (
    r"posters?|flyers?|leaflets?|infographics?|timetables?|charts?|graphs?|diagrams?|flow-?charts?"
    r"|screen-?shots?|adverts?|advertisements?|price-?lists?"
)
_CALLED = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
_FILES = re.compile(
    rf"(?:^|[^a-z])(?:{_KINDS}|notice|menu|calendar|certificate|quotes?|offer|text|heading)(?:[^a-z]|$)",
    re.IGNORECASE,
)
# What a file is called that holds little but words, whatever it is said to be in its alternative.
_LETTERS = re.compile(
    r"(?:^|[^a-z])(?:welcome|slogan|strap-?line|headline|lettering|word-?mark|text|title|heading"
    r"|quotes?|notice|opening[-_]?(?:times|hours)|btn|button)(?:[^a-z]|$)",
    re.IGNORECASE,
)
# Prices, shares, times: an alternative that gives them repeats what the picture says.
_FIGURES = re.compile(
    r"£\s?\d|\d\s?(?:%|per cent)|\b\d{1,2}[:.]?\d{0,2}\s?[ap]m\b|\b0\d{3,4} \d{3}"
)


def check(page: PageView, *, most_words: int = 12) -> Iterator[Finding]:
    """Find pictures that seem to hold words, whose short alternative may not say them all."""
    pictures = [x for x in page.content.main.iter("img") if _source(x)]
    if not pictures:
        raise NotApplicable
    for picture in pictures:
        alt = squeeze(picture.get("alt") or "")
        name = _source(picture).rpartition("/")[2]
        says = _FIGURES.search(alt) or _CALLED.search(alt) or (alt and _FILES.search(name))
        if not alt and not is_hidden(picture) and _LETTERS.search(name):
            yield uncertain_finding_at(
                picture,
                f"This picture counts as decoration, and is called “{name[:60]}”: if it holds "
                "words, they are to be text.",
            )
        elif says and len(alt.split()) <= most_words:
            yield uncertain_finding_at(
                picture,
                "This picture seems to hold words or figures: does its text alternative "
                f"“{alt[:80]}” say all of them?",
            )


def _source(picture: Element) -> str:
    """Return the address of a picture without its query."""
    return (picture.get("src") or "").partition("?")[0]


RULE = Rule(
    id="accessibility/picture-of-words",
    title="Picture that seems to hold words",
    why="Words in a picture cannot be read aloud, enlarged well or translated.",
    fix=(
        "Write the words as text on the page; or let alt, or text beside it, say all that the "
        "picture says."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/images-of-text",
    severity="moderate",
    check=check,
    criterion="1.4.5",
    version=2,
)
