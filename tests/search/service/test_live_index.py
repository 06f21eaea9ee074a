"""Whatever happens to the live index, the service looks again, and says when it is stale."""

import asyncio
import json

import pytest

from search.builds.build import go_live, live_file, newest_build
from search.index import build_index
from search.service import live_index
from search.service.live_index import LiveIndex
from tests.search.service.conftest import until

pytestmark = pytest.mark.slow


@pytest.fixture
def live(council):
    """Open a live index with a clock of its own."""

    def opened():
        workspace, config, run = council()
        build_index(workspace, config, run.id)
        go_live(workspace, newest_build(workspace, run.id))
        now = [100.0]
        return LiveIndex(workspace, config, lambda: now[0]), now, workspace, config, run

    return opened


@pytest.mark.parametrize(
    "error", [ValueError("what"), KeyError("x"), TypeError(), MemoryError(), RecursionError()]
)
def test_no_error_ends_looking(live, monkeypatch, error):
    index, now, workspace, *_ = live()

    def failing(*_):
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(live_index, "open_live", failing)
        live_file(workspace).touch()
        asyncio.run(index.refresh())
        assert index.problem
        assert not index.stale
        now[0] += 4
        asyncio.run(index.refresh())
        assert index.stale
        assert index.failures == 2
    asyncio.run(index.refresh())
    assert not index.stale
    assert index.problem == ""
    assert index.switches == 1


def test_an_index_that_nobody_looks_after_is_stale(live):
    index, now, *_ = live()
    now[0] += 61
    assert index.stale


def test_a_live_build_that_is_not_there_is_stale(live):
    index, now, workspace, *_ = live()
    live_file(workspace).write_text(json.dumps({"build": "build-9-9"}))
    asyncio.run(index.refresh())
    now[0] += 4
    assert index.stale
    assert "no search index is live" in index.problem


def test_monitoring_hears_of_a_stale_index(serving, monkeypatch):
    monkeypatch.setattr(live_index, "_GRACE_SECONDS", 0.1)
    served = serving()
    assert served.get("healthz")[0] == 200
    served.editors.write_text("[[best_bet]]\nqueries = 4")
    until(lambda: served.get("healthz")[0] == 503)
    assert json.loads(served.get("healthz")[2])["status"] == "old"
    assert "signpost_index_stale 1" in served.get("metrics")[2]
    assert served.get("api/search?q=bins")[0] == 200
    served.editors.write_text("")
    until(lambda: served.get("healthz")[0] == 200)
    assert "signpost_index_stale 0" in served.get("metrics")[2]


def test_a_click_takes_up_an_index_that_others_have_taken_up(serving, monkeypatch):
    site = serving()
    monkeypatch.setattr(live_index, "_LOOK_SECONDS", 3600.0)
    until(lambda: site.service.current.seconds_since_look > 1.5)
    address = "https://www.mereford.gov.uk/tip"
    assert site.get(f"go?to={address}")[0] == 404
    site.publish({"/tip": ("Recycling centre", "Take rubbish to the tip.")})
    assert site.get(f"go?to={address}")[0] == 303
    assert site.service.current.switches == 1
    assert site.get("go?to=https://www.mereford.gov.uk/nowhere")[0] == 404
