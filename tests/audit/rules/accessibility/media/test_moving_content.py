"""The rule on what moves for over five seconds."""

import pytest

RULE = "accessibility/moving-content"
BANNER = {
    "path": "main > div:nth-of-type(2) > p",
    "html": '<p class="ticker">Road closed on Sunday</p>',
    "text": "Road closed on Sunday",
    "seconds": None,
    "turn": 12000,
    "area": 24000,
    "changes": ["transform"],
}


def moving(*changes):
    animated = [{**BANNER, **x} for x in changes]
    return {"looks": {"moving": animated}, "moved": [], "playing": []}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "moves or blinks without end"),
        ({"seconds": 5.1}, "moves or blinks for 5.1 seconds"),
        ({"seconds": 60, "changes": ["color", "opacity"]}, "for 60 seconds"),
        ({"area": 400, "changes": ["backgroundPositionX"]}, "without end"),
    ],
)
def test_what_moves_on_needs_a_person(judge, change, words):
    verdict = judge(RULE, facts=moving(change))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == (BANNER["path"], BANNER["html"])
    assert found.component == "main > div > p"


@pytest.mark.parametrize(
    "changes",
    [[], [{"seconds": 5}], [{"area": 399}], [{"changes": ["color", "backgroundColor"]}]],
)
def test_what_stops_is_small_or_only_changes_colour(judge, changes):
    assert judge(RULE, facts=moving(*changes)).outcome == "pass"


def test_how_long_and_how_large_are_options(judge):
    assert judge(RULE, facts=moving({"seconds": 4}), most_seconds=3).findings
    assert not judge(RULE, facts=moving({}), least_area=24001).findings


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"moving": None}},
        {**moving({}), "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"


NEWS = {"path": "main > p#news", "html": '<p id="news">', "text": "Road closed", "area": 9000}
FILM = {"path": "main > video", "html": "<video>", "kind": "video", "area": 60000, "muted": True}


@pytest.mark.parametrize(
    ("kind", "words"),
    [("moves", "script moves this"), ("words", "words here change"), ("turns", "One thing after")],
)
def test_what_a_script_moves_or_changes_needs_a_person(judge, kind, words):
    verdict = judge(RULE, facts={**moving(), "moved": [{**NEWS, "kind": kind}]})
    assert verdict.outcome == "needs_person"
    assert words in verdict.findings[0].message


def test_one_thing_that_moves_is_told_once(judge):
    both = {**moving({}), "moved": [{**NEWS, "path": BANNER["path"], "kind": "moves"}]}
    assert len(judge(RULE, facts=both).findings) == 1


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, "needs_person"),
        ({"seconds": 4, "loops": True}, "needs_person"),
        ({"seconds": 4}, "pass"),
        ({"controls": True}, "pass"),
        ({"area": 0}, "pass"),
        ({"kind": "audio"}, "pass"),
    ],
)
def test_a_film_that_runs_by_itself_needs_a_person(judge, change, outcome):
    assert judge(RULE, facts={**moving(), "playing": [{**FILM, **change}]}).outcome == outcome


def test_what_was_not_looked_at_is_no_pass(judge):
    for name in ("moved", "playing"):
        assert judge(RULE, facts={**moving(), name: None}).outcome == "could_not_check"
