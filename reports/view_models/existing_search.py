"""The site's own search beside Signpost's, as a table; nothing is measured here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from signpost.workspace.artifacts.search_figures import ExistingSearchComparison, Figures

_FIGURES: tuple[tuple[str, Callable[[Figures], float | None], str], ...] = (
    ("nDCG@10", lambda x: x.ndcg_at_10, "{:.3f}"),
    ("First result right", lambda x: x.success_at_1, "{:.0%}"),
    ("Right in first five", lambda x: x.success_at_5, "{:.0%}"),
    ("No results", lambda x: x.zero_results, "{:.1%}"),
)
_RIGHT_IN_FIRST_FIVE = 2
_UNKNOWN = "not measured"


@dataclass(frozen=True, slots=True)
class ExistingSearchView:
    """The comparison, ready to be shown; without `rows`, `reason` says why nothing is compared.

    `rows` are (name, the existing search's figure, ours); `summary` is what the difference comes
    to. `first` and `last` say when answers came (ISO 8601).
    """

    rows: list[tuple[str, str, str]] = field(default_factory=list)
    reason: str = ""
    summary: str = ""
    queries: int = 0
    could_not_check: int = 0
    first: str = ""
    last: str = ""
    better: int = 0
    worse: int = 0


def existing_search_view(stored: ExistingSearchComparison | None) -> ExistingSearchView | None:
    """Return the comparison ready to be shown; None where the settings name no existing search."""
    if stored is None:
        return None
    if stored.present is None or stored.ours is None:
        return ExistingSearchView(reason=stored.reason or "it was not asked")
    rows = [
        (name, written(figure(stored.present), form), written(figure(stored.ours), form))
        for name, figure, form in _FIGURES
    ]
    return ExistingSearchView(
        rows=rows,
        summary=_summary(stored),
        queries=stored.queries,
        could_not_check=stored.could_not_check,
        first=stored.first,
        last=stored.last,
        better=stored.better,
        worse=stored.worse,
    )


def _summary(stored: ExistingSearchComparison) -> str:
    """Say the paired difference, with its interval; one that holds 0 tells neither way."""
    mean = f"{stored.difference or 0.0:+.3f}"
    if not stored.interval:
        return f"The difference in nDCG@10 is {mean}; one query tells nothing of others."
    low, high = stored.interval
    span = f"{mean} (95 % interval {low:+.3f} to {high:+.3f})"
    if low <= 0 <= high:
        return f"The difference in nDCG@10 is {span}: too small to tell which is better."
    which = "Signpost’s" if low > 0 else "The site’s own"
    return f"{which} answers these queries better: the difference in nDCG@10 is {span}."


def key_finding(view: ExistingSearchView | None) -> list[str]:
    """Say it in one sentence for the review; nothing where nothing was compared."""
    if view is None or not view.rows:
        return []
    _, theirs, ours = view.rows[_RIGHT_IN_FIRST_FIVE]
    noun = "query" if view.queries == 1 else "queries"
    return [
        (
            f"On {view.queries:,} judged {noun}, the website’s present search has a right "
            f"page in the first five results for {theirs}, Signpost’s for {ours}."
        )
    ]


def written(value: float | None, form: str) -> str:
    """Write a figure; one that is missing says so."""
    return _UNKNOWN if value is None else form.format(value)
