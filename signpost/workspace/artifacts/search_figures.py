"""How well the search answers: the benchmark of a run, and whether its index went live."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Averages over judged queries; each is 0 to 1, higher is better unless said otherwise.

    None stands for what could not be measured (no query).
    """

    ndcg_at_10: float | None = msgspec.field(name="ndcg@10", default=None)
    # Of `ndcg_at_10`: the 95 % confidence interval, lower and upper end.
    ndcg_at_10_interval: list[float] | None = msgspec.field(name="ndcg@10_interval", default=None)
    mrr_at_10: float | None = msgspec.field(name="mrr@10", default=None)
    # Shares of queries with a right page among the first one, three and five.
    success_at_1: float | None = msgspec.field(name="success@1", default=None)
    success_at_3: float | None = msgspec.field(name="success@3", default=None)
    success_at_5: float | None = msgspec.field(name="success@5", default=None)
    # Share of queries that find nothing; lower is better.
    zero_results: float | None = None
    # How many queries these are averages of.
    queries: int = 0


class RankerFigures(Figures, frozen=True, kw_only=True):
    """One ranker's figures over all judged queries, how long it took, and figures by part."""

    # Half, and 95 in 100, of the queries took at most so many milliseconds.
    p50_ms: float | None = None
    p95_ms: float | None = None
    # Of the queries that the ranker did not learn from.
    unseen: Figures | None = None
    # Of the queries that people judged, where they judged any.
    people: Figures | None = None
    # By kind of query: `misspelt`, `question`, `one_word`, `new_word`.
    classes: dict[str, Figures] = {}
    # By service.
    families: dict[str, Figures] = {}


class ExistingSearchComparison(msgspec.Struct, frozen=True, kw_only=True):
    """The site's own search beside ours, on the queries that it answered."""

    # Why nothing is compared; empty where something is.
    reason: str = ""
    # How many queries are compared, and how many more could not be asked.
    queries: int = 0
    could_not_check: int = 0
    # When the first and the last of the answers came, ISO 8601 in UTC.
    first: str = ""
    last: str = ""
    # The site's own search, and ours.
    present: Figures | None = None
    ours: Figures | None = None
    # Ours less the site's own: mean nDCG@10, and its 95 % confidence interval.
    difference: float | None = None
    interval: list[float] | None = None
    # How many queries ours answers better, and worse.
    better: int = 0
    worse: int = 0


class Benchmark(msgspec.Struct, frozen=True, kw_only=True):
    """What rankers come to on judged queries: the shape of `benchmark --json`."""

    # By ranker; empty where no query was judged.
    rankers: dict[str, RankerFigures] = {}
    # How many judged queries there are, and how many documents they were looked for in.
    queries: int = 0
    documents: int = 0
    # Why nothing was measured; empty where something was.
    reason: str = ""
    # What reading the log left out, in plain words.
    notes: list[str] = []
    # None where the settings name no search of the site's own, or nothing was measured.
    present: ExistingSearchComparison | None = None


class FamilyComparison(msgspec.Struct, frozen=True, kw_only=True):
    """A new index beside the live one, on the queries of one service."""

    family: str = ""
    queries: int = 0
    # nDCG@10 of each.
    new: float = 0.0
    old: float = 0.0
    # How likely a fall like this is by chance, 0 to 1.
    p: float = 1.0


class PeopleComparison(msgspec.Struct, frozen=True, kw_only=True):
    """A new index beside the live one, on the queries that people judged."""

    queries: int = 0
    # nDCG@10 of each.
    new: float = 0.0
    old: float = 0.0
    # Of the new one's less the old one's: the 95 % confidence interval; None for one query.
    interval: list[float] | None = None


class ResidentsVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """What residents said of two builds whose results they were shown mixed."""

    # The build that was live then, and the one beside it.
    live: str = ""
    beside: str = ""
    # How many searches were answered with both, and how many votes each got.
    searches: int = 0
    for_live: int = 0
    for_beside: int = 0
    # The build that they prefer; empty where nobody can tell yet.
    winner: str = ""
    # After how many searches that was clear.
    needed: int | None = None


class MovedQueries(msgspec.Struct, frozen=True, kw_only=True):
    """How many queries a new index answers better and worse, with the ten that moved most."""

    better: int = 0
    worse: int = 0
    winners: list[str] = []
    losers: list[str] = []


class Promotion(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a run's index went live, and why."""

    promoted: bool | None = None
    reason: str = ""
    # How many judged queries decided.
    queries: int = 0
    # Figures of the new index and of the one that was live; None where nothing was measured.
    new: Figures | None = None
    old: Figures | None = None
    # How likely a fall like this is by chance, 0 to 1; None where nothing was compared.
    p: float | None = None
    # On what people judged; None where they judged nothing.
    people: PeopleComparison | None = None
    # What residents said of the live index and the one beside it, before this one was judged;
    # None where no search mixed them.
    residents: ResidentsVerdict | None = None
    # Services with 30 judged queries or more.
    families: list[FamilyComparison] = []
    moved: MovedQueries | None = None
    # The new build, the ranker that answers in it, and how many documents it has.
    build: str = ""
    ranker: str = ""
    documents: int = 0
    # The build that is live now; None where none is.
    live: str | None = None


# None where the run was not measured, or nothing was to go live.
BENCHMARK: Artifact[Benchmark | None] = Artifact("search/benchmark", Benchmark, lambda: None)
PROMOTION: Artifact[Promotion | None] = Artifact("search/promotion", Promotion, lambda: None)
