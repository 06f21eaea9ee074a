"""Shouting: words in capitals where ordinary letters would do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Rule

_TOKEN = re.compile(r"\S+")
# A word without small letters and figures that has two capitals: one is in every run.
_SHOUTED = re.compile(
    r"(?<!\S)[^\sa-zA-Z\d]*+[A-Z][^\sa-zA-Z\d]*+[A-Z][^\sa-z\d]*+(?!\S)", re.ASCII
)
_LETTERS = re.compile(r"[^A-Za-z]+")
# Words that make a run of capitals a sentence or phrase and not a row of abbreviations.
_JOINING = frozenset(
    [
        "THE", "OF", "TO", "AND", "NOT", "DO", "YOU", "YOUR", "FOR", "IN", "ON", "IS", "ARE",
        "BE", "WE", "OUR", "AT", "BY", "OR", "IF", "NO", "THIS", "WITH", "MUST", "WILL",
        "CANNOT", "PLEASE", "ONLY", "ALL", "FROM", "CAN", "HAVE",
    ]
)  # fmt: skip
_SHOWS_HOW = re.compile(r"\b(?:for example|like this|like so|as follows|this format):$", re.I)


def check(page: PageView, *, min_words: int = 4) -> Iterator[Finding]:
    """Find runs of at least `min_words` words in capitals; rows of abbreviations are none.

    What stands as an example (“mark it like this:”) has to be written as it is meant.
    """
    if not _SHOUTED.search(page.content.text):
        return
    before = ""
    for block in prose.own_blocks(page.content):
        is_example, before = bool(_SHOWS_HOW.search(before)), block.text
        if not _SHOUTED.search(block.text):
            continue
        for run in _runs_of_capitals(block.text, min_words):
            if is_example:
                break
            yield Finding(
                message=f"Write this in ordinary letters, not capitals: “{_as_sentence(run)}”.",
                where=block.path,
                evidence=run,
                key=run[:80],
            )


def _runs_of_capitals(text: str, least: int) -> Iterator[str]:
    """Yield the stretches of a text that are written in capitals."""
    run: list[str] = []
    for token in [*_TOKEN.findall(text), ""]:
        joins = run and token in ("&", "-", "\u2013", "/")
        if joins or (token == token.upper() and _is_word(token)):
            run.append(token)
            continue
        if run and _shouts(run, least):
            yield " ".join(run)
        run = []


def _is_word(token: str) -> bool:
    """Whether there are letters in it, and no figures."""
    return bool(_LETTERS.sub("", token)) and not any(c.isdigit() for c in token)


def _shouts(run: list[str], least: int) -> bool:
    """Whether a run has enough words that are words: codes and abbreviations count for nothing."""
    plain = [_LETTERS.sub("", t) for t in run if "." not in t[:-1]]
    real = [word for word in plain if len(word) >= 4 or word in _JOINING or word == "A"]
    long_words = sum(len(word) >= 5 for word in plain)
    joined = any(word in _JOINING for word in plain)
    return len(real) >= least and (joined or long_words >= 3)


def _as_sentence(run: str) -> str:
    """Write a run of capitals as a sentence, shortened to a line."""
    text = run.capitalize()
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"


RULE = Rule(
    id="readability/all-caps",
    title="Words in capitals",
    why="Capitals are slower to read, look like shouting, and some screen readers spell them out.",
    fix="Write in sentence case; use bold sparingly, or a warning text, for what matters.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#capitalisation",
    severity="minor",
    check=check,
    version=2,
)
