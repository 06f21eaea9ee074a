"""Asking the live index."""

from __future__ import annotations

import sqlite3
from collections import ChainMap, Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin

from search.analysis import query_weights, words
from search.answering.passages import mark_words, passage, plain_text
from search.answering.search_request import SearchRequest, SearchResponse, SearchResult
from search.answering.team_draft import team_draft
from search.builds.build import Build, build_beside, live_build
from search.builds.document_store import DocumentStore
from search.builds.editions import Editions
from search.builds.suggestions import Suggestions
from search.characters import is_foreign, visible
from search.documents import SearchDocument, SearchError
from search.editors import NO_RULES, BestBet, EditorialRules, editors_of
from search.rankers.ranker import DEPTH, search_with_alternatives
from search.spelling.speller import in_dictionary
from signpost.settings.config import Config
from signpost.workspace import Workspace

# Results under this share of the best score say little of what was asked; the first ten stay.
_TAIL, _ALWAYS = 0.2, 10
# A query with more letters of words that nobody knows is dear to answer: others are let before it.
_DEAR_LETTERS = 16
# As many responses are remembered, about 5 kB each; the oldest goes first.
_REMEMBERED = 2_000


class LiveSearch:
    """One build of the index with one state of the editors' file: neither ever changes."""

    def __init__(
        self, build: Build, editors: EditorialRules = NO_RULES, languages: str = ""
    ) -> None:
        self.build, self.editors = build, editors
        self._responses: dict[SearchRequest, SearchResponse] = {}
        self._ranker = build.load()
        self._corrector = build.load_corrector(self._ranker)
        for ranker in (self._ranker, self._corrector):
            if ranker is not None:
                ranker.refuse(editors.refused)
        self._documents, self.suggestions, self._editions = _opened(build, editors)
        # The page that tells how to reach the council, or nothing.
        self.contact = self._documents.titled("Contact us") or self._documents.titled("Contact")
        # The page for those who read other languages, or nothing.
        self.languages = languages or self._documents.about_other_languages()
        # Dictionaries and tables are loaded now, not while the first resident waits: for words
        # that are known, misspelt, and like no others.
        for query in ("council tax", "wheelibinn", "qzxvpplwk"):
            self._answer(SearchRequest(query))

    def ask(self, query: str, limit: int = 10) -> list[SearchResult]:
        """Return at most `limit` results, best bets and then best first."""
        response = self.answer(SearchRequest(query, limit=limit))
        bets = [
            SearchResult(b.title, b.address, b.text, 0.0, "best bet") for b in response.best_bets
        ]
        return [*bets, *response.results][:limit]

    def answer(self, request: SearchRequest) -> SearchResponse:
        """Answer a request. Residents ask the same again and again: responses are remembered."""
        remembered = self._responses.get(request)
        if remembered is None:
            remembered = self._responses[request] = self._answer(request)
            if len(self._responses) > _REMEMBERED:
                del self._responses[next(iter(self._responses))]
        return remembered

    def is_dear(self, request: SearchRequest) -> bool:
        """Whether it takes many times the usual to answer a request."""
        if self._corrector is None or request in self._responses:
            return False
        return self._corrector.letters_looked_up(request.query) > _DEAR_LETTERS

    def _answer(self, request: SearchRequest) -> SearchResponse:
        """Work a response out."""
        searched, perhaps = self._corrected(request)
        found = self._found(searched, request.exact)
        return self._response(request, searched, perhaps, found)

    def answer_mixed(
        self, request: SearchRequest, beside: LiveSearch, seed: int
    ) -> tuple[SearchResponse, str]:
        """Answer with the results of two builds mixed; say to which each result belongs.

        Pages that the newer build does not have are gone, and are not shown.
        """
        searched, perhaps = self._corrected(request)
        newer = self if self.build.run >= beside.build.run else beside
        lists = [
            [pair for pair in index._found(searched, request.exact) if newer.has_page(pair[0])]
            for index in (self, beside)
        ]
        draft = team_draft(lists[0], lists[1], seed)
        response = self._response(request, searched, perhaps, draft.ranked, beside)
        teams = {key: team for (key, _), team in zip(draft.ranked, draft.teams, strict=True)}
        return response, "".join(teams[result.address] for result in response.results)

    def _response(
        self,
        request: SearchRequest,
        searched: str,
        perhaps: str,
        ranked: Sequence[tuple[str, float]],
        beside: LiveSearch | None = None,
    ) -> SearchResponse:
        """Put a response together from ranked pages, which may be another build's too."""
        bets = self._bets(request.query) or self._bets(searched)
        shown_above = {bet.address for bet in bets}
        found = [x for x in ranked if x[0] not in shown_above]
        others = beside._documents.facets if beside else {}
        facets = ChainMap(self._documents.facets, others)
        of_service = [x for x in found if request.service in ("", facets[x[0]][0])]
        of_kind = [x for x in found if request.kind in ("", facets[x[0]][1])]
        kept = [x for x in of_service if request.kind in ("", facets[x[0]][1])]
        shown = kept[request.start : request.start + request.limit]
        nothing = not found and not bets
        return SearchResponse(
            request=request,
            searched=searched,
            perhaps=perhaps,
            results=self.results(shown, searched, beside),
            total=len(kept),
            services=_counted(facets[key][0] for key, _ in of_kind),
            kinds=_counted(facets[key][1] for key, _ in of_service),
            best_bets=bets,
            other_languages=self.languages if nothing and is_other_language(request.query) else "",
        )

    def _corrected(self, request: SearchRequest) -> tuple[str, str]:
        """Return the query to search for, and another one that may have been meant, or nothing.

        The spelling is put right where that is sure, unless editors know the query as it stands
        or it has letters that English does not write.
        """
        query = request.query
        known = self.editors.bets(query) or self.editors.alternatives(query)
        if request.exact or known or self._corrector is None:
            return query, ""
        corrected, sure = self._corrector.corrected(query)
        if sure and not is_foreign(query):
            return corrected, ""
        return query, corrected

    @property
    def addresses(self) -> Collection[str]:
        """The addresses of all pages and documents."""
        return self._documents.facets.keys()

    def has_page(self, address: str) -> bool:
        """Whether an address is that of a page or document of this index."""
        return address in self._documents.facets

    def has(self, address: str) -> bool:
        """Whether an address is one that this index may send people to."""
        own = any(address == b.address for bets in self.editors.best_bets.values() for b in bets)
        return address in self._documents.facets or own

    def _bets(self, query: str) -> tuple[BestBet, ...]:
        """Return the best bets of a query; those without a title get the page's own."""
        bets = self.editors.bets(query)
        pages = self._documents.get(bet.address for bet in bets)
        return tuple(
            BestBet(
                bet.address,
                bet.title or (pages[bet.address].title if bet.address in pages else bet.address),
                bet.text,
            )
            for bet in bets
        )

    def _found(self, query: str, exact: bool) -> list[tuple[str, float]]:
        """Return the best pages for a query and for what it means besides, none hidden."""
        alternatives = self.editors.alternatives(query)
        found = search_with_alternatives(self._ranker, query, alternatives, exact)
        ordered = sorted(found.items(), key=lambda x: (-x[1], x[0]))
        if self.editors.hidden:
            ordered = [pair for pair in ordered if not self.editors.hides(pair[0])]
        shown = self._editions.ordered(ordered[:DEPTH], query, datetime.now(UTC).date())
        least = _TAIL * shown[0][1] if shown else 0.0
        return shown[:_ALWAYS] + [pair for pair in shown[_ALWAYS:] if pair[1] >= least]

    def results(
        self,
        found: Sequence[tuple[str, float]],
        query: str,
        beside: LiveSearch | None = None,
    ) -> list[SearchResult]:
        """Turn some (id, score) into results that can be shown; some may be another build's."""
        documents = self._documents.get(key for key, _ in found)
        if beside is not None:
            documents |= beside._documents.get(key for key, _ in found if key not in documents)
        wanted = set(query_weights(query))
        for alternative in self.editors.alternatives(query):
            wanted.update(query_weights(alternative))
        return [_result(documents[key], wanted, score) for key, score in found if key in documents]


def open_live(workspace: Workspace, config: Config | None = None) -> LiveSearch:
    """Open the live index, with what editors decided where there are settings.

    Raises:
        SearchError: none is live yet, its files are damaged, or the editors' file is wrong.
    """
    editors = editors_of(config) if config is not None else NO_RULES
    build = live_build(workspace)
    if build is None:
        raise SearchError(
            f"{workspace.folder}: no search index is live yet. Run 'signpost weekly SITE' first"
        )
    languages = urljoin(config.site.url, config.search.languages) if config is not None else ""
    return LiveSearch(build, editors, languages if config and config.search.languages else "")


def open_beside(workspace: Workspace, config: Config) -> LiveSearch | None:
    """Open the build that the live one is compared with; None where there is none.

    Raises:
        SearchError: its files are damaged, or the editors' file is wrong.
    """
    build = build_beside(workspace)
    return LiveSearch(build, editors_of(config)) if build is not None else None


def _opened(build: Build, editors: EditorialRules) -> tuple[DocumentStore, Suggestions, Editions]:
    """Open what a build shows.

    Raises:
        SearchError: its files are damaged.
    """
    try:
        return (
            DocumentStore(build.folder),
            Suggestions.load(build.folder, editors),
            Editions.load(build.folder),
        )
    except (OSError, ValueError, TypeError, sqlite3.Error) as error:
        raise SearchError(f"{build.folder}: the index cannot be read ({error})") from None


def is_other_language(query: str) -> bool:
    """Whether a query may be in another language: in letters, or in words that English has not."""
    said = words(query)
    return is_foreign(query) or (bool(said) and not any(map(in_dictionary, said)))


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """Count values that are not empty, most first."""
    return sorted(Counter(v for v in values if v).items(), key=lambda x: (-x[1], x[0]))


def _result(document: SearchDocument, wanted: set[str], score: float) -> SearchResult:
    """Turn a document into a result."""
    parts = passage(document.body or document.headings, wanted)
    return SearchResult(
        title=visible(document.title),
        address=document.id,
        snippet=plain_text(parts),
        score=score,
        kind=document.kind,
        service=document.service,
        updated=document.updated,
        lang=document.lang,
        title_parts=mark_words(document.title, wanted),
        snippet_parts=parts,
    )
