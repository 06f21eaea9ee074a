"""What editors decide themselves: best bets, synonyms and hidden pages, in one TOML file.

    hidden = ["/news/2019/*"]
    not_suggested = ["councillor smith"]

    [[best_bet]]
    queries = ["bin day", "rubbish day"]
    address = "/bins"
    title = "Find your bin day"        # may be left out: the page's own title is used
    text = "Type in your postcode."    # may be left out

    [[synonym]]
    words = ["tip", "dump", "household recycling centre"]

    [[not_synonym]]
    words = ["permit", "licence"]

A best bet stands above the results of exactly its queries. Synonyms mean the same in every query.
What is not suggested is completed for nobody, nor is any text that has these words in this order.
What is no synonym is never taken for one, whatever the log seems to say (`search.learning`).
Every mistake is one line that names the entry and says what to do.
"""

from __future__ import annotations

import fnmatch
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from search.analysis import folded
from search.documents import SearchError
from search.learning.synonyms import pair_of
from signpost.pages.addresses import path_of, resolve
from signpost.settings.config import Config, nearest

# More alternatives would cost each query more than they find.
_MOST_ALTERNATIVES = 4
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class BestBet:
    """One answer that editors put above all others. `title` and `text` may be empty."""

    address: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class EditorialRules:
    """What editors decided: best bets by folded query, groups of synonyms, hidden patterns.

    `refused` are pairs of words (by their stems) that do not mean the same; `not_suggested` are
    folded texts that are not to be completed.
    """

    best_bets: Mapping[str, tuple[BestBet, ...]]
    synonyms: tuple[tuple[str, ...], ...] = ()
    hidden: tuple[str, ...] = ()
    refused: frozenset[frozenset[str]] = frozenset()
    not_suggested: tuple[str, ...] = ()

    def refuses_suggestion(self, text: str) -> bool:
        """Whether a folded text is not to be suggested: it has refused words, whole, in order."""
        padded = f" {text} "
        return any(f" {refused} " in padded for refused in self.not_suggested)

    def bets(self, query: str) -> tuple[BestBet, ...]:
        """Return the best bets of a query, in the order of the file."""
        return self.best_bets.get(folded(query), ())

    def hides(self, address: str) -> bool:
        """Whether a page is to be left out: its path or address fits a pattern."""
        path = path_of(address) if self.hidden else ""
        return any(
            fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(address, pattern)
            for pattern in self.hidden
        )

    def alternatives(self, query: str) -> list[str]:
        """Return what a query means besides: each synonym in it put in other words (at most 4)."""
        padded = f" {folded(query)} "
        found = [
            " ".join(padded.replace(f" {word} ", f" {other} ").split())
            for group in self.synonyms
            for word in group
            if f" {word} " in padded
            for other in group
            if other != word
        ]
        return list(dict.fromkeys(found))[:_MOST_ALTERNATIVES]


NO_RULES = EditorialRules({})


def editors_of(config: Config) -> EditorialRules:
    """Read the file that the settings name; nothing decided where they name none.

    Raises:
        SearchError: it cannot be read or something in it is wrong; one line says what.
    """
    file = config.file(config.search.editors)
    return read_editors(file, config.site.url) if file is not None else NO_RULES


def read_editors(file: Path, base: str) -> EditorialRules:
    """Read an editors' file; addresses may be paths, which are resolved against `base`.

    Raises:
        SearchError: as for `editors_of`.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SearchError(f"{file}: no such file ([search] editors names it)") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SearchError(f"{file}: cannot be read ({error})") from None
    return parse_editors(text, file, base)


def parse_editors(text: str, file: Path, base: str) -> EditorialRules:
    """Read what an editors' file says; `file` is what messages call it.

    Raises:
        SearchError: something in it is wrong; one line says what.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SearchError(f"{file}: not valid TOML: {error}") from None
    _known(table, ("best_bet", "synonym", "not_synonym", "hidden", "not_suggested"), str(file))
    bets: dict[str, tuple[BestBet, ...]] = {}
    for where, entry in _entries(table, "best_bet", file):
        bet, queries = _best_bet(entry, where, base)
        for query in queries:
            bets[query] = (*bets.get(query, ()), bet)
    groups = [_synonyms(entry, where) for where, entry in _entries(table, "synonym", file)]
    hidden = _texts(table.get("hidden", []), f"{file}: hidden")
    refused = _refused(table, groups, file)
    texts = _texts(table.get("not_suggested", []), f"{file}: not_suggested")
    silent = tuple(text for text in map(folded, texts) if text)
    return EditorialRules(bets, tuple(groups), tuple(hidden), refused, silent)


def _refused(
    table: Mapping[str, object], groups: Iterable[tuple[str, ...]], file: Path
) -> frozenset[frozenset[str]]:
    """Read the pairs of words that are no synonyms; what is both is a mistake."""
    same = {pair_of(*two): two for group in groups for two in combinations(group, 2)}
    found: set[frozenset[str]] = set()
    for where, entry in _entries(table, "not_synonym", file):
        for two in combinations(_synonyms(entry, where), 2):
            pair = pair_of(*two)
            if pair in same:
                names = " and ".join(map(repr, same[pair]))
                raise SearchError(
                    f"{where}: {names} are in a [[synonym]] too; take one of them out"
                )
            found.add(pair)
    return frozenset(found)


def _entries(
    table: Mapping[str, object], name: str, file: Path
) -> list[tuple[str, dict[str, object]]]:
    """Return the tables of one kind, each with the words that name it in a message."""
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise SearchError(f"{file}: write [[{name}]] with two brackets, one for each")
    return [(f"{file}: [[{name}]] number {i}", entry) for i, entry in enumerate(found, 1)]


def _best_bet(entry: Mapping[str, object], where: str, base: str) -> tuple[BestBet, list[str]]:
    """Read one best bet: what to show, and its folded queries."""
    _known(entry, ("queries", "address", "title", "text"), where)
    queries = [folded(query) for query in _texts(entry.get("queries"), f"{where}: queries")]
    if not queries or not all(queries):
        raise SearchError(f'{where}: queries has to name what people type, such as ["bin day"]')
    address = _text(entry, "address", where)
    resolved = resolve(base, address) if address else None
    if resolved is None:
        raise SearchError(f'{where}: address has to be a path or web address, such as "/bins"')
    return BestBet(resolved[0], _text(entry, "title", where), _text(entry, "text", where)), queries


def _synonyms(entry: Mapping[str, object], where: str) -> tuple[str, ...]:
    """Read one group of synonyms, folded."""
    _known(entry, ("words",), where)
    words = [folded(word) for word in _texts(entry.get("words"), f"{where}: words")]
    kept = tuple(dict.fromkeys(word for word in words if word))
    if len(kept) < 2:
        raise SearchError(f'{where}: words needs at least two, such as ["tip", "dump"]')
    return kept


def _known(table: Mapping[str, object], keys: tuple[str, ...], where: str) -> None:
    """Complain about the first key that nobody knows."""
    for key in table:
        if key not in keys:
            raise SearchError(f"{where}: unknown key {key!r}{nearest(key, keys)}")


def _text(entry: Mapping[str, object], key: str, where: str) -> str:
    """Read one text; empty where it was left out."""
    value = entry.get(key, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise SearchError(f"{where}: {key} has to be a text in quotes, at most {_LONGEST} letters")
    return value.strip()


def _texts(value: object, where: str) -> list[str]:
    """Read a list of texts."""
    if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
        raise SearchError(f'{where} has to be a list of texts, such as ["one", "two"]')
    return [x.strip() for x in value]
