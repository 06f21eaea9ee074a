"""How far people who judged the same results agree: Cohen's kappa of each two of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from search.analysis import folded
from search.evaluation.human_judgements import PersonsJudgement


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two people judged both: how many results, how many alike, and kappa.

    `kappa` is weighed by squares (Cohen 1968): 1 is perfect, 0 what chance would do, and that a
    grade is missed by two counts four times as much as by one. None where it is not defined: fewer
    than two results, or one grade for all of them.
    """

    one: str
    other: str
    shared: int
    alike: int
    kappa: float | None


def agreements(judgements: Iterable[PersonsJudgement]) -> list[Agreement]:
    """Return how far each two judges agree who judged something both, most shared first."""
    said: dict[str, dict[tuple[str, str], int]] = {}
    for x in judgements:
        said.setdefault(x.who, {})[folded(x.query), x.document] = x.grade
    found = [
        _agreement(
            one, other, [(said[one][k], said[other][k]) for k in said[one] if k in said[other]]
        )
        for one, other in combinations(sorted(said), 2)
    ]
    return sorted((x for x in found if x.shared), key=lambda x: (-x.shared, x.one, x.other))


def _agreement(one: str, other: str, grades: list[tuple[int, int]]) -> Agreement:
    """Compare two people's grades of the same results."""
    alike = sum(a == b for a, b in grades)
    return Agreement(one, other, len(grades), alike, _kappa(grades))


def _kappa(grades: list[tuple[int, int]]) -> float | None:
    """Return the weighted kappa of pairs of grades."""
    if len(grades) < 2 or len({grade for pair in grades for grade in pair}) < 2:
        return None
    # Takes a second to load, and only who looks at judgements needs it.
    from sklearn.metrics import cohen_kappa_score

    found = float(cohen_kappa_score(*zip(*grades, strict=True), weights="quadratic"))
    return None if math.isnan(found) else found
