"""What residents' searches tell the people who write the site.

Everything is counted from the log (personal data already taken out) and from how the site's own
search answers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.analysis import folded, query_words, words
from search.documents import SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.insights.noise import NoiseFilter
from search.insights.subjects import shared_words
from search.insights.title_edits import RebuildHalf
from search.insights.topics import GATHERED, topics
from search.insights.vocabulary_gap import vocabulary_gaps
from search.rankers.ranker import Ranker
from search.stemming import stem
from signpost.workspace.artifacts.search_insight import (
    LeftOutSearches,
    SearchedQuery,
    SearchInsight,
)
from signpost.workspace.artifacts.searched import QueryRow

_TOP, _LISTED, _EXAMPLES = 20, 50, 5
# As many results say what a query is about where nobody judged it.
_FIRST = 3
# A query whose words mostly do not stand on the page found first has no page of its own.
_COVERED = 0.5
_CONTACT = frozenset(
    stem(word)
    for word in (
        *("contact", "phone", "telephone", "email", "call", "ring", "speak", "talk"),
        *("complain", "complaint", "helpline", "hotline", "advisor"),
    )
)


@dataclass(frozen=True, slots=True)
class InsightSources:
    """What insight is drawn from.

    `ranker` answers residents, `halves` hold what each half of the log taught, `rebuild_half`
    makes one of them anew. `staff` are words that only staff search for, `own_name` the name and
    host of the site.
    """

    rows: Sequence[QueryRow]
    judged: Sequence[JudgedQuery]
    documents: Mapping[str, SearchDocument]
    ranker: Ranker
    halves: Mapping[int, Ranker]
    staff: Sequence[str] = ()
    own_name: Sequence[str] = ()
    rebuild_half: RebuildHalf | None = None


def search_insight(sources: InsightSources) -> SearchInsight:
    """Return what the weekly page tells of searches, but for synonyms and seasons."""
    everything = [row for row in sources.rows if row.searches > 0]
    shared = shared_words(row.query for row in everything)
    kept, left_out = _parted(everything, NoiseFilter(sources.staff, shared, sources.own_name))
    first = {
        row.query: [page for page, _ in sources.ranker.search(row.query, _FIRST)]
        for row in kept[:GATHERED]
    }
    answers = _Answers({q.id: q.grades for q in sources.judged}, first, sources.documents)
    looked_at = [row for row in kept if row.query in first]
    poor = [row for row in kept if row.state in ("zero", "low")]
    gaps = vocabulary_gaps(sources.judged, sources.documents, sources.halves, sources.rebuild_half)
    return SearchInsight(
        queries=len(everything),
        searches=sum(row.searches for row in everything),
        left_out=left_out,
        top=[_brief(row) for row in kept[:_TOP]],
        topics=topics(poor, {row.query: answers.pages_of(row.query) for row in poor}),
        vocabulary=gaps,
        pdf_only=answers.only_documents(looked_at)[:_LISTED],
        no_page=[
            SearchedQuery(query=row.query, searches=row.searches, state=row.state)
            for row in looked_at
            if not row.clicks and not answers.is_covered(row.query)
        ][:_LISTED],
        contact=[_brief(row) for row in kept if _stems(row.query) & _CONTACT][:_LISTED],
    )


def _brief(row: QueryRow) -> SearchedQuery:
    """Keep of a row what is told."""
    return SearchedQuery(query=row.query, searches=row.searches, state=row.state, family=row.family)


def _parted(
    rows: Sequence[QueryRow], noise: NoiseFilter
) -> tuple[list[QueryRow], list[LeftOutSearches]]:
    """Part rows into those that tell of the website, and what is left out by reason."""
    kept: list[QueryRow] = []
    found: dict[str, list[QueryRow]] = {}
    for row in rows:
        # What residents opened a page for is no noise, whatever it looks like.
        reason = "" if row.clicks else noise.reason(row.query)
        (found.setdefault(reason, []) if reason else kept).append(row)
    left_out = [
        LeftOutSearches(
            reason=reason,
            searches=sum(row.searches for row in some),
            queries=[row.query for row in some[:_EXAMPLES]],
        )
        for reason, some in sorted(found.items())
    ]
    return kept, left_out


@dataclass(frozen=True, slots=True)
class _Answers:
    """The pages that answer queries: judged ones by folded query, and those found first."""

    grades: Mapping[str, Mapping[str, int]]
    first: Mapping[str, Sequence[str]]
    documents: Mapping[str, SearchDocument]

    def _right(self, query: str) -> list[str]:
        """Return the pages judged relevant."""
        return [page for page, grade in self.grades.get(folded(query), {}).items() if grade > 0]

    def pages_of(self, query: str) -> Sequence[str]:
        """Return the pages that say what a query is about: the right ones, else the first."""
        return self._right(query) or self.first.get(query, ())

    def only_documents(self, rows: Iterable[QueryRow]) -> list[SearchedQuery]:
        """Return the queries whose right pages (else whose first results) are all documents."""
        found = []
        for row in rows:
            right = [page for page in self._right(row.query) if page in self.documents]
            pages = right or self.first[row.query]
            if pages and all(self.documents[page].kind == "document" for page in pages):
                found.append(
                    SearchedQuery(
                        query=row.query, searches=row.searches, state=row.state, address=pages[0]
                    )
                )
        return found

    def is_covered(self, query: str) -> bool:
        """Whether the page found first says at least half of the words that were asked."""
        wanted = {stem(word) for word in query_words(query)}
        if not wanted:
            return True
        if not self.first[query]:
            return False
        page = self.documents[self.first[query][0]]
        text = f"{page.title} {page.headings} {page.links_in} {page.address_words} {page.body}"
        return len(wanted & _stems(text)) >= _COVERED * len(wanted)


def _stems(text: str) -> set[str]:
    """Return the stems of a text's words."""
    return {stem(word) for word in words(text)}
