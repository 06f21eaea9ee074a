import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from search.builds.build import builds, live_build
from search.documents import SearchError
from search.evaluation.judgements import JudgedQuery
from search.evaluation.paired_comparison import BuildFigures, PairedComparison
from search.index import build_index
from search.promote import _by_figures, promote
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.search_figures import PROMOTION, Figures, MovedQueries
from signpost.workspace.records import Page

pytestmark = pytest.mark.slow  # builds an index many times

RUINED = dict.fromkeys(("/bins", "/council-tax", "/parking"), ("Welcome", "Sorry."))


def weekly(council, *args, **settings):
    workspace, config, run = council(*args, **settings)
    build_index(workspace, config, run.id)
    return workspace, run, promote(workspace, config, run)


def test_the_first_goes_live_with_its_figures(council):
    workspace, run, verdict = weekly(council)
    assert verdict["promoted"]
    assert "first index" in verdict["reason"]
    assert verdict["new"]["ndcg@10"] > 0.8
    assert verdict["live"] == live_build(workspace).name == f"build-{run.id}-1"
    assert msgspec.to_builtins(workspace.artifacts.read(run.id, PROMOTION)) == verdict


def test_as_good_goes_live(council):
    weekly(council)
    workspace, run, verdict = weekly(council)
    assert verdict["promoted"]
    assert verdict["new"] == verdict["old"]
    assert live_build(workspace).run == run.id


def test_worse_is_refused_and_the_old_one_stays(council):
    _, first, _ = weekly(council)
    workspace, _, verdict = weekly(council, RUINED)
    assert not verdict["promoted"]
    assert "worse by more than 0.01" in verdict["reason"]
    assert live_build(workspace).run == first.id
    assert verdict["live"] == f"build-{first.id}-1"


def test_lost_pages_are_told(council):
    weekly(council)
    _, _, verdict = weekly(council, {"/bins": None})
    assert not verdict["promoted"]
    assert "1 pages that residents opened are not in the new index" in verdict["reason"]


def test_a_tolerance_lets_more_through(council):
    weekly(council)
    assert weekly(council, RUINED, tolerance=1.0)[2]["promoted"]


def test_a_page_that_moved_is_not_lost(council):
    weekly(council)
    workspace, config, run = council(
        {"/bins": None, "/waste/bins": ("Bin collections", "Find out when we collect your bin.")}
    )
    home = config.site.url
    moved = Page(run.id, f"{home}bins", "redirect", 301, location=f"{home}waste/bins")
    workspace.pages.add([moved], [], [])
    build_index(workspace, config, run.id)
    verdict = promote(workspace, config, run)
    assert verdict["promoted"], verdict["reason"]


@pytest.mark.parametrize(("kept", "promoted"), [(3, True), (2, False)])
def test_without_judgements_only_the_size_counts(council, kept, promoted):
    weekly(council, log="")
    paths = ["/bins", "/council-tax", "/parking", "/libraries", "/housing", "/schools"]
    _, _, verdict = weekly(council, dict.fromkeys(paths[kept:]), log="")
    assert verdict["promoted"] is promoted
    assert ("unmeasured" if promoted else "more than half") in verdict["reason"]
    assert verdict["new"] is None


def test_stories_judge_where_there_is_no_log(council):
    story = JourneySettings(name="band", searches=("find your band",), end="/council-tax")
    for expected, changes in ((True, {}), (False, RUINED)):
        workspace, config, run = council(changes, log="")
        config = replace(config, journey=(story,))
        build_index(workspace, config, run.id)
        assert promote(workspace, config, run)["promoted"] is expected


def test_only_the_live_and_the_one_before_are_kept(council):
    for _ in range(4):
        workspace, run, _ = weekly(council)
    assert [b.run for b in builds(workspace)] == [run.id - 1, run.id]
    assert not list((workspace.folder / "indexes").glob("*.tmp"))


def test_promoting_twice_changes_nothing(council):
    workspace, config, run = council()
    build_index(workspace, config, run.id)
    promote(workspace, config, run)
    again = promote(workspace, config, run)
    assert again["promoted"]
    assert "live already" in again["reason"]


def test_without_a_build_it_is_told(council):
    workspace, config, run = council()
    with pytest.raises(SearchError, match="Run 'signpost index' first"):
        promote(workspace, config, run)


def paired(old, new, queries=100, missing=False, people=0):
    """Make a comparison: odd queries are of Waste, even ones of Housing; the first by people."""
    judged = [
        JudgedQuery(f"q{i}", f"q{i}", {f"/{i}": 3}, by_people=i < people) for i in range(queries)
    ]
    services = {f"/{i}": "Waste" if i % 2 else "Housing" for i in range(queries)}
    if missing:
        services.pop("/0")
    builds = [
        BuildFigures({q.id: of(i) for i, q in enumerate(judged)}, Figures(ndcg_at_10=0.5))
        for of in (new, old)
    ]
    return PairedComparison(judged, services, *builds)


@pytest.mark.parametrize(
    ("case", "promoted", "reason"),
    [
        (paired(lambda i: 0.5, lambda i: 0.5), True, "0.500 against 0.500"),
        (paired(lambda i: 0.5, lambda i: 0.3), False, "worse by more than 0.01"),
        # One query in a hundred that fell is what other queries would have made good.
        (paired(lambda i: 0.9, lambda i: 0.9 * (i > 1)), True, "within what chance would do"),
        (paired(lambda i: 0.9, lambda i: 0.9 * (i > 1), missing=True), False, "1 pages"),
        (paired(lambda i: 0.9, lambda i: 0.9 * (i > 1), queries=20), False, "worse by more"),
        (paired(lambda i: 0.5, lambda i: 0.9 - 0.6 * (i % 2)), False, "worse for Waste (0.300"),
        (paired(lambda i: 0.5, lambda i: 0.9 - 0.6 * (i % 2), queries=50), True, "0.600"),
    ],
)
def test_noise_is_told_from_a_fall(case, promoted, reason):
    verdict = _by_figures(0.01, case)
    assert verdict.promoted is promoted
    assert reason in verdict.reason
    assert 0 <= verdict.p <= 1


@pytest.mark.parametrize(
    ("case", "promoted", "reason"),
    [
        # People say that it is worse, and clicks that it is better.
        (paired(lambda i: 0.5, lambda i: 0.3 if i < 40 else 0.9, people=40), False, "people judged"),
        # And the other way round.
        (paired(lambda i: 0.5, lambda i: 0.7 if i < 40 else 0.1, people=40), True, "people judged"),
        # They cannot tell, or are too few: all judgements together decide.
        (paired(lambda i: 0.5, lambda i: 0.5 if i < 40 else 0.1, people=40), False, "on 100 queries"),
        (paired(lambda i: 0.5, lambda i: 0.7 if i < 29 else 0.1, people=29), False, "on 100 queries"),
    ],
)  # fmt: skip
def test_what_people_judged_comes_before_clicks(case, promoted, reason):
    verdict = _by_figures(0.01, case)
    assert verdict.promoted is promoted
    assert reason in verdict.reason
    assert verdict.people.queries == len(case.judged_by_people)
    low, high = verdict.people.interval
    assert low <= round(verdict.people.new - verdict.people.old, 4) <= high


def test_without_people_there_is_no_word_of_theirs():
    assert _by_figures(0.01, paired(lambda i: 0.5, lambda i: 0.5)).people is None


def test_winners_and_losers_are_named():
    moved = paired(lambda i: 0.5, lambda i: {0: 0.1, 1: 0.9}.get(i, 0.5)).moved()
    assert moved == MovedQueries(better=1, worse=1, winners=["q1"], losers=["q0"])


@pytest.mark.parametrize("name", ["half-0/signpost/titles/gram_ends.npy", "half-1", "files.json"])
def test_a_damaged_live_build_gives_way(council, name):
    workspace, _, _ = weekly(council)
    live = live_build(workspace).folder
    harm = shutil.rmtree if (live / name).is_dir() else Path.unlink
    harm(live / name)
    workspace, run, verdict = weekly(council)
    assert verdict["promoted"]
    assert "cannot be used" in verdict["reason"]
    assert live_build(workspace).run == run.id
