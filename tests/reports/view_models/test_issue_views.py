"""Issues in order of priority; those of one kind on single pages are shown together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.registry import all_rules
from reports.places import Place
from reports.tally import PageRow
from reports.view_models.issue_views import IssueView, folded
from signpost.workspace import IssueRow

RULE = next(iter(all_rules().values()))
ROW = IssueRow(
    run=1,
    id="a",
    rule=RULE.id,
    where_sample="",
    page_sample="https://x.org/",
    pages=1,
    findings=1,
    severity="minor",
    certainty="sure",
    priority_low=1.0,
    priority_high=1.0,
    owner="content",
    message="m",
)


def view(name: str, **changes: object) -> IssueView:
    status = changes.pop("status", "new")
    page = PageRow(f"https://x.org/{name}", name, name, "html", "", 1, 0, 0, 0, "minor")
    row = replace(ROW, id=name, **changes)  # type: ignore[arg-type]
    return IssueView(1, row, RULE, status, 0, "", Place("nothing"), [page])  # type: ignore[arg-type]


def test_single_pages_of_one_kind_are_shown_as_one() -> None:
    found = folded([view("a"), view("b", pages=7), view("c"), view("d")])
    assert [(x.row.id, x.alike) for x in found] == [("a", 2), ("b", 0)]
    assert [row.title for row in found[0].pages] == ["a", "c", "d"]


@pytest.mark.parametrize(
    "other",
    [{"rule": "x/y"}, {"severity": "serious"}, {"certainty": "needs_person"}, {"status": "fixed"}],
)
def test_what_differs_is_not_folded(other: dict[str, object]) -> None:
    assert [x.alike for x in folded([view("a"), view("b", **other)])] == [0, 0]


def test_issues_of_several_pages_are_never_folded() -> None:
    assert [x.alike for x in folded([view("a", pages=2), view("b", pages=2)])] == [0, 0]
