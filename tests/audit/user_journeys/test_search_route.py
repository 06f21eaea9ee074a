"""Whether the site's own search leads to where a story ends."""

from __future__ import annotations

import pytest

from audit.user_journeys.search_route import by_own_search
from audit.user_journeys.stories import judge
from signpost.settings.config import JourneySettings, SearchSettings
from signpost.workspace.artifacts.existing_search import (
    EXISTING_SEARCH_ANSWERS,
    ExistingSearchAnswer,
    ExistingSearchAnswers,
)
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk/"
PAGE = "<title>x</title><main><p>x</p></main>"
STORY = JourneySettings(name="Pay", searches=("pay", "bill"), end="/pay")


def found(*paths, error=""):
    return ExistingSearchAnswer(found=[f"{HOME}{path}" for path in paths], error=error)


@pytest.mark.parametrize(
    ("pay", "bill", "outcome", "says"),
    [
        (found("pay"), found("x", "pay"), "pass", "first five"),
        (found("pay/"), found("old"), "pass", "first five"),
        (found("pay"), found(), "fail", "“bill” finds it not at all"),
        (found("a", "b", "c", "d", "e", "pay"), found("pay"), "fail", "only in place 6"),
        (found(error="it answers 500"), found("pay"), "could_not_check", "it answers 500"),
        (found(error="it answers 500"), found("x"), "fail", "“bill” finds it not at all"),
        (None, found("pay"), "could_not_check", "“pay”: it was not asked"),
    ],
)
def test_outcomes(make_site, pay, bill, outcome, says):
    old = Page(run=1, url=f"{HOME}old", kind="redirect", status=301, location=f"{HOME}pay")
    site = make_site({"/": PAGE, "/pay": PAGE, "/old": old})
    answers = {words: one for words, one in (("pay", pay), ("bill", bill)) if one}
    way = by_own_search(site, STORY, {f"{HOME}pay"}, ExistingSearchAnswers(answers=answers))
    assert way.outcome == outcome
    assert says in way.says
    assert way.step == ("search for “bill”" if "bill” finds" in says else way.step)


def test_a_reason_for_all(make_site):
    site = make_site({"/": PAGE})
    stored = ExistingSearchAnswers(
        reason="the selector is wrong", answers={"pay": found(), "bill": found()}
    )
    assert by_own_search(site, STORY, set(), stored).outcome == "could_not_check"
    assert by_own_search(site, STORY, set(), ExistingSearchAnswers()).outcome == "could_not_check"
    assert by_own_search(site, JourneySettings(name="x"), set(), stored).outcome == "not_applicable"


def test_a_story_has_this_way_only_where_the_search_is_set(make_site):
    assert "present" not in judge(make_site({"/": PAGE, "/pay": PAGE}), STORY, None).ways
    search = SearchSettings(present="/s?q={query}", present_results="a")
    site = make_site({"/": PAGE, "/pay": PAGE}, search=search)
    answers = {words: found("pay") for words in STORY.searches}
    stored = ExistingSearchAnswers(answers=answers)
    site.workspace.artifacts.write(site.run.id, EXISTING_SEARCH_ANSWERS, stored)
    assert judge(site, STORY, None).ways["present"].outcome == "pass"
