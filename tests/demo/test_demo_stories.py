"""The proof: each story of the demo stops where demo/stories.toml says, and nowhere else."""

from __future__ import annotations

import tomllib

from demo.fragments import FOLDER
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_journeys import STORIES, Way
from signpost.workspace.artifacts.search_figures import BENCHMARK

STOPS = tomllib.loads((FOLDER / "stories.toml").read_text("utf-8"))["stop"]
WAYS = ("search", "present", "navigation", "phone", "keyboard")


def told(demo_run) -> dict[tuple[str, str], Way]:
    """Return every way of every story that the weekly run judged."""
    with Workspace.open(demo_run.folder) as opened:
        stories = opened.artifacts.read(opened.runs.latest().id, STORIES)
    return {(x.name, way): x.ways[way] for x in stories for way in (*WAYS, "contact")}


def test_every_way_has_seeded_stops_and_one_story_has_none() -> None:
    assert {stop["way"] for stop in STOPS} == set(WAYS)
    assert len({stop["story"] for stop in STOPS}) == 6


def test_the_present_search_stands_beside_ours(demo_run) -> None:
    with Workspace.open(demo_run.folder) as opened:
        run = opened.runs.latest().id
        found = opened.artifacts.read(run, BENCHMARK).present
    assert found.queries >= 100
    assert found.could_not_check == 0
    assert 0 < found.present.success_at_5 < found.ours.success_at_5
    assert found.interval[0] > 0


def test_stories_stop_where_they_should(demo_run) -> None:
    ways = told(demo_run)
    wrong = []
    for stop in STOPS:
        way = ways[stop["story"], stop["way"]]
        if (way.outcome, way.step) != ("fail", stop["step"]) or stop["says"] not in way.says:
            wrong.append(f"{stop['story']}, {stop['way']}: {way.outcome}: {way.says}")
    assert not wrong, "\n".join(["seeded stops that were not found:", *wrong])


def test_nothing_else_stops_them(demo_run) -> None:
    seeded = {(stop["story"], stop["way"]) for stop in STOPS}
    ways = told(demo_run)
    assert len({story for story, _ in ways}) == 7
    wrong = [
        f"{story}, {name}: {way.outcome}: {way.says}"
        for (story, name), way in ways.items()
        if (story, name) not in seeded and way.outcome != "pass"
    ]
    assert not wrong, "\n".join(["stories that stop without cause:", *wrong])


def test_a_stop_in_the_browser_has_its_picture(demo_run) -> None:
    ways = told(demo_run)
    for stop in STOPS:
        way = ways[stop["story"], stop["way"]]
        if stop["way"] in ("phone", "keyboard"):
            with Workspace.open(demo_run.folder) as opened:
                assert opened.blobs.get(way.shot).startswith(b"\xff\xd8"), stop
