"""The verdict is one sentence, and what could not be checked is part of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from reports.tally import PageRow, Tally
from reports.view_models.verdict import verdict_of


def tally(*pages: tuple[int, int]) -> Tally:
    """Pages as (rules that fail, rules that could not check)."""
    rows = [
        PageRow(f"https://x.org/{n}", "c", "t", "html", "", fails, 0, unknown, 9, "")
        for n, (fails, unknown) in enumerate(pages)
    ]
    return Tally(rows=rows)


FIRST: Any = SimpleNamespace(first=True)


def changed(new: int, fixed: int, not_checked: int) -> Any:
    """What changed since last time, in numbers of issues."""
    counts = {"new": new, "fixed": fixed, "not_checked": not_checked}
    return SimpleNamespace(first=False, issues_with=lambda status: range(counts[status]))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (changed(0, 0, 0), "no issue is new and none was fixed since last time"),
        (changed(1, 0, 0), "since last time 1 is new and 0 fixed"),
        (changed(3, 4, 2), "since last time 3 are new, 4 fixed and 2 could not be checked again"),
    ],
)
def test_the_verdict_tells_what_changed(changes: Any, said: str) -> None:
    assert said in verdict_of(sources(("minor", "sure")), tally((1, 0)), changes)


def test_a_critical_issue_that_was_decided_on_is_not_to_do() -> None:
    both = ("critical", "sure"), ("minor", "sure")
    assert "1 issue is critical" in verdict_of(sources(*both), tally((1, 0)), FIRST)
    said = verdict_of(sources(*both, decided="critical"), tally((1, 0)), FIRST)
    assert "none of those still to do critical" in said


def sources(*issues: tuple[str, str], judged: bool = True, decided: str = "") -> Any:
    """What is stored: issues as (severity, certainty), and the severity that was decided on."""
    return SimpleNamespace(
        run=SimpleNamespace(id=1),
        workspace=SimpleNamespace(runs=SimpleNamespace(is_done=lambda _run, _stage: judged)),
        issues=[SimpleNamespace(id=s, severity=s, certainty=c) for s, c in issues],
        decided={decided: "accepted"} if decided else {},
        confidential_to_do=[],
    )


def test_what_was_published_by_mistake_is_only_counted() -> None:
    stored = sources()
    stored.confidential_to_do = [SimpleNamespace(severity="critical", page="https://x.org/secret")]
    said = verdict_of(stored, tally((0, 0)), FIRST)
    assert said.endswith("1 finding (1 critical) of what may have been published by mistake: "
                         "sign in to see them.")  # fmt: skip
    assert "secret" not in said


@pytest.mark.parametrize(
    ("stored", "counted", "said"),
    [
        (
            sources(),
            tally((0, 0), (0, 0)),
            "No certain issue was found on the 2 pages that were judged.",
        ),
        (
            sources(),
            tally((0, 3), (0, 0)),
            (
                "No certain issue was found on the 2 pages that were judged; on 1 page some checks "
                "could not be made, so there may be more."
            ),
        ),
        (
            sources(("serious", "sure"), ("critical", "needs_person")),
            tally((2, 0), (0, 0)),
            "1 of 2 pages and documents has at least one certain issue, none of them critical.",
        ),
        (
            sources(("critical", "sure"), ("critical", "sure")),
            tally((2, 1), (1, 1)),
            (
                "2 of 2 pages and documents have at least one certain issue, and 2 issues are "
                "critical: people cannot do what they came for; on every page some checks could not "
                "be made, so there may be more."
            ),
        ),
        (sources(), tally(), "No page was judged, so nothing can be said of this website."),
        (
            sources(judged=False),
            tally((0, 0)),
            "This run was not judged to its end, so it allows no verdict.",
        ),
    ],
)
def test_verdict(stored: Any, counted: Tally, said: str) -> None:
    assert verdict_of(stored, counted, FIRST) == said
