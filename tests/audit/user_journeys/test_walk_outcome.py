"""Reading walks: what fails, what a person must look at, what nobody knows."""

from typing import Any

import msgspec
import pytest

from audit.user_journeys.walk_outcome import judge_walk
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.browser import StoryWalk
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk"
PAGES: dict[str, Any] = {
    "/": "<title>Home</title><a href=/pay>Pay</a>",
    "/pay": "<title>Pay</title><form action=/sent method=post></form>",
    "/sent": Page(1, f"{HOME}/sent", "other", 200),
    "/broken": Page(1, f"{HOME}/broken", "other", 500),
}
PASSED = [{"do": "follow", "name": "Pay", "notes": ["opened “Menu” first"]}]
SENT = [{"do": "send", "name": "", "notes": []}]
ARRIVED = {"state": "arrived", "steps": PASSED, "ended": f"{HOME}/pay", "shot": "abc"}


def stop(problem: str, missed: Any = (), **more: Any) -> dict[str, Any]:
    """Make a walk that stopped at its second step."""
    where = {"do": "follow", "name": "Bills", "number": 2, "of": 3, "problem": problem, **more}
    return {"state": "stopped", "steps": PASSED, "stop": where, "missed": missed, "shot": "abc"}


@pytest.mark.parametrize(
    ("walk", "outcome", "says"),
    [
        (None, "could_not_check", "no browser"),
        ({"state": "could_not_check", "reason": "too slow", "steps": []}, "could_not_check", "too slow"),
        (ARRIVED, "pass", "1 step"),
        ({**ARRIVED, "ended": f"{HOME}/"}, "fail", "it ends on /, not on /pay"),
        ({**ARRIVED, "has_text": False}, "fail", "does not show “Thanks”"),
        (stop("covered", by="the cookie banner"), "fail", "step 2 of 3: the link ‘Bills’ is covered by the cookie banner"),
        (stop("outside"), "fail", "is outside the screen"),
        (stop("unreachable", presses=120), "fail", "cannot be reached with Tab after 120 presses"),
        (stop("trap", held="Size"), "fail", "does not get past ‘Size’"),
        (stop("bad_answer", status=404), "fail", "answers 404"),
        (stop("bad_answer", status=403), "could_not_check", "answers 403"),
        (stop("nothing_happened", ["https://cdn.example.org/menu.js"]), "needs_person", "cdn.example.org were not loaded"),
        (stop("bad_answer", ["https://cdn.example.org/menu.js"], status=404), "fail", "answers 404"),
        (stop("bad_answer", number=0, status=500), "fail", "starts from answers 500"),
        (stop("bad_answer", number=0, status=None, reason="timed out"), "could_not_check", "timed out"),
    ],
)  # fmt: skip
def test_walks(make_site, walk, outcome, says):
    told = JourneySettings(name="Pay", end="/pay", end_text="Thanks")
    stored = msgspec.convert(walk, StoryWalk | None)
    way = judge_walk(make_site(PAGES), told, stored, "no browser")
    assert way.outcome == outcome
    assert says in way.says
    assert way.shot == ("abc" if outcome == "fail" and walk["state"] == "stopped" else way.shot)


@pytest.mark.parametrize(
    ("walk", "owner"),
    [
        (stop("trap", held="Size"), "template"),
        (stop("unreachable", presses=120), "template"),
        (stop("covered", by="the cookie banner"), "template"),
        (stop("nothing_happened"), "template"),
        (stop("not_found"), "content"),
        (stop("bad_answer", status=404), "content"),
        ({**ARRIVED, "has_text": False}, "content"),
        ({**ARRIVED, "ended": f"{HOME}/"}, "content"),
        (ARRIVED, ""),
    ],
)
def test_whoever_can_mend_a_walk_is_named(make_site, walk, owner):
    told = JourneySettings(name="Pay", end="/pay", end_text="Thanks")
    stored = msgspec.convert(walk, StoryWalk | None)
    assert judge_walk(make_site(PAGES), told, stored, "").owner == owner


@pytest.mark.parametrize(
    ("leaves", "end", "outcome", "says"),
    [
        ("/sent", "/sent", "pass", "it was not sent"),
        ("/broken", "/broken", "fail", "the server answers 500"),
        ("/sent", "/elsewhere", "fail", "not to /elsewhere"),
        ("/never-asked", "/never-asked", "could_not_check", "it was not sent"),
    ],
)
def test_a_form_that_was_reached_and_not_sent(make_site, leaves, end, outcome, says):
    walk = msgspec.convert({**ARRIVED, "steps": SENT, "leaves": HOME + leaves}, StoryWalk)
    way = judge_walk(make_site(PAGES), JourneySettings(name="Pay", end=end), walk, "")
    assert (way.outcome, way.shot) == (outcome, "abc" if outcome == "fail" else "")
    assert says in way.says
