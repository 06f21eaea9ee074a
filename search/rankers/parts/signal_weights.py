"""How the signals of the Signpost ranker are weighed: one number each, fitted on the log.

The learner is a pairwise logistic regression (Burges et al. 2005, with a linear score): of two
pages for one query the better judged one ought to have the higher sum. It is drawn towards
`USUAL`, so that a small log changes little. Signals of a query are always worked out by what the
*other* folds of the log taught: weights fitted on signals that know the answer would trust them
blindly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from search.scoring.arrays import Floats

# Fitted by `fit` on half 0 (`learn.half_of`) of the GOV.UK queries that docs/search.md tells of.
USUAL: Mapping[str, float] = {
    "page": 1.9,  # BM25 of the page's own words, over the best page's score
    "residents": 3.2,  # BM25 of the queries that led to it, over the same
    "nearest": 5.1,  # what the nearest logged queries led to
    "wanted": 2.1,  # ln(1 + its points) / 5
    "asked": 2.5,  # share of the query's words that its title or address says
    "named": -0.4,  # share of its title's and address's words that the query says
    "exact": 1.0,  # the query is its title
    "letters": 4.2,  # likeness of query and title by letters
    "depth": -1.0,  # how deep its address is, in fours
    "dense": 1.2,  # likeness of dense vectors, if `[search] dense` is set; else always nothing
}
NAMES = tuple(USUAL)
# Too few queries fit noise: then the usual weights stand.
LEAST_QUERIES = 200
FOLDS = 3
# More queries than this hardly move ten weights.
MOST_QUERIES = 1200
_PULL = 1e-3
_HIGHEST = 3

# Signals of pages for one query (a row a page, in the order of `NAMES`), and the pages' grades.
Example = tuple[Floats, Floats]


def default_weights() -> Floats:
    """Return the usual weights as an array, in the order of `NAMES`."""
    return np.array([USUAL[name] for name in NAMES], np.float64)


def fit(examples: Iterable[Example], pull: float = _PULL, towards: Floats | None = None) -> Floats:
    """Fit weights to examples: (signals, one row a page; grades 0 to 3) of one query each.

    Every query counts the same; a pair counts by the better page's gain (2^grade - 1). `pull` is
    the strength of the quadratic term that draws weights `towards` the usual ones.
    """
    from scipy.optimize import minimize

    start = default_weights() if towards is None else towards
    found = [pairs for signals, grades in examples if (pairs := _pairs(signals, grades))]
    if not found:
        return start
    gaps = np.concatenate([gap for gap, _ in found])
    counts = np.concatenate([share for _, share in found]) / len(found)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = gaps @ weights
        # exp never overflows: margins are cut where the loss is a straight line anyhow.
        wrong = 1 / (1 + np.exp(np.clip(margin, -50, 50)))
        away = weights - start
        value = float(counts @ np.logaddexp(0, -margin)) + pull * float(away @ away)
        return value, 2 * pull * away - gaps.T @ (counts * wrong)

    fitted: Floats = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return fitted


def _pairs(signals: Floats, grades: Floats) -> tuple[Floats, Floats] | None:
    """Return the gaps between better and worse pages of one query, with what each counts for."""
    gaps, counts = [], []
    for better in np.flatnonzero(grades > 0):
        worse = np.flatnonzero(grades < grades[better])
        gaps.append(signals[better] - signals[worse])
        gain = (2 ** grades[better] - 1) / (2**_HIGHEST - 1)
        counts.append(gain * (1 - grades[worse] / (_HIGHEST + 1)))
    if not gaps or not sum(len(gap) for gap in gaps):
        return None
    share = np.concatenate(counts)
    return np.concatenate(gaps), share / share.sum()


def as_json(weights: Floats) -> dict[str, float]:
    """Return weights by name, as `weights.json` of a build shows them."""
    return {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)}


def from_json(said: Mapping[str, float]) -> Floats:
    """Read what `as_json` wrote; a name that is missing gets the usual weight."""
    return np.array([said.get(name, USUAL[name]) for name in NAMES], np.float64)
