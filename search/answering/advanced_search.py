"""Searching by Whoosh's query language, for staff: fields, phrases, AND, OR, NOT, wildcards.

It asks the Whoosh index of the live build with Whoosh's own searcher and BM25F. Residents never
come here: what they type is no query syntax. A query may be only so long, a wildcard stand only
for so many words and an answer take only so long; what goes beyond is refused in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whoosh import collectors, fields, index, qparser
from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.index import IndexError as WhooshError
from whoosh.qparser.default import QueryParser
from whoosh.query.compound import Or
from whoosh.query.qcore import Query
from whoosh.query.terms import PatternQuery, Prefix, Term
from whoosh.reading import IndexReader
from whoosh.searching import Searcher, TimeLimit

from search.analysis import terms
from search.answering.live_search import LiveSearch
from search.answering.search_request import SearchResult
from search.characters import plain_letters
from search.documents import SearchError
from search.rankers.parts.whoosh_index import KEY, PAGE_FIELDS, pages_folder, scorer
from search.stemming import stem

RANKER = "whoosh"
LONGEST_QUERY = 1_000
MOST_WORDS = 100
_MOST_BRACKETS = 20
# What stands before the first * or ? of a word, the most of these signs in one, and the most words
# of the site that all wildcards of a query may stand for.
_LEAST_LETTERS, _MOST_SIGNS, MOST_EXPANDED = 2, 3, 1_000
_SECONDS = 3.0
_WITH_SIGNS = re.compile(r"[^\s():\"*?]*[*?][^\s():\"]*")


class QueryRefused(SearchError):
    """A query that cannot be asked; one line says what to change."""


@dataclass(frozen=True, slots=True)
class AdvancedAnswer:
    """The best pages, and how many there are in all."""

    results: list[SearchResult]
    total: int


class _TermAnalyser(Analyzer):
    """Cuts what is typed into the terms that pages are indexed by."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield the terms of a text with their places."""
        token = Token(positions=True, chars=True, removestops=False, mode=options.get("mode", ""))
        # Where a term stands among the letters is asked for, and used for nothing here.
        token.startchar = token.endchar = 0
        # A word with wildcards is not to be cut.
        cut = terms(value) if options.get("tokenize", True) else [plain_letters(value)]
        for place, term in enumerate(cut):
            token.text, token.pos, token.boost, token.stopped = term, place, 1.0, False
            yield token


class AdvancedSearch:
    """Asks the Whoosh index beside what residents are answered from."""

    def __init__(self, live: LiveSearch) -> None:
        """Open the index of the live build.

        Raises:
            SearchError: the build has none, or it is damaged.
        """
        self._live = live
        folder = pages_folder(live.build.ranker_folder(RANKER))
        try:
            self._index = index.open_dir(str(folder), readonly=True)
        except (OSError, WhooshError) as error:
            raise SearchError(f"{folder}: the Whoosh index cannot be read ({error})") from None

    def search(self, text: str, limit: int = 10) -> AdvancedAnswer:
        """Answer a query of the language, best pages first, those that editors hide left out.

        Raises:
            QueryRefused: it is too long, or means too much.
        """
        _check(text)
        query = _parser().parse(text).normalize().accept(_with_stem)
        with self._index.searcher(weighting=scorer(PAGE_FIELDS)) as searcher:
            _check_expansions(query, searcher.reader())
            found = _collected(searcher, query)
        kept = [(key, score) for key, score in found if not self._live.editors.hides(key)]
        return AdvancedAnswer(self._live.results(kept[:limit], " ".join(_words(text))), len(kept))


def _collected(searcher: Searcher, query: Query) -> list[tuple[str, float]]:
    """Return every page that a query finds, with its score."""
    kinds: Any = collectors  # whose classes are not typed
    collector = kinds.TimeLimitCollector(kinds.UnlimitedCollector(), _SECONDS, use_alarm=False)
    try:
        searcher.search_with_collector(query, collector)
    except TimeLimit:
        raise QueryRefused(
            f"that takes longer than {_SECONDS:g} seconds. Ask for fewer words or wildcards"
        ) from None
    return [(hit[KEY], float(hit.score)) for hit in collector.results()]


def _parser() -> QueryParser:
    """Return a parser that looks for plain words in all fields; every word has to be there."""
    plugins: Any = qparser  # whose classes are not typed
    schema = fields.Schema(**{n: fields.TEXT(analyzer=_TermAnalyser()) for n in PAGE_FIELDS})
    return QueryParser(
        None,
        schema,
        plugins=[
            plugins.FieldsPlugin(remove_unknown=True),
            plugins.PhrasePlugin(),
            plugins.WildcardPlugin(),
            plugins.OperatorsPlugin(),
            plugins.GroupPlugin(),
            plugins.MultifieldPlugin(list(PAGE_FIELDS), fieldboosts=PAGE_FIELDS),
        ],
    )


def _with_stem(query: Query) -> Query:
    """Look for the stem of a prefix besides: nothing in the index begins with `recycling`."""
    if isinstance(query, Prefix):
        return Or([query, Term(query.fieldname, stem(query.text), boost=query.boost)])
    return query


def _check(text: str) -> None:
    """Refuse a query that is too long, too deep or empty."""
    if not any(c.isalnum() for c in text):
        raise QueryRefused("type at least one word to look for")
    if len(text) > LONGEST_QUERY or len(_words(text)) > MOST_WORDS:
        raise QueryRefused(
            f"that is too long: at most {MOST_WORDS} words of {LONGEST_QUERY:,} letters in all"
        )
    if text.count("(") > _MOST_BRACKETS:
        raise QueryRefused(f"use at most {_MOST_BRACKETS} opening brackets")
    for word in _WITH_SIGNS.findall(text):
        signs = word.count("*") + word.count("?")
        if len(_before_signs(word)) < _LEAST_LETTERS or signs > _MOST_SIGNS:
            raise QueryRefused(
                f"a word with * or ? has to begin with {_LEAST_LETTERS} letters, and have at most "
                f"{_MOST_SIGNS} of these signs"
            )


def _check_expansions(query: Query, reader: IndexReader) -> None:
    """Refuse wildcards that stand for too many words."""
    left = MOST_EXPANDED
    for leaf in query.leaves():
        if not isinstance(leaf, PatternQuery):
            continue
        before = _before_signs(leaf.text)
        for _ in reader.expand_prefix(leaf.fieldname, before):
            left -= 1
            if left < 0:
                raise QueryRefused(
                    f"{before}* stands for more than {MOST_EXPANDED:,} words. Write more letters"
                )


def _before_signs(word: str) -> str:
    """Return the letters before the first wildcard of a word."""
    return word.partition("*")[0].partition("?")[0]


def _words(text: str) -> list[str]:
    """Return the words of a query without its signs, to be marked in what is found."""
    parts = "".join(c if c.isalnum() or c in "'’-" else " " for c in text).split()
    return [part for part in parts if part not in ("AND", "OR", "NOT")]
