"""Latin abbreviations: eg, ie, etc and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import sentence_at

# Small letters only (IE is a browser, NB a postcode or a province), and nothing glued to them
# that would make them part of an address or a name. "viz" needs its mark: "data viz" is a trade.
_LATIN = re.compile(
    r"(?<![\w.@/\u2019'-])(?:(?P<eg>[Ee]g|[Ee]\.\s?g)|(?P<ie>[Ii]\.\s?e|ie)|(?P<etc>etc)"
    r"|(?P<viz>viz(?=[.:,]))|(?P<nb>[Nn]\.[Bb]|nb(?=[:.,])|NB(?=:)"
    r"|(?:^|(?<=[.!?] ))NB(?=\.)))\.?(?![\w@/\u2019'-]|\.\w)"
)
# The words that one of them is made of.
_PARTS = [{"eg"}, {"e", "g"}, {"ie"}, {"i", "e"}, {"etc"}, {"viz"}, {"nb"}, {"n", "b"}]
_PLAIN = {
    "eg": "for example",
    "ie": "that is",
    "etc": "and so on",
    "viz": "namely",
    "nb": "note",
}


def check(page: PageView) -> Iterator[Finding]:
    """Find Latin abbreviations, each once a page."""
    found: dict[str, tuple[str, str, int]] = {}
    blocks = prose.english_blocks(page.content)
    if not any(parts <= page.content.vocabulary for parts in _PARTS):
        return
    for block in blocks:
        for match in _LATIN.finditer(block.text):
            name = match.lastgroup or ""
            first = found.get(name) or (match.group(), sentence_at(block.text, match.start()), 0)
            found[name] = (*first[:2], first[2] + 1)
    for name, (written, sentence, times) in found.items():
        yield Finding(
            message=f"Say “{_PLAIN[name]}” instead of “{written}”{_times(times)}.",
            where=sentence,
            evidence=written,
            key=name,
        )


def _times(count: int) -> str:
    """Say how often, where it is more than once."""
    return f" ({count} times on this page)" if count > 1 else ""


RULE = Rule(
    id="readability/latin-abbreviations",
    title="Latin abbreviations",
    why="Not everyone knows what eg, ie and etc mean, and screen readers mispronounce them.",
    fix="Write “for example”, “that is” or “and so on”, or finish the list.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#eg-etc-and-ie",
    severity="minor",
    check=check,
)
