"""Old bodies go, findings and figures stay; what needs a body that went says so in one line."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.run import audit
from reports.exports.run_export import export
from signpost.settings.config import load
from signpost.workspace import PrunedError, Run, Workspace

PAGE = "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1><a href=/same#x>Same</a></main></body></html>"


def test_old_bodies_go_and_findings_stay(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    """Three weeks of a site: one page changes each week, one never."""
    site = web({"/same": PAGE.format("Same")})
    settings, folder = tmp_path / "signpost.toml", tmp_path / "w"
    settings.write_text(f'[site]\nurl = "{site.url}"\n[crawl]\nkeep_runs = 2\n')
    pruned = []
    for week in (1, 2, 3):
        site.answers["/"] = PAGE.format(f"Week {week}")
        done = signpost("crawl", settings, "--workspace", folder, "--json")
        assert done.code == 0, done.err
        pruned.append(done.json["pruned"])
        with Workspace.open(folder) as store:
            if week < 3:
                audit(store, load(str(settings)), run(store, week))
    assert pruned == [0, 0, 1]  # the page that changed; the other is in kept runs too
    with Workspace.open(folder) as store:
        first, kept = (store.pages.get(number, site.url) for number in (1, 2))
        assert first is not None
        assert kept is not None
        with pytest.raises(PrunedError, match="pages of run 1 are no longer kept"):
            store.pages.body(first)
        assert b"Week 2" in store.pages.body(kept)
        assert store.pages.links(first)
        before = [list(store.results.all(1)), store.results.issues(1)]
        assert all(before)
        with pytest.raises(PrunedError):
            audit(store, load(str(settings)), run(store, 1))
        assert [list(store.results.all(1)), store.results.issues(1)] == before
        assert audit(store, load(str(settings)), run(store, 2))["outcomes"]["pass"] > 10
        assert export(store, load(str(settings)), 1, "findings", "json", io.BytesIO()) > 0
    out = folder / "old.warc.gz"
    words = ("export", "warc", settings, "--workspace", folder, "--run", 1, "--output", out)
    done = signpost(*words)
    assert (done.code, done.err.count("\n"), out.exists()) == (2, 1, False)
    assert "the pages of run 1 are no longer kept ([crawl] keep_runs)" in done.err


def run(store: Workspace, number: int) -> Run:
    """Return a run."""
    found = store.runs.get(number)
    assert found is not None
    return found
