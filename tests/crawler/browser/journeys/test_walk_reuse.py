"""Which walks of the week before hold still, without a browser."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs
from sqlalchemy import update

from crawler.browser.journeys import collect
from crawler.browser.journeys.walk_reuse import walking_key
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.artifacts.browser import StoryWalk, walk_of
from signpost.workspace.artifacts.judged_journeys import ROUTES, WalkPlan
from signpost.workspace.records import Page
from signpost.workspace.schema import runs as run_table

SITE = "https://www.mereford.gov.uk/"
CONFIG = Config(site=SiteSettings(url=SITE))
PLAN = WalkPlan(start=SITE, end="/pay")
STORY = "Pay my council tax"
WALK = StoryWalk(
    way="phone",
    state="arrived",
    ended=f"{SITE}pay",
    plan=PLAN,
    round=1,
    asked=[SITE, f"{SITE}old", f"{SITE}pay", f"{SITE}site.js"],
)
PAGES = (
    Page(0, SITE, "html", 200, body="1"),
    Page(0, f"{SITE}old", "redirect", 301, location=f"{SITE}pay"),
    Page(0, f"{SITE}pay", "html", 200, body="2"),
    Page(0, f"{SITE}site.js", "asset", 200, headers={"etag": '"a"'}),
    Page(0, f"{SITE}news", "html", 200, body="3"),
)


def week(workspace: Workspace, days_ago: int, pages: Any = PAGES, plan: WalkPlan = PLAN) -> Any:
    """Add a run that found some pages so many days ago, with a plan for the story."""
    run = workspace.runs.start(SITE, "test")
    text = (datetime.now(UTC) - timedelta(days=days_ago)).isoformat(timespec="seconds")
    with workspace.engine.begin() as connection:
        connection.execute(update(run_table).where(run_table.c.id == run.id).values(started=text))
    workspace.pages.add([dataclasses.replace(x, run=run.id) for x in pages], [], [])
    workspace.artifacts.write(run.id, ROUTES, {STORY: plan})
    return dataclasses.replace(run, started=text)


def walked(workspace: Workspace, run: Any, walk: StoryWalk = WALK, config: Config = CONFIG) -> None:
    """Store that a run walked, by both ways."""
    with workspace.runs.doing(run.id, "walks", walking_key(config)):
        for way in ("phone", "keyboard"):
            one = structs.replace(walk, way=way)
            workspace.artifacts.write(run.id, walk_of(STORY, way), one)


@pytest.fixture
def taken(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Do the stage for a run; tells how many walks were taken over, and whether it set out."""
    set_out = []

    async def all_walks(_self: Any, todo: Any, _progress: Any) -> None:
        set_out.append(len(todo))

    monkeypatch.setattr(collect._StoryWalks, "all", all_walks)

    def do(run: Any, config: Config = CONFIG) -> tuple[int, bool]:
        set_out.clear()
        return collect.walks(workspace, config, run)["carried"], bool(set_out)

    return do


def other(number: int, **changes: Any) -> tuple[Page, ...]:
    """Return the pages with one of them changed."""
    return tuple(
        dataclasses.replace(p, **changes) if i == number else p for i, p in enumerate(PAGES)
    )


@pytest.mark.parametrize(
    ("pages", "plan", "whole"),
    [
        (PAGES, PLAN, True),
        (other(4, body="other"), PLAN, True),  # no page of the walk
        (other(0, body="other"), PLAN, False),
        (other(1, location=f"{SITE}elsewhere"), PLAN, False),
        (other(2, status=500, body=""), PLAN, False),
        (other(3, headers={"etag": '"b"'}), PLAN, False),
        (other(3, headers={}), PLAN, False),  # nobody knows
        (PAGES[:3], PLAN, False),
        (PAGES, structs.replace(PLAN, end_text="Thank you"), False),
    ],
)
def test_a_walk_holds_as_long_as_what_it_went_through(
    workspace: Workspace, taken: Any, pages: Any, plan: WalkPlan, whole: bool
) -> None:
    first = week(workspace, 7)
    walked(workspace, first)
    second = week(workspace, 0, pages, plan)
    assert taken(second) == ((2, False) if whole else (0, True))
    walk = workspace.artifacts.read(second.id, walk_of(STORY, "phone"))
    found = (walk.ended, walk.taken_from, walk.round) if walk else None
    assert found == ((WALK.ended, first.started[:10], 1) if whole else None)


@pytest.mark.parametrize(
    "walk",
    [
        structs.replace(WALK, state="could_not_check", reason="it did not end in 20 seconds"),
        structs.replace(WALK, asked=None),  # an earlier version's
        structs.replace(WALK, asked=[]),
    ],
)
def test_what_nobody_saw_is_walked(workspace: Workspace, taken: Any, walk: StoryWalk) -> None:
    walked(workspace, week(workspace, 7), walk)
    assert taken(week(workspace, 0)) == (0, True)


def test_other_settings_walk_anew(workspace: Workspace, taken: Any) -> None:
    walked(workspace, week(workspace, 7))
    second = week(workspace, 0)
    for visit in (VisitSettings(page_seconds=9), VisitSettings(revisit_after_weeks=0)):
        assert taken(second, structs.replace(CONFIG, visit=visit)) == (0, True)


def test_a_walk_is_known_by_the_run_that_made_it_and_grows_old(
    workspace: Workspace, taken: Any
) -> None:
    config = structs.replace(CONFIG, visit=VisitSettings(revisit_after_weeks=4))
    began = ""
    for number, days_ago in enumerate((35, 28, 21, 14, 7)):
        run = week(workspace, days_ago)
        if not number:
            began = run.started[:10]
            walked(workspace, run, config=config)
            continue
        carried, _ = taken(run, config)
        walks = [workspace.artifacts.read(run.id, walk_of(STORY, x)) for x in ("phone", "keyboard")]
        assert {x.taken_from for x in walks if x} <= {began}
    assert carried == 0  # four weeks on, both have had their turn


def test_asked_again_in_the_same_run_it_walks(workspace: Workspace, taken: Any) -> None:
    walked(workspace, week(workspace, 7))
    second = week(workspace, 0)
    assert taken(second) == (2, False)
    assert taken(second) == (0, True)
