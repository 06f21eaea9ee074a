"""Answers to manual checks: kept as events, all or none, and known to be old once a page changed."""

import pytest

from audit.history.decisions import ChangedMeanwhileError, DecisionError
from audit.history.event_log import log
from audit.monitoring_sample.manual_answers import ManualAnswer, answers_of, keep, read_rows

HOME = "https://www.mereford.gov.uk/"


def answer(**more):
    values = {"check": "keyboard", "page": HOME, "answer": "no_problem", "who": "Ada", "seen": "b1"}
    return ManualAnswer(**{**values, **more})


def test_the_newest_answer_holds_and_the_log_has_both(workspace):
    assert keep(workspace, [answer(), answer(check="zoom")]) == 2
    assert keep(workspace, [answer()]) == 0  # nothing new
    assert keep(workspace, [answer(answer="problem", note="The  menu\ntraps", who="Bo")]) == 1
    held = answers_of(workspace)["keyboard", HOME]
    assert (held.answer, held.note, held.who) == ("problem", "The menu traps", "Bo")
    assert held.made
    assert [(x.who, x.what, x.via) for x in log(workspace)] == [
        ("Ada", "check", "form"),
        ("Ada", "check", "form"),
        ("Bo", "check", "form"),
    ]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"check": "nope"}, "check 'nope' is not known"),
        ({"answer": "compliant"}, "answer 'compliant' is not known"),
        ({"page": "javascript:alert(1)"}, "not a web address"),
        ({"who": " "}, "say who"),
        ({"note": "x" * 501}, "longer than 500"),
        ({"answer": "problem"}, "what the problem is"),
    ],
)
def test_nothing_is_kept_if_one_is_wrong(workspace, wrong, says):
    with pytest.raises(DecisionError, match=says):
        keep(workspace, [answer(), answer(**wrong)])
    assert log(workspace) == []


def test_rows_without_an_answer_are_to_do(workspace):
    rows = [
        {"check": "zoom", "page": HOME, "answer": ""},
        {"check": "zoom", "page": HOME, "answer": "problem", "who": "Ada", "note": "'=cut off"},
    ]
    ((number, found),) = read_rows(enumerate(rows, 2))
    assert (number, found.note) == (3, "=cut off")  # the apostrophe is the export's
    bad = {"check": "zoom", "page": HOME, "answer": "yes", "who": "A"}
    wrong, right = read_rows(enumerate([bad, rows[1]], 2))
    assert (wrong.row, wrong.why[:12]) == (2, "answer 'yes'")
    assert right[0] == 3  # one bad row keeps no other out


def test_who_answers_later_is_told_what_changed_meanwhile(workspace):
    keep(workspace, [answer(who="Ada")], read=0)
    with pytest.raises(ChangedMeanwhileError, match="meanwhile Ada answered"):
        keep(workspace, [answer(who="Bo", answer="not_applicable")], read=0)
    assert keep(workspace, [answer(who="Bo", answer="not_applicable")], read=1) == 1


def test_an_answer_is_old_once_the_page_has_changed(rehearsed, workspace):
    made = rehearsed()
    home = made.found.pages[0]
    keep(workspace, [answer(page=home.url, seen=home.body), answer(check="zoom", page=home.url)])
    made.found.answers = answers_of(workspace)
    fresh, old = (made.found.answer(x, home.url) for x in ("keyboard", "zoom"))
    assert not made.found.is_stale(fresh)
    assert made.found.is_stale(old)
    assert made.found.by_hand("1.4.10")["no_problem"] == 1
    assert len(made.found.answered) == 2
