"""Tables wider than a phone's screen without a box of their own to scroll in."""

import pytest

RULE = "mobile/table-cannot-scroll"


def table(**more):
    return {"tag": "table", "path": "main > table", **more}


@pytest.mark.parametrize(
    ("at_390", "at_320", "outcome"),
    [
        ([table(right=702)], [table(right=702)], "fail"),
        ([], [table(right=331)], "fail"),
        ([table(right=394)], [], "fail"),
        ([table(right=393.9)], [], "pass"),
        ([table(right=393)], [table(right=393)], "fail"),
        ([table(scrolls=True)], [table(scrolls=True)], "pass"),
        ([{"tag": "div"}], [{"tag": "pre"}], "pass"),
        ([table(left=-50, right=300)], [], "pass"),
        ([], [], "pass"),
        ([], None, "could_not_check"),
    ],
)
def test_by_what_sticks_out_at_each_width(judge, layout, at_390, at_320, outcome):
    assert judge(RULE, facts=layout(at_390, at_320)).outcome == outcome


def test_the_message_says_how_wide_it_is(judge, layout):
    (found,) = judge(RULE, facts=layout([table(left=16, right=700.4)])).findings
    assert found.message.startswith("This table is 684 pixels wide on a screen of 390")
    assert (found.where, found.evidence) == ("main > table", '<table class="charges">')


def test_tables_of_one_class_are_one_issue(judge, layout):
    tables = [table(), table(path="main > section:nth-of-type(2) > table")]
    found = judge(RULE, facts=layout(tables)).findings
    assert [x.component for x in found] == ["table charges"] * 2


def test_tables_without_a_class_are_one_issue_of_their_own(judge, layout):
    facts = layout([table()])
    facts["layout"]["390"]["wide"][0]["html"] = "<table><tr><td class='fee'>£4</td></tr></table>"
    assert [x.component for x in judge(RULE, facts=facts).findings] == ["table "]


@pytest.mark.parametrize("facts", [None, {}, {"viewport": None, "layout": None}])
def test_what_was_not_measured_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))
