"""Trying on held-out queries what words may mean besides: kept is what helps beyond chance.

Each fold's queries are answered by a ranker that learnt from the other folds, once as it is and
once with one meaning more, which only the other folds (and the pages) proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from search.analysis import query_words
from search.evaluation.judgements import JudgedQuery
from search.evaluation.metrics import DEPTH, chance_of_worse, per_query
from search.learning.abbreviations import PairCounts, abbreviations, abbreviations_shown
from search.learning.cooccurring_words import ByQuery, cooccurring_synonyms
from search.learning.synonyms import ABBREVIATION, Refused, Synonym, Synonyms
from search.stemming import stem

# A gain (nDCG@10) that is worth it, in so many queries, with a chance (one-sided paired t-test)
# that is small because many words are tried.
_LEAST_GAIN, _ENOUGH, _SURE = 0.01, 5, 0.01
# Abbreviations are judged together, as few are asked often; one that does harm is left out.
_SURE_TOGETHER, _HARM = 0.05, 3
# More queries of one word hardly tell more.
_TRIED = 30

Pairs = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Fold:
    """Queries with the points of their pages, those learnt from instead, and who answers.

    `ask` takes a query and what words mean, and returns ids, best first.
    """

    asked: ByQuery
    taught: ByQuery
    ask: Callable[[str, Synonyms], list[str]]


@dataclass(frozen=True, slots=True)
class SynonymSources:
    """What meanings are made of besides the log.

    `on_pages` are stated abbreviations, `titles` the pages' titles as words, `english` usual words
    with their Zipf frequency, `refused` what editors decided.
    """

    on_pages: PairCounts
    titles: Mapping[str, Sequence[str]]
    english: Mapping[str, float]
    refused: Refused = ()

    def proposed(self, by_query: ByQuery) -> list[Synonym]:
        """Return what words may mean besides, as far as some queries tell."""
        short = abbreviations(
            self.on_pages, abbreviations_shown(by_query, self.titles), self.english
        )
        told = {meaning.pair for meaning in short}
        others = [m for m in cooccurring_synonyms(by_query, self.titles) if m.pair not in told]
        return [m for m in (*short, *others) if m.pair not in self.refused]


def tried_synonyms(known: SynonymSources, by_query: ByQuery, folds: Sequence[Fold]) -> Synonyms:
    """Return everything that the whole log proposes, those in use first.

    Without folds (too few queries) nothing is tried, and nothing is used.
    """
    figures: dict[tuple[str, str], Pairs] = defaultdict(list)
    for fold in folds:
        for meaning, pairs in _tried_on(fold, known.proposed(fold.taught)):
            figures[meaning.said, meaning.means] += pairs
    whole = known.proposed(by_query)
    short = [x for m in whole if m.kind == ABBREVIATION for x in figures[m.said, m.means]]
    together = _chance(short) < _SURE_TOGETHER
    judged = [_judged(m, figures[m.said, m.means], together) for m in whole]
    return Synonyms(sorted(judged, key=lambda m: (not m.used, m.kind, -m.seen, m.said, m.means)))


def _tried_on(fold: Fold, proposed: Sequence[Synonym]) -> list[tuple[Synonym, Pairs]]:
    """Return the figures before and after of the fold's queries that each meaning is for."""
    terms = {query: set(map(stem, query_words(query))) for query in fold.asked}
    saying: dict[str, list[str]] = defaultdict(list)
    for query in sorted(terms):
        for term in terms[query]:
            saying[term].append(query)
    plain: dict[str, float] = {}
    found = []
    for meaning in proposed:
        new = set(meaning.stems)
        mine = [q for q in saying[stem(meaning.said)] if not new <= terms[q]]
        some = mine[:: 1 + len(mine) // _TRIED]
        plain |= _figures(fold, [q for q in some if q not in plain], Synonyms())
        after = _figures(fold, some, Synonyms([replace(meaning, used=True)]))
        found.append((meaning, [(plain[q], after[q]) for q in some]))
    return found


def _figures(fold: Fold, queries: Sequence[str], meanings: Synonyms) -> dict[str, float]:
    """Return the nDCG@10 of some of a fold's queries."""
    judged = [JudgedQuery(query, query, fold.asked[query]) for query in queries]
    figures = per_query(judged, {q: fold.ask(q, meanings)[:DEPTH] for q in queries})
    return {query: x["ndcg@10"] for query, x in figures.items()}


def _chance(pairs: Pairs) -> float:
    """Return how likely a gain at least this high is by chance."""
    return chance_of_worse([before - after for before, after in pairs]) if pairs else 1.0


def _judged(meaning: Synonym, pairs: Pairs, together: bool) -> Synonym:
    """Say whether a meaning is used, and why."""
    if not pairs:
        used, why = _verdict(meaning, pairs, 0.0, together)
        return replace(meaning, used=used, why=why)
    before, after = (round(float(x), 4) for x in np.mean(pairs, axis=0))
    used, why = _verdict(meaning, pairs, after - before, together)
    return replace(meaning, used=used, why=why, queries=len(pairs), before=before, after=after)


def _verdict(meaning: Synonym, pairs: Pairs, gain: float, together: bool) -> tuple[bool, str]:
    """Return whether a meaning is used, and why, from what its queries gained on average."""
    if meaning.kind == ABBREVIATION:
        if not together:
            return False, "abbreviations together do not help, or too few queries say one to tell"
        if len(pairs) >= _HARM and gain < 0:
            return False, "it made queries worse"
        return True, "abbreviations together help"
    if len(pairs) < _ENOUGH:
        return False, "too few queries to tell"
    helps = gain >= _LEAST_GAIN and _chance(pairs) < _SURE
    return helps, "it helps" if helps else "no gain beyond chance"
