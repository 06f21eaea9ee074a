"""Which findings of a judged run a person is shown: at random, a few of each rule at most."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from audit.results import Judged, stored
from signpost.workspace import Workspace
from signpost.workspace.findings import Certainty


def findings_of(
    workspace: Workspace,
    run: int,
    certainty: Certainty,
    rules: Sequence[str] = ("",),
    without: Sequence[str] = (),
) -> list[Judged]:
    """Return a run's findings of one certainty, of rules whose ids begin with one of `rules`.

    They are in the same order on every host that serves the site, so that a seed draws the same.
    """
    found = (
        one
        for page in stored(workspace, run)
        for one in page.findings
        if one.finding.certainty == certainty
        and one.rule.startswith(tuple(rules))
        and not (without and one.rule.startswith(tuple(without)))
    )
    return sorted(found, key=_place)


def draw(found: Iterable[Judged], size: int, most_of_a_rule: int, seed: int) -> list[Judged]:
    """Draw `size` findings at random, at most `most_of_a_rule` of each rule; fewer if there are.

    Every finding has the same chance to come first; one whose rule has been drawn often enough is
    passed over, so that a rule with a thousand findings is not all that is judged.
    """
    shuffled = list(found)
    random.Random(seed).shuffle(shuffled)  # the draw has to be repeatable, not unguessable
    taken: Counter[str] = Counter()
    drawn = []
    for one in shuffled:
        if len(drawn) < size and taken[one.rule] < most_of_a_rule:
            taken[one.rule] += 1
            drawn.append(one)
    return drawn


def _place(one: Judged) -> tuple[str, ...]:
    """Return what findings are put in order by: the same on every host that serves the site."""
    where = one.finding.where
    place = urlsplit(where).path if where.startswith(("http://", "https://")) else where
    return (one.rule, urlsplit(one.page).path, place, one.finding.evidence, one.finding.message)
