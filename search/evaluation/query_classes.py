"""Kinds of queries, by which figures are told apart: misspelt, question, one word, new word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.analysis import query_words, words
from search.documents import SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.spelling.word_counts import english_words
from search.stemming import stem

_QUESTION_WORDS = """
    how what when where which who why can do does is are should may will am whats hows
"""
_ASKS = frozenset(_QUESTION_WORDS.split())
# Two words may be a name ("will dispute"); a question has more.
_LEAST_WORDS = 3
_SHORTEST = 4


class QueryClassifier:
    """Tells which kinds a query is of. `taught` are the queries that rankers learnt from."""

    def __init__(self, documents: Iterable[SearchDocument], taught: Iterable[str]) -> None:
        self._site: set[str] = set(english_words())
        for document in documents:
            self._site.update(words(f"{document.title} {document.headings} {document.body}"))
            self._site.update(words(document.address_words))
        self._taught = {stem(word) for query in taught for word in words(query)}

    def of(self, query: str) -> list[str]:
        """Return the kinds of a query; it may be of several, or of none.

        `misspelt`: a word of letters that neither the site nor usual English knows (so names
        count too). `new_word`: a word whose stem no query has that was learnt from.
        """
        said, telling = words(query), query_words(query)
        strange = (len(w) >= _SHORTEST and w.isalpha() and w not in self._site for w in telling)
        kinds = {
            "misspelt": any(strange),
            "question": len(said) >= _LEAST_WORDS and (said[0] in _ASKS or "?" in query),
            "one_word": len(telling) == 1,
            "new_word": any(stem(word) not in self._taught for word in telling),
        }
        return [name for name, is_so in kinds.items() if is_so]

    def ids_by_class(self, judged: Sequence[JudgedQuery]) -> dict[str, list[str]]:
        """Return the ids of the queries of each kind."""
        found: dict[str, list[str]] = {
            name: [] for name in ("misspelt", "question", "one_word", "new_word")
        }
        for query in judged:
            for name in self.of(query.query):
                found[name].append(query.id)
        return found


def families(
    judged: Sequence[JudgedQuery], documents: Iterable[SearchDocument]
) -> dict[str, list[str]]:
    """Return the ids of the queries of each service: that of the query's best judged page."""
    services = {document.id: document.service for document in documents}
    found: dict[str, list[str]] = {}
    for query in judged:
        right = sorted((-g, key) for key, g in query.grades.items() if g > 0 and key in services)
        if right and services[right[0][1]]:
            found.setdefault(services[right[0][1]], []).append(query.id)
    return dict(sorted(found.items()))
