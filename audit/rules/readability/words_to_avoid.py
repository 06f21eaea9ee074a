"""Jargon and officialese that has a plain word; the words are in `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from audit.evidence.words import prose
from audit.inputs import PageView
from audit.rule import Finding, Options, Rule
from signpost.language.sentences import sentence_at
from signpost.pages.content import Block

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[\u2019'-][A-Za-z]+)*")
_PARTS = re.compile(r"\w+")
_FILE = Path(__file__).with_name("words.toml")
# Plain verbs that only take endings.
_REGULAR = frozenset(
    [
        "ease", "improve", "reach", "start", "agree", "share", "explain", "try", "ask", "list",
        "expect", "help", "encourage", "publish", "prevent", "repeat", "live", "simplify", "use",
        "need",
    ]
)  # fmt: skip
# A phrase does not go on behind one of these.
_STOPS = re.compile(r"[,.;:!?()]")
# What stands in a relation to its like is not “about” it.
_COMPARES = re.compile(r"in relation to (?:the )?(?:other|each|one another)\b", re.IGNORECASE)
Terms = dict[str, list[tuple[tuple[str, ...], str, str]]]


def check(
    page: PageView, *, allowed: Sequence[str] = (), also: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Finding]:
    """Find words with a plainer one, each once a page; names are left alone."""
    left_alone = {word.lower() for word in allowed}
    own = tuple(also.items())
    table = terms(own)
    first: dict[str, tuple[str, str, str]] = {}
    times: dict[str, int] = {}
    vocabulary = page.content.vocabulary
    hints = {longest for longest, parts in _hints(own) if vocabulary.issuperset(parts)}
    for block in prose.english_blocks(page.content, hints):
        for entry, plain, start, end in _matches(block, table):
            if entry in left_alone:
                continue
            times[entry] = times.get(entry, 0) + 1
            if entry not in first:
                first[entry] = (plain, block.text[start:end], sentence_at(block.text, start))
    for entry, (plain, written, sentence) in first.items():
        count = f" (it stands {times[entry]} times on this page)" if times[entry] > 1 else ""
        yield Finding(
            message=f"{_advice(written.lower(), plain)}{count}.",
            where=sentence,
            evidence=written,
            key=entry,
            suggestion=_suggestion(sentence, written, entry, plain),
        )


def _advice(written: str, plain: str) -> str:
    """Say what to write instead; an empty plain word means that nothing is lost without it."""
    if not plain:
        return f"Leave out “{written}”"
    choices = " or ".join(f"“{word}”" for word in plain.split(" / "))
    return f"Instead of “{written}”, say {choices}"


def _matches(block: Block, table: Terms) -> Iterator[tuple[str, str, int, int]]:
    """Yield (entry, plain word, start, end) for every term in a block."""
    tokens = list(_WORD.finditer(block.text))
    lowered = [token.group().lower() for token in tokens]
    for i, word in enumerate(lowered):
        for form, entry, plain in table.get(word, ()):
            last = i + len(form) - 1
            if tuple(lowered[i : last + 1]) != form or _is_name(block.text, tokens[i]):
                continue
            start, end = tokens[i].start(), tokens[last].end()
            if _STOPS.search(block.text, start, end) or _COMPARES.match(block.text, start):
                continue
            yield entry, plain, start, end
            break


def _is_name(text: str, token: re.Match[str]) -> bool:
    """Whether a word stands with a capital where no sentence begins, or in quotation marks."""
    before = text[max(0, token.start() - 20) : token.start()].rstrip()
    quoted = text.rfind("“", 0, token.start()) > text.rfind("”", 0, token.start())
    if quoted or before.endswith(("“", "\u2018", '"')):
        return True
    return token.group()[0].isupper() and bool(before) and before[-1] not in ".!?:;•\u2013-"


def _suggestion(sentence: str, written: str, entry: str, plain: str) -> str:
    """Return the sentence with the plain word, where there is one choice and its form is sure."""
    if plain in ("", "this") or " / " in plain or written not in sentence:
        return ""
    better = plain
    if written.lower() != entry:
        if plain not in _REGULAR or written.lower() not in inflections(entry):
            return ""
        better = inflections(plain)[inflections(entry).index(written.lower())]
    better = better[:1].upper() + better[1:] if written[0].isupper() else better
    return sentence.replace(written, better, 1)


@cache
def terms(also: tuple[tuple[str, str], ...] = ()) -> Terms:
    """Return the terms by first word: (words of the form, entry, plain word), longest first.

    `also` are the council's own entries, which count before those of the file.
    """
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    table: Terms = {}
    forms = [(k.lower(), k.lower(), v) for k, v in also]
    forms += [(k, k, v) for k, v in data["phrases"].items()]
    forms += [(x, k, v) for k, v in data["verbs"].items() for x in inflections(k)]
    for form, entry, plain in forms:
        words = tuple(form.lower().split())
        table.setdefault(words[0], []).append((words, entry, plain))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


@cache
def _hints(also: tuple[tuple[str, str], ...]) -> list[tuple[str, list[str]]]:
    """Return the longest word of each form, and all its words: without one there is no form."""
    forms = [form for rows in terms(also).values() for form, _, _ in rows]
    return [(max(form, key=len), _PARTS.findall(" ".join(form))) for form in forms]


def inflections(verb: str) -> list[str]:
    """Return a regular verb with its endings: utilise, utilises, utilised, utilising."""
    stem = verb[:-1] if verb.endswith(("e", "y")) else verb
    soft = verb.endswith("y") and verb[-2] not in "aeiou"
    if soft:
        return [verb, f"{stem}ies", f"{stem}ied", f"{verb}ing"]
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{stem}ing"]
    return [verb, f"{verb}s", f"{verb}ed", f"{verb}ing"]


def _problem(options: Options) -> str:
    """Say what is wrong with the council's own words, or nothing."""
    wrong = [k for k, v in options["also"].items() if not k.split() or not isinstance(v, str)]
    return f"also: {wrong[0]!r} needs a plain word in quotes (may be empty)" if wrong else ""


RULE = Rule(
    id="readability/words-to-avoid",
    title="Words with a plainer one",
    why="Officialese slows every reader down and shuts some out; the plain word says the same.",
    fix="Use the plain word that the finding names.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#words-to-avoid",
    severity="minor",
    check=check,
    version=3,
    problem=_problem,
)
