"""User stories: each way passes, or fails at a named step, or says that nobody knows."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from audit.user_journeys.stories import journeys, judge
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.judged_journeys import STORIES, Story
from signpost.workspace.artifacts.searched import STORY_ANSWERS
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk"


def page(title: str, *links: str, text: str = "", form: str = "") -> str:
    """Make a page with links (`address text`), words and a form."""
    made = "".join(f"<p><a href='{x.split()[0]}'>{x.partition(' ')[2]}</a></p>" for x in links)
    sent = f"<form action='{form}'><input name=a></form>" if form else ""
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{text}{made}{sent}</main>"


SITE: dict[str, Any] = {
    "/": page("Mereford", "/bins Bins", "/a-z A to Z of services"),
    "/bins": page("Bins", "/bins/missed Report a missed bin", "/bins/old Old page"),
    "/bins/missed": page("Missed bin", text="<p>Call 01632 960120</p>", form="/forms/bin"),
    "/forms/bin": page("Thank you"),
    "/a-z": page("A to Z", "/bins/missed Missed bin"),
    "/island": page("An island"),
}
STORY = JourneySettings(
    name="Report a missed bin",
    need="I need my bin emptied",
    searches=("missed bin", "bin not emptied"),
    start="/",
    end="/forms/bin",
    contact="01632 960 120",
)
FOUND = {"missed bin": [f"{HOME}/bins/missed"], "bin not emptied": [f"{HOME}/bins/missed"]}


@pytest.fixture
def tell(make_site: Callable[..., Any]) -> Callable[..., Story]:
    """Judge a story, changed as said, on the site."""

    def go(answers: Any = FOUND, pages: Any = SITE, **changes: Any) -> Story:
        told = replace(STORY, **changes)
        return judge(make_site(pages), told, answers)

    return go


def test_a_story_that_works(tell: Callable[..., Story]) -> None:
    story = tell()
    assert {name: way.outcome for name, way in story.ways.items()} == {
        "search": "pass",
        "navigation": "pass",
        "phone": "could_not_check",
        "keyboard": "could_not_check",
        "contact": "pass",
    }
    steps = ("“Bins”", "“Report a missed bin”", "send the form")
    assert story.ways["navigation"].steps == steps
    assert story.ways["navigation"].says == "3 clicks"
    assert story.questions == {
        "home_links": False,
        "landing_links": None,
        "first_five": True,
        "a_to_z": True,
        "same_place": True,
    }


@pytest.mark.parametrize(
    ("answers", "outcome", "step"),
    [
        (None, "could_not_check", ""),
        ({"missed bin": []}, "fail", "search for “missed bin”"),
        ({**FOUND, "bin not emptied": ["x"] * 5 + [f"{HOME}/bins/missed"]}, "fail", "search for “bin not emptied”"),
        ({**FOUND, "bin not emptied": ["x"] * 4 + [f"{HOME}/bins/missed"]}, "pass", ""),
    ],
)  # fmt: skip
def test_by_search(tell: Callable[..., Story], answers: Any, outcome: str, step: str) -> None:
    way = tell(answers).ways["search"]
    assert (way.outcome, way.step) == (outcome, step)
    assert way.owner == ("search" if outcome == "fail" else "")


@pytest.mark.parametrize(
    ("changes", "outcome", "step"),
    [
        ({"end": "/nowhere"}, "fail", "the end of the story"),
        ({"end": "/island"}, "fail", "the start"),
        ({"end": "/forms/*"}, "pass", ""),
    ],
)
def test_by_links(tell: Callable[..., Story], changes: Any, outcome: str, step: str) -> None:
    way = tell(**changes).ways["navigation"]
    assert (way.outcome, way.step) == (outcome, step)


@pytest.mark.parametrize(
    ("status", "outcome"), [(500, "fail"), (404, "fail"), (403, "could_not_check"), (405, "could_not_check")]
)  # fmt: skip
def test_a_last_step_that_does_not_work(
    tell: Callable[..., Story], status: int, outcome: str
) -> None:
    broken = Page(1, f"{HOME}/forms/bin", "asset", status)
    way = tell(pages={**SITE, "/forms/bin": broken}).ways["navigation"]
    assert (way.outcome, way.step) == (outcome, "send the form")
    assert str(status) in way.says


def test_a_step_whose_words_do_not_speak_of_the_need(tell: Callable[..., Story]) -> None:
    way = tell(pages={**SITE, "/": page("Mereford", "/a-z A to Z of services")}).ways["navigation"]
    assert way.outcome == "pass"
    assert way.says == "3 clicks; nothing in “A to Z of services” says so"


def test_a_long_way(tell: Callable[..., Story]) -> None:
    chain = {f"/{i}": page(f"Page {i}", f"/{i + 1} Bin {i + 1}") for i in range(1, 6)}
    pages = {"/": page("Home", "/1 Bin 1"), **chain, "/6": page("Missed bin")}
    way = tell(pages=pages, end="/6").ways["navigation"]
    assert (way.outcome, way.says, way.step) == ("fail", "it takes 6 clicks", "“Bin 5”")


def test_contact_that_is_nowhere_on_the_way(tell: Callable[..., Story]) -> None:
    assert tell(contact="0300 123 4567").ways["contact"].outcome == "fail"
    assert tell(contact="").ways["contact"].outcome == "not_applicable"
    assert tell(end="/island").ways["contact"].outcome == "could_not_check"


def test_the_stage_stores_what_it_found(make_site: Callable[..., Any]) -> None:
    site = make_site(SITE, journey=(STORY,))
    site.workspace.artifacts.write(site.run.id, STORY_ANSWERS, {STORY.name: FOUND})
    counts = journeys(site.workspace, site.config, site.run)
    assert counts == {"stories": 1, "ways": {"could_not_check": 2, "pass": 3}}
    (stored,) = site.workspace.artifacts.read(site.run.id, STORIES)
    assert stored.ways["search"].outcome == "pass"
    assert site.workspace.runs.is_done(site.run.id, "journeys")
