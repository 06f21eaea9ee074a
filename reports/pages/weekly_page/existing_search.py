"""The site's own search beside Signpost's, as a table; nothing is measured here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FIGURES = (
    ("nDCG@10", "ndcg@10", "{:.3f}"),
    ("First result right", "success@1", "{:.0%}"),
    ("Right in first five", "success@5", "{:.0%}"),
    ("No results", "zero_results", "{:.1%}"),
)
_UNKNOWN = "not measured"


def beside(told: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return what `search.existing_search.beside` stored, ready to be shown.

    None where no present search is set. `rows` are (name, the present search's figure, ours);
    `says` is what the difference comes to; `reason` says why nothing is compared.
    """
    if not told:
        return None
    if "queries" not in told:
        return {"rows": [], "reason": told.get("reason", "it was not asked")}
    rows = [
        (name, _written(told["present"].get(key), form), _written(told["ours"].get(key), form))
        for name, key, form in _FIGURES
    ]
    return {**told, "rows": rows, "reason": "", "says": _says(told)}


def _says(told: Mapping[str, Any]) -> str:
    """Say the paired difference, with its interval; one that holds 0 tells neither way."""
    mean = f"{told['difference']:+.3f}"
    if not told.get("interval"):
        return f"The difference in nDCG@10 is {mean}; one query tells nothing of others."
    low, high = told["interval"]
    span = f"{mean} (95 % interval {low:+.3f} to {high:+.3f})"
    if low <= 0 <= high:
        return f"The difference in nDCG@10 is {span}: too small to tell which is better."
    which = "Signpost’s" if low > 0 else "The site’s own"
    return f"{which} answers these queries better: the difference in nDCG@10 is {span}."


def finding(present: Mapping[str, Any] | None) -> list[str]:
    """Say it in one sentence for the review; nothing where nothing was compared."""
    if not present or not present["rows"]:
        return []
    first = {name: (theirs, ours) for name, theirs, ours in present["rows"]}
    theirs, ours = first["Right in first five"]
    many = "query" if present["queries"] == 1 else "queries"
    return [
        (
            f"On {present['queries']:,} judged {many}, the website’s present search has a right "
            f"page in the first five results for {theirs}, Signpost’s for {ours}."
        )
    ]


def _written(value: Any, form: str) -> str:
    """Write a figure; one that is missing says so."""
    return form.format(value) if isinstance(value, (int, float)) else _UNKNOWN
