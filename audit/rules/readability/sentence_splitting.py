"""Where a long sentence can be cut in two: at a conjunction that a new subject follows."""

from __future__ import annotations

import re
from itertools import pairwise

from signpost.language.sentences import words

# "and" is dropped; the others begin the second sentence. A pronoun after them shows that what
# follows can stand alone; "which" and "who" cannot be cut without writing anew.
_CUT = re.compile(
    r"(?:,|;)?\s(?P<join>and|but|so|however)\s(?=(?:you|we|they|it|he|she|this|there|these)"
    r"(?:\s|[\u2019'](?:ll|re|ve|s)\s))|;\s(?P<mark>)(?=[a-z])"
)
# "so that", "both ... and", "between ... and" belong together; so does what stands in brackets.
_TOGETHER = re.compile(r"\b(?:both|between|either|whether|if|when|unless|where|that)\s", re.I)
_MIN_WORDS = 5


def split_sentence(sentence: str, limit: int) -> str:
    """Return the sentence cut into shorter ones, or nothing where no cut is mechanical.

    Both sentences at a cut have at least five words, and each of them is no longer than `limit`
    words in the end: a suggestion that leaves a long sentence helps nobody.
    """
    cuts = [m for m in _CUT.finditer(sentence) if _can_cut(sentence, m)]
    if not cuts:
        return ""
    middle = len(sentence) / 2
    for chosen in [[min(cuts, key=lambda m: abs(m.start() - middle))], cuts]:
        pieces = _pieces(sentence, chosen)
        sizes = [len(words(x)) for x in pieces]
        if min(sizes) >= _MIN_WORDS and max(sizes) <= limit:
            return " ".join(pieces)
    return ""


def _can_cut(sentence: str, cut: re.Match[str]) -> bool:
    """Whether nothing before the cut, in its own clause, binds both halves together."""
    before = sentence[: cut.start()]
    open_bracket = before.count("(") > before.count(")")
    clause = re.split(r"[,;:]\s", before)[-1]
    return not open_bracket and not _TOGETHER.search(f"{clause} ") and not _leads_in(before)


def _leads_in(before: str) -> bool:
    """Whether the sentence begins with a condition that may hold for both halves."""
    return bool(re.match(r"(?:If|When|Unless|Where|Because|While|Although)\b", before))


def _pieces(sentence: str, cuts: list[re.Match[str]]) -> list[str]:
    """Cut a sentence, and write each piece as a sentence."""
    edges = [0, *(x for m in cuts for x in (m.start(), m.end())), len(sentence)]
    spans = list(pairwise(edges))[::2]
    joins = ["", *(m["join"] or "" for m in cuts)]
    found = []
    for (start, end), join in zip(spans, joins, strict=True):
        lead = "" if join in ("", "and") else f"{join} "
        text = f"{lead}{sentence[start:end].strip(' ,;')}"
        text = text[:1].upper() + text[1:]
        found.append(text if text[-1:] in ".!?…:”" else f"{text}.")
    return found
