"""Decisions: kept as events, valid or refused in one line, running out when they say."""

from datetime import date

import pytest

from audit.history.decisions import (
    Decision,
    DecisionError,
    Decisions,
    assign,
    decide,
    log,
    read_rows,
    withdraw,
)
from audit.results import judged
from audit.rule import Finding
from signpost.workspace import Workspace

DAY = date(2026, 11, 22)
ISSUE = "0123456789abcdef"


def made(**more: str) -> Decision:
    values = {
        "scope": "issue",
        "target": ISSUE,
        "kind": "accepted_risk",
        "who": "Ada",
        "why": "Old",
    }
    return Decision(**{**values, **more})


def test_a_decision_holds_until_its_day_and_no_longer(workspace: Workspace) -> None:
    decide(workspace, made(until="2026-11-30"), DAY)
    assert Decisions.of(workspace, date(2026, 11, 30)).of_issue(ISSUE) is not None
    later = Decisions.of(workspace, date(2026, 12, 1))
    assert later.of_issue(ISSUE) is None
    assert [row["state"] for row in later.rows()] == ["expired"]


def test_the_log_keeps_what_was_replaced_and_withdrawn(workspace: Workspace) -> None:
    decide(workspace, made(), DAY)
    decide(workspace, made(kind="false_alarm", who="Bo"), DAY)
    now = Decisions.of(workspace, DAY).of_issue(ISSUE)
    assert now is not None
    assert (now.kind, now.who) == ("false_alarm", "Bo")
    withdraw(workspace, "Cy", "issue", ISSUE)
    assert Decisions.of(workspace, DAY).of_issue(ISSUE) is None
    assert [(x.who, x.what) for x in log(workspace)] == [
        ("Ada", "decide"),
        ("Bo", "decide"),
        ("Cy", "withdraw"),
    ]
    assert all(x.at for x in log(workspace))


def test_a_page_has_its_own_owner_or_its_services(workspace: Workspace) -> None:
    assign(workspace, "Ada", "service", "Bins", "Waste team")
    assign(workspace, "Ada", "page", "https://x.gov.uk/a", "Bo")
    found = Decisions.of(workspace, DAY)
    assert found.owner("https://x.gov.uk/a", "Bins") == "Bo"
    assert found.owner("https://x.gov.uk/b", "Bins") == "Waste team"
    assert found.owner("https://x.gov.uk/c", "Tax") == ""


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"kind": "never"}, "kind 'never' is not known"),
        ({"scope": "page"}, "scope 'page' is not known"),
        ({"target": "../../etc"}, "names no issue"),
        ({"who": "  "}, "say who"),
        ({"why": ""}, "say why"),
        ({"why": "x" * 2001}, "longer than 2,000"),
        ({"until": "soon"}, "is no day"),
        ({"until": "2026-11-21"}, "is past"),
        ({"kind": "fix_planned"}, "needs a day"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_line(
    workspace: Workspace, more: dict[str, str], says: str
) -> None:
    with pytest.raises(DecisionError, match=says):
        decide(workspace, made(**more), DAY)
    assert log(workspace) == []


def test_rows_name_the_line_that_is_wrong() -> None:
    good = {"scope": "issue", "target": ISSUE, "kind": "not_ours", "who": "Ada", "why": "'=SUM(1)"}
    assert read_rows([good], "d.csv")[0].why == "=SUM(1)"
    with pytest.raises(DecisionError, match=r"d\.csv, line 3: say who"):
        read_rows([good, {**good, "who": ""}], "d.csv")


def test_one_place_has_its_own_decision_until_it_runs_out(workspace: Workspace) -> None:
    finding = Finding("Wrong", where="main > p")
    found = judged("content/title-missing", "https://x.gov.uk/a", "serious", finding)
    other = judged("content/title-missing", "https://x.gov.uk/b", "serious", finding)
    place = made(scope="finding", target=found.id, kind="false_alarm", until="2026-11-30")
    decide(workspace, place, DAY)
    held = Decisions.of(workspace, DAY)
    assert held.of_finding(found) == held.holding("finding", found.id) is not None
    assert held.of_finding(other) is None
    assert held.of_issue(found.issue) is None
    decide(workspace, made(target=found.issue), DAY)
    kinds = [
        getattr(Decisions.of(workspace, day).of_finding(found), "kind", None)
        for day in (DAY, date(2026, 12, 1))
    ]
    assert kinds == ["false_alarm", "accepted_risk"]  # then its issue's holds
