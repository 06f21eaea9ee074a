"""Asking the live index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from search.analysis import query_weights
from search.document_store import Shelf
from search.documents import SearchDocument, SearchError
from search.editors import NOBODY, BestBet, Editors, editors_of
from search.index import Build, live
from search.passages import Part, marked, passage, plain
from search.rankers.ranker import Ranker
from search.rankers.signpost_ranker import SignpostRanker
from search.suggestions import Suggestions
from signpost.settings.config import Config
from signpost.workspace import Workspace

# As far as results are counted, filtered and paged through.
DEPTH = 200
# Results under this share of the best score say little of what was asked; the first ten stay.
_TAIL, _ALWAYS = 0.2, 10
# What a page counts for that only a synonym found.
_BY_SYNONYM = 0.95
# As many answers are remembered, about 5 kB each; the oldest goes first.
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Result:
    """One answer, in plain text (nothing in it is safe HTML). Scores compare within one query."""

    title: str
    address: str
    snippet: str
    score: float
    kind: str = "page"
    service: str = ""
    updated: str = ""
    title_parts: Sequence[Part] = field(default=(), repr=False)
    snippet_parts: Sequence[Part] = field(default=(), repr=False)

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as plain data for JSON."""
        return {k: v for k, v in asdict(self).items() if not k.endswith("_parts")}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to know: words, and which of the results they want to see.

    `service` and `kind` keep only results of these (empty: all); `exact` asks for no spelling
    help; `start` counts from 0.
    """

    query: str
    start: int = 0
    limit: int = 10
    service: str = ""
    kind: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index says to a wish.

    `searched` is the query that the results are for: another one than was typed where the
    spelling was put right. `total` counts up to `DEPTH`. `services` and `kinds` say how many
    results each filter would leave of all that were found.
    """

    wish: Wish
    searched: str
    results: Sequence[Result] = ()
    total: int = 0
    services: Sequence[tuple[str, int]] = ()
    kinds: Sequence[tuple[str, int]] = ()
    best_bets: Sequence[BestBet] = ()


class LiveSearch:
    """One build of the index with one state of the editors' file: neither ever changes."""

    def __init__(self, build: Build, editors: Editors = NOBODY) -> None:
        self.build, self.editors = build, editors
        self._answers: dict[Wish, Answer] = {}
        self._ranker = build.load()
        # Only this ranker knows the site's words; it helps the others with spelling.
        own = isinstance(self._ranker, SignpostRanker)
        self._speller = cast("SignpostRanker", self._ranker if own else build.load(name="signpost"))
        self._speller.refuse(editors.refused)
        self._shelf = Shelf(build.folder)
        self.suggestions = Suggestions.load(build.folder)
        # The page that tells how to reach the council, or nothing.
        self.contact = self._shelf.titled("Contact us") or self._shelf.titled("Contact")

    def ask(self, query: str, limit: int = 10) -> list[Result]:
        """Return at most `limit` answers, best bets and then best first."""
        answer = self.answer(Wish(query, limit=limit))
        bets = [Result(b.title, b.address, b.text, 0.0, "best bet") for b in answer.best_bets]
        return [*bets, *answer.results][:limit]

    def answer(self, wish: Wish) -> Answer:
        """Answer a wish. Residents ask the same again and again: late answers are remembered."""
        remembered = self._answers.get(wish)
        if remembered is None:
            remembered = self._answers[wish] = self._answer(wish)
            if len(self._answers) > _REMEMBERED:
                del self._answers[next(iter(self._answers))]
        return remembered

    def _answer(self, wish: Wish) -> Answer:
        """Work an answer out."""
        searched = self._searched(wish)
        bets = self._bets(wish.query) or self._bets(searched)
        shown_above = {bet.address for bet in bets}
        found = [pair for pair in self._found(searched, wish.exact) if pair[0] not in shown_above]
        facets = self._shelf.facets
        kept = [
            pair
            for pair in found
            if wish.service in ("", facets[pair[0]][0]) and wish.kind in ("", facets[pair[0]][1])
        ]
        return Answer(
            wish=wish,
            searched=searched,
            results=self._results(kept[wish.start : wish.start + wish.limit], searched),
            total=len(kept),
            services=_counted(facets[key][0] for key, _ in found),
            kinds=_counted(facets[key][1] for key, _ in found),
            best_bets=bets,
        )

    def _searched(self, wish: Wish) -> str:
        """Return the query with its spelling put right, unless editors know it as it stands."""
        known = self.editors.bets(wish.query) or self.editors.alternatives(wish.query)
        if wish.exact or known:
            return wish.query
        return self._speller.corrected(wish.query) or wish.query

    def has(self, address: str) -> bool:
        """Whether an address is one that this index may send people to."""
        own = any(address == b.address for bets in self.editors.best_bets.values() for b in bets)
        return address in self._shelf.facets or own

    def _bets(self, query: str) -> tuple[BestBet, ...]:
        """Return the best bets of a query; those without a title get the page's own."""
        bets = self.editors.bets(query)
        pages = self._shelf.get(bet.address for bet in bets)
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
        found = found_by(self._ranker, query, self.editors.alternatives(query), exact)
        ordered = sorted(found.items(), key=lambda x: (-x[1], x[0]))
        if self.editors.hidden:
            ordered = [pair for pair in ordered if not self.editors.hides(pair[0])]
        shown = ordered[:DEPTH]
        least = _TAIL * shown[0][1] if shown else 0.0
        return shown[:_ALWAYS] + [pair for pair in shown[_ALWAYS:] if pair[1] >= least]

    def _results(self, found: Sequence[tuple[str, float]], query: str) -> list[Result]:
        """Turn some (id, score) into results that can be shown."""
        documents = self._shelf.get(key for key, _ in found)
        wanted = set(query_weights(query))
        for other in self.editors.alternatives(query):
            wanted.update(query_weights(other))
        return [_result(documents[key], wanted, score) for key, score in found if key in documents]


def found_by(
    ranker: Ranker, query: str, others: Sequence[str] = (), exact: bool = False
) -> dict[str, float]:
    """Return the scores of the best pages for a query or for any of the `others` that mean it."""
    # What editors know by another name is no slip of the keyboard.
    if (exact or others) and isinstance(ranker, SignpostRanker):
        found = dict(ranker.search(query, DEPTH, exact=True))
    else:
        found = dict(ranker.search(query, DEPTH))
    for other in others:
        for key, score in ranker.search(other, DEPTH):
            found[key] = max(found.get(key, 0.0), _BY_SYNONYM * score)
    return found


def open_live(workspace: Workspace, config: Config | None = None) -> LiveSearch:
    """Open the live index, with what editors decided where there are settings.

    Raises:
        SearchError: none is live yet, its files are damaged, or the editors' file is wrong.
    """
    editors = editors_of(config) if config is not None else NOBODY
    build = live(workspace)
    if build is None:
        raise SearchError(
            f"{workspace.folder}: no search index is live yet. Run 'signpost weekly SITE' first"
        )
    return LiveSearch(build, editors)


def ask(
    workspace: Workspace, query: str, limit: int = 10, config: Config | None = None
) -> list[Result]:
    """Answer one query from the live index; see `LiveSearch.ask` and `open_live`."""
    return open_live(workspace, config).ask(query, limit)


def listing(results: Sequence[Result]) -> str:
    """Write answers for a terminal; control characters from pages are left out."""
    if not results:
        return "Nothing was found"
    lines = [
        line
        for number, x in enumerate(results, 1)
        for line in (f"{number}. {x.title}", f"   {x.address}", f"   {x.snippet}")
    ]
    return "\n".join("".join(c for c in line if c.isprintable()).rstrip() for line in lines)


def _counted(values: Any) -> list[tuple[str, int]]:
    """Count values that are not empty, most first."""
    return sorted(Counter(v for v in values if v).items(), key=lambda x: (-x[1], x[0]))


def _result(document: SearchDocument, wanted: set[str], score: float) -> Result:
    """Turn a document into an answer."""
    parts = passage(document.body or document.headings, wanted)
    return Result(
        title=document.title,
        address=document.id,
        snippet=plain(parts),
        score=score,
        kind=document.kind,
        service=document.service,
        updated=document.updated,
        title_parts=marked(document.title, wanted),
        snippet_parts=parts,
    )
