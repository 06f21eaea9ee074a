"""Decisions: kept as events, valid or refused in one line, running out when they say."""

from datetime import date

import pytest

from audit.history import event_log
from audit.history.decisions import (
    ChangedMeanwhileError,
    Decision,
    DecisionError,
    Decisions,
    assign,
    decide,
    withdraw,
)
from audit.history.event_log import EventLog, log
from audit.results import judged
from audit.rule import Finding
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_history import EVENTS, Event

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


def test_who_decides_later_is_told_what_changed_meanwhile(workspace: Workspace) -> None:
    read = EventLog(workspace)
    read.read()
    decide(workspace, made(who="Ada"), DAY, read=read.version)
    with pytest.raises(
        ChangedMeanwhileError, match=r"meanwhile Ada .* decided: Accepted risk, “Old”"
    ):
        decide(workspace, made(who="Bo", kind="false_alarm"), DAY, read=read.version)
    with pytest.raises(ChangedMeanwhileError):
        withdraw(workspace, "Bo", "issue", ISSUE, read=read.version)
    other = made(who="Bo", target="f" * 16)
    decide(workspace, other, DAY, read=read.version)  # about something else: nothing changed
    withdraw(workspace, "Ada", "issue", ISSUE)
    with pytest.raises(ChangedMeanwhileError, match="took the decision back"):
        decide(workspace, made(who="Cy"), DAY, read=1)
    decide(workspace, made(who="Cy"), DAY, read=3)
    assert [x.who for x in log(workspace)] == ["Ada", "Bo", "Ada", "Cy"]


def test_owners_are_not_overwritten_unseen(workspace: Workspace) -> None:
    assign(workspace, "Ada", "page", "https://x.gov.uk/a", "Bo", read=0)
    with pytest.raises(ChangedMeanwhileError, match=r"meanwhile Ada .* named 'Bo'"):
        assign(workspace, "Cy", "page", "https://x.gov.uk/a", "Di", read=0)
    assign(workspace, "Cy", "service", "Bins", "Di", read=0)


def test_a_clock_set_back_revives_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(["2027-06-01T10:00:00+00:00", "2026-01-01T10:00:00+00:00"])
    monkeypatch.setattr(event_log, "now", lambda: next(times))
    decide(workspace, made(who="Ada"), DAY)
    decide(workspace, made(who="Bo", kind="false_alarm", target="a" * 16), DAY)
    found = Decisions.of(workspace, DAY)
    assert [x.who for x in found.all()] == ["Bo", "Ada"]  # newest first, by the counter
    withdrawn = iter(["2020-01-01T00:00:00+00:00"])
    monkeypatch.setattr(event_log, "now", lambda: next(withdrawn))
    withdraw(workspace, "Cy", "issue", ISSUE)
    assert Decisions.of(workspace, DAY).of_issue(ISSUE) is None


def test_a_log_that_went_by_the_clock_goes_on_behind_its_last_event(workspace: Workspace) -> None:
    old = EVENTS.of("09796000000000000000-00c0ffee")  # the year 2280: a clock that was wrong
    workspace.artifacts.write(0, old, Event(at="2280-01-01T00:00:00+00:00", who="Old", what="x"))
    decide(workspace, made(), DAY)
    assert [x.who for x in log(workspace)] == ["Old", "Ada"]
    assert Decisions.of(workspace, DAY).all()[0].version == 2


def test_two_who_write_at_the_same_moment_are_both_kept_in_one_order(workspace: Workspace) -> None:
    one, two = EventLog(workspace), EventLog(workspace)
    one.read()
    two.read()
    first, second = Event(at="", who="A", what="x"), Event(at="", who="B", what="x")
    assert [one.add(first), two.add(second)] == [1, 2]  # `two` had read before `one` wrote
    asked: list[int] = []
    three = EventLog(workspace)
    three.read()
    one.add(first)
    three.add(second, lambda events: asked.append(len(events)))
    assert asked == [3]  # what is refused is asked of the log as it is, not as it was
    assert [x.who for x in log(workspace)] == ["A", "B", "A", "B"]


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
