"""Content that sticks out of a phone's screen; tables have a rule of their own."""

import pytest

RULE = "mobile/content-wider-than-screen"


@pytest.mark.parametrize(
    ("at_390", "at_320", "outcome"),
    [
        ([{"right": 612}], [{"right": 612}], "fail"),
        ([], [{"right": 352.5}], "fail"),
        ([{"right": 394}], [], "fail"),
        ([{"right": 393.9}], [], "pass"),
        ([{"right": 393}], [{"right": 393}], "fail"),
        ([{"tag": "table"}], [{"tag": "table"}], "pass"),
        ([{"scrolls": True}], [{"scrolls": True}], "pass"),
        ([], [], "pass"),
        ([], None, "could_not_check"),
        (None, [], "could_not_check"),
    ],
)
def test_by_what_sticks_out_at_each_width(judge, layout, at_390, at_320, outcome):
    assert judge(RULE, facts=layout(at_390, at_320)).outcome == outcome


def test_each_place_is_told_once_with_the_size_of_a_common_phone(judge, layout):
    pre = {"right": 380, "tag": "pre", "path": "main > pre:nth-of-type(2)"}
    found = judge(RULE, facts=layout([{}], [{}, pre])).findings
    assert [x.where for x in found] == ["main > div", "main > pre:nth-of-type(2)"]
    assert [x.component for x in found] == ["main > div", "main > pre"]
    assert found[0].evidence == '<div class="charges">'
    assert "390 pixels wide this sticks out by 90 pixels" in found[0].message
    assert "320 pixels wide this sticks out by 60 pixels" in found[1].message


def test_what_sticks_out_where_nobody_can_scroll_to_is_left_alone(judge, layout):
    facts = layout([{"left": -60, "right": 200}])
    assert judge(RULE, facts=facts).outcome == "pass"
    facts["layout"]["390"]["scroll_width"] = 450  # as on a page written from right to left
    (found,) = judge(RULE, facts=facts).findings
    assert "sticks out by 60 pixels" in found.message


@pytest.mark.parametrize(("tag", "certainty"), [("img", "needs_person"), ("select", "sure")])
def test_what_the_page_itself_cuts_off_cannot_be_scrolled_to(judge, layout, tag, certainty):
    facts = layout([{"right": 612, "tag": tag}])
    facts["layout"]["390"]["scroll_width"] = 390
    (found,) = judge(RULE, facts=facts).findings
    assert "the page cuts that off" in found.message
    assert found.certainty == certainty


def test_the_tolerance_can_be_set(judge, layout):
    assert judge(RULE, facts=layout([{"right": 410}]), tolerance=21).outcome == "pass"
    assert judge(RULE, facts=layout([{"right": 391}]), tolerance=1).outcome == "fail"


def test_a_page_that_is_shown_shrunk_cannot_be_measured(judge, layout):
    verdict = judge(RULE, facts=layout([{}], content=None))
    assert verdict.outcome == "could_not_check"
    assert "no viewport meta tag" in verdict.reason


@pytest.mark.parametrize("facts", [None, {}, {"viewport": None, "layout": None}])
def test_what_was_not_measured_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))
