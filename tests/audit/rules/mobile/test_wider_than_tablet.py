"""Content that sticks out of a tablet's screen, and not of a phone's."""

import pytest

RULE = "mobile/wider-than-tablet"
OUT = {"right": 940}


@pytest.mark.parametrize(
    ("at_768", "at_390", "at_320", "outcome"),
    [
        ([OUT], [], [], "fail"),
        ([{**OUT, "tag": "table"}], [], [], "fail"),
        ([{"right": 772}], [], [], "fail"),
        ([{"right": 771.9}], [], [], "pass"),
        ([OUT], [OUT], [OUT], "pass"),
        ([OUT], [], [OUT], "pass"),
        ([OUT], [{**OUT, "path": "footer > p"}], [], "fail"),
        ([{**OUT, "scrolls": True}], [], [], "pass"),
        ([], [OUT], [OUT], "pass"),
        ([], [], [], "pass"),
        (None, [], [], "could_not_check"),
        ([OUT], None, [], "could_not_check"),
        ([OUT], [], None, "could_not_check"),
    ],
)
def test_by_what_sticks_out_at_each_width(judge, layout, at_768, at_390, at_320, outcome):
    assert judge(RULE, facts=layout(at_390, at_320, at_768)).outcome == outcome


def test_the_message_says_by_how_much(judge, layout):
    place = "main > ul:nth-of-type(3)"
    (found,) = judge(RULE, facts=layout(at_768=[{**OUT, "path": place}])).findings
    assert found.message.startswith("On a tablet (768 pixels wide) this sticks out by 172 pixels")
    assert (found.where, found.component) == (place, "main > ul")


@pytest.mark.parametrize("facts", [None, {}, {"layout": None}, {"layout": {}}])
def test_what_was_not_measured_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))
