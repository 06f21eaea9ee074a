"""The figures by which rankers are compared, from ir-measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures
import numpy as np
from scipy.stats import ttest_1samp

from search.evaluation.judgements import JudgedQuery
from signpost.workspace.artifacts.search_figures import Figures

_MEASURES = {
    "ndcg@10": ir_measures.parse_measure("nDCG@10"),
    "mrr@10": ir_measures.parse_measure("RR"),
    "success@1": ir_measures.parse_measure("Success@1"),
    "success@3": ir_measures.parse_measure("Success@3"),
    "success@5": ir_measures.parse_measure("Success@5"),
}
DEPTH = 10
_SEED, _DRAWS, _SAME = 20261121, 1000, 1e-9


def per_query(
    judged: Sequence[JudgedQuery], answers: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Measure each query's answers (ids, best first): figures by query id.

    nDCG is that of trec_eval (the grade is the gain, discounted by log2 of the place + 1; Jarvelin
    and Kekalainen 2002); any grade above 0 is relevant to the others. Queries for which no page
    was judged relevant are left out. Ids are numbered before they meet the library, so that any
    text may be one, and answers go in with their place as the score, because trec_eval breaks
    ties by id.
    """
    told = [q for q in judged if q.can_be_answered]
    names: dict[str, str] = {}
    qrels = {
        str(i): {names.setdefault(d, f"d{len(names)}"): g for d, g in q.grades.items()}
        for i, q in enumerate(told)
    }
    run = {
        str(i): {
            names.setdefault(d, f"d{len(names)}"): float(DEPTH - place)
            for place, d in enumerate(list(dict.fromkeys(answers.get(q.id, ())))[:DEPTH])
        }
        for i, q in enumerate(told)
    }
    found = {q.id: dict.fromkeys(_MEASURES, 0.0) for q in told}
    name_of = {measure: name for name, measure in _MEASURES.items()}
    for metric in ir_measures.iter_calc(list(_MEASURES.values()), qrels, run) if told else ():
        found[told[int(metric.query_id)].id][name_of[metric.measure]] = float(metric.value)
    return found


def averages(
    figures: Mapping[str, Mapping[str, float]], answers: Mapping[str, Sequence[str]]
) -> Figures:
    """Average figures over queries: each measure, the share with no answer at all, how many."""
    ids = list(figures)
    if not ids:
        return Figures()
    means = {name: round(float(np.mean([figures[i][name] for i in ids])), 4) for name in _MEASURES}
    empty = sum(1 for i in ids if not answers.get(i))
    return Figures(
        ndcg_at_10=means["ndcg@10"],
        ndcg_at_10_interval=interval([figures[i]["ndcg@10"] for i in ids]),
        mrr_at_10=means["mrr@10"],
        success_at_1=means["success@1"],
        success_at_3=means["success@3"],
        success_at_5=means["success@5"],
        zero_results=round(empty / len(ids), 4),
        queries=len(ids),
    )


def interval(values: Sequence[float]) -> list[float] | None:
    """Return the 95 % confidence interval of a mean, by the percentile bootstrap (Efron 1979).

    1,000 draws with a fixed seed, so that the same values give the same interval; None for fewer
    than two values. It says how far the mean would move with other queries of the same kind, not
    how good the judgements are.
    """
    if len(values) < 2:
        return None
    drawn = np.random.default_rng(_SEED)
    array = np.asarray(values, np.float64)
    means = [array[drawn.integers(0, len(array), len(array))].mean() for _ in range(_DRAWS)]
    low, high = np.percentile(means, [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]


def chance_of_worse(differences: Sequence[float]) -> float:
    """Return how likely a mean at most this low is if nothing had changed (0 to 1).

    A paired one-sided t-test over queries, which agrees with randomisation on retrieval figures
    (Smucker, Allan and Carterette 2007). 1 where nothing differs.
    """
    array = np.asarray(differences, np.float64)
    if not array.any():
        return 1.0
    # Differences that are all but the same leave no room for chance (nor for the arithmetic).
    if len(array) < 2 or array.std() < _SAME:
        return 0.0 if array.mean() < 0 else 1.0
    return float(ttest_1samp(array, 0.0, alternative="less").pvalue)


def median_and_p95(milliseconds: Sequence[float]) -> tuple[float | None, float | None]:
    """Return the median and the 95th percentile of some times, both in milliseconds."""
    if not milliseconds:
        return None, None
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return round(float(p50), 3), round(float(p95), 3)
