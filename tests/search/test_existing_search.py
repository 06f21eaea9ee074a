"""The present search beside ours."""

import pytest
from msgspec.structs import replace

from search.benchmark import benchmark_run
from search.evaluation.judgements import JudgedQuery
from search.existing_search import choose, compare_existing_search, compare_searches
from search.index import build_index
from search.site_evidence import site_judgements, site_log
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.existing_search import (
    EXISTING_SEARCH_ANSWERS,
    EXISTING_SEARCH_QUESTIONS,
    ExistingSearchAnswer,
    ExistingSearchAnswers,
)
from signpost.workspace.records import Page

pytestmark = pytest.mark.slow

HOME = "https://www.mereford.gov.uk/"
WHEN = "2026-11-01T08:00:00+00:00"
SETTINGS = {"present": "/s?q={query}", "present_results": ".hit a"}


def answer(*paths, error="", asked=WHEN):
    found = [f"{HOME}{path}" for path in paths]
    return ExistingSearchAnswer(asked=asked, found=found, error=error)


def stored(answers, reason=""):
    return ExistingSearchAnswers(template=SETTINGS["present"], reason=reason, answers=answers)


def compare(council, answers, reason="", **changes):
    workspace, config, run = council(**{**SETTINGS, **changes})
    if answers is not None:
        workspace.pages.add(
            [Page(run=run.id, url=f"{HOME}old", kind="redirect", location=f"{HOME}parking")], [], []
        )
        workspace.artifacts.write(run.id, EXISTING_SEARCH_ANSWERS, stored(answers, reason))
    judged = site_judgements(workspace, config, site_log(workspace, config, run.id), [])
    ours = {q.id: list(q.grades) for q in judged}
    return compare_existing_search(workspace, config, run.id, judged, ours, [f"{HOME}bins"])


def test_most_searched_queries_and_all_of_the_stories_are_asked(council):
    workspace, config, run = council(present_queries=2, **SETTINGS)
    story = JourneySettings(name="x", searches=("my bin, Mrs Adeyemi 07700 900123", "tip"), end="/")
    build_index(workspace, config, run.id)
    told = choose(workspace, replace(config, journey=(story,)), run)
    assert workspace.artifacts.read(run.id, EXISTING_SEARCH_QUESTIONS) == [
        "tip",
        "bin day",
        "bin collections",
    ]
    assert told == {"questions": 3, "left_out_as_personal": 1}


def test_nothing_is_chosen_where_none_is_set(council):
    workspace, config, run = council()
    assert choose(workspace, config, run) == {"questions": 0}
    assert compare_existing_search(workspace, config, run.id, [], {}, []) is None


def test_the_benchmark_holds_it(council):
    workspace, config, run = council(log="bin day\t9\t/bins\nrepairs\t4\t/housing\n", **SETTINGS)
    answers = stored({"bin day": answer("bins"), "repairs": answer("bins")})
    workspace.artifacts.write(run.id, EXISTING_SEARCH_ANSWERS, answers)
    found = benchmark_run(workspace, config, run)["present"]
    assert found["queries"] == 2
    assert found["present"]["success@5"] == 0.5


def test_only_queries_with_an_answer_are_compared(council):
    found = compare(
        council,
        {
            "bin day": answer("bins/"),
            "Council Tax": answer("parking", "council-tax", asked="2026-11-03T08:00:00+00:00"),
            "permit": answer("old"),
            "library": answer(),
            "repairs": answer(error="it answers 500"),
            "zzz": answer("bins"),
        },
    )
    assert (found.queries, found.could_not_check) == (4, 1)
    assert (found.first[:10], found.last[:10]) == ("2026-11-01", "2026-11-03")
    present = found.present
    assert (present.success_at_1, present.success_at_5) == (0.5, 0.75)
    assert present.zero_results == 0.25
    assert present.ndcg_at_10 == pytest.approx((1 + 0.6309 + 1 + 0) / 4, abs=0.0001)
    assert found.ours.ndcg_at_10 == 1
    assert found.difference == pytest.approx(1 - present.ndcg_at_10, abs=0.0002)


@pytest.mark.parametrize(
    ("answers", "reason", "says"),
    [
        (None, "", "not asked in this run"),
        ({"bin day": answer()}, "no link fits", "no link fits"),
        ({"bin day": answer(error="robots.txt asks not to read it")}, "", "robots.txt"),
        ({}, "", "no judged query was asked"),
    ],
)
def test_why_nothing_is_compared(council, answers, reason, says):
    found = compare(council, answers, reason)
    assert says in found.reason
    assert found.queries == 0


def test_a_difference_has_its_interval():
    judged = [JudgedQuery(str(n), str(n), {"right": 3}) for n in range(20)]
    ours = {q.id: ["right"] for q in judged}
    theirs = {q.id: ["right"] if int(q.id) < 10 else ["wrong"] for q in judged}
    found = compare_searches(judged, theirs, ours)
    assert (found.difference, found.better, found.worse) == (0.5, 10, 0)
    low, high = found.interval
    assert 0.2 < low < 0.5 < high < 0.8
    assert compare_searches(judged, ours, ours).interval == [0.0, 0.0]
