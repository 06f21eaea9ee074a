"""What people said of drawn findings: the share that is wrong, with its interval."""

from __future__ import annotations

import csv
import math
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

VERDICTS = ("right", "wrong", "unsure")
# Of the standard normal distribution: 95 % lie within.
_Z = 1.959964


@dataclass(slots=True)
class Score:
    """The verdicts on one certainty; `wrong` counts rules of wrong findings, `open` is unjudged."""

    verdicts: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    open: int = 0

    @property
    def judged(self) -> int:
        """How many were judged; what a person was unsure of counts, and not as wrong."""
        return self.verdicts.total()


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson, 1927), 0 to 1; (0, 1) without cases."""
    if not count:
        return 0.0, 1.0
    share, square = hits / count, _Z * _Z
    middle = share + square / (2 * count)
    reach = _Z * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    scale = 1 + square / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def scores(files: list[Path]) -> dict[str, Score]:
    """Add up the verdicts of some filled files, by certainty.

    Raises:
        ValueError: a verdict is none of right, wrong and unsure; the message says where.
    """
    found: dict[str, Score] = {}
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                score = found.setdefault(row["certainty"], Score())
                verdict = row["verdict"].strip().lower()
                if not verdict:
                    score.open += 1
                elif verdict in VERDICTS:
                    score.verdicts[verdict] += 1
                    score.wrong[row["rule"]] += verdict == "wrong"
                else:
                    raise ValueError(
                        f"{file.name}, number {row['number']}: “{verdict}” is not one of "
                        f"{', '.join(VERDICTS)}"
                    )
    return found


def told(certainty: str, score: Score) -> str:
    """Write one certainty's score as lines of text."""
    wrong, count = score.verdicts["wrong"], score.judged
    low, high = wilson(wrong, count)
    share = f"{wrong / count:.1%}" if count else "not measured"
    line = (
        f"{certainty}: {wrong} of {count} wrong, {share} (95 % interval {low:.1%} to {high:.1%}); "
        f"{score.verdicts['unsure']} unsure, {score.open} not judged"
    )
    rules = [f"  {n} {rule}" for rule, n in score.wrong.most_common() if n]
    return "\n".join([line, *rules])
