"""The words of a page that no British dictionary has, for the rule on spelling to compare."""

from __future__ import annotations

import re

from audit.evidence.words import prose, spelling_dictionary
from audit.rule import NotApplicable
from signpost.language.sentences import sentence_at
from signpost.pages.content import Content
from signpost.workspace.page_summary import UnknownWord

# Words in small letters of five letters or more (shorter ones are jargon more often than
# slips), not part of an address, a code or a compound.
_WORD = re.compile(r"(?<![\w@/.#&:_\u2019'-])[a-z]{5,30}(?![\w@/_-]|[.:]\w|[\u2019']\w)")
# Other people's words: three or more between quotation marks.
_QUOTED = re.compile(
    r"“[^”]*\s[^”]*\s[^”]*(?:”|$)|(?:(?<=\s)|^)[\"”](?=\w)[^\"“”]*\s[^\"“”]*\s[^\"“”]*(?:[\"”]|$)"
    r"|(?:(?<=\s)|^)\u2018\w[^\u2018\u2019]*\s[^\u2018\u2019]*\s[^\u2018\u2019]*\u2019"
)
_CAPITAL = re.compile(r"\b[A-Z][a-z]{3,}\b")
_CODE = ("code", "kbd", "samp", "var", "pre", "abbr", "i", "em")
# A page with more is in another language, or a list of codes.
_MOST = 40


def of(content: Content) -> list[UnknownWord]:
    """Return each word in small letters that the dictionary does not have, or has with "-ize".

    Names are left out: words that the page also writes with a capital, and what stands in italics
    or as code. Empty where there is no dictionary or no English prose.
    """
    if spelling_dictionary.british() is None:
        return []
    try:
        blocks = prose.english_blocks(content)
    except NotApplicable:
        return []
    found: dict[str, str] = {}
    for block in blocks:
        quoted = [m.span() for m in _QUOTED.finditer(block.text)]
        for match in _WORD.finditer(block.text):
            if any(start <= match.start() < end for start, end in quoted):
                continue
            word = match.group()
            if word not in found and _is_unusual(word):
                found[word] = sentence_at(block.text, match.start())[:300]
    if not found or len(found) > _MOST:
        return []
    if not prose.sounds_english([word for block in blocks for word in block.text.split()]):
        return []
    names = {x.lower() for x in _CAPITAL.findall(content.text)} | _code_words(content)
    return [UnknownWord(word, text) for word, text in found.items() if word not in names]


def _is_unusual(word: str) -> bool:
    """Whether a word is in no British dictionary, or spelt with "-ize"."""
    return not spelling_dictionary.is_british(word) or bool(spelling_dictionary.govuk_for(word))


def _code_words(content: Content) -> set[str]:
    """Return the words that the page marks as code, foreign or otherwise not plain prose."""
    marked = [*content.main.iter(*_CODE)]
    marked += [x for x in content.main.iterdescendants() if _is_foreign(x.get("lang", ""))]
    texts = (x.text_content() for x in marked)
    return {word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower())}


def _is_foreign(language: str) -> bool:
    """Whether a language code names another language than English."""
    return bool(language) and language[:2].lower() != "en"
