"""An unchanged site keeps its index, and what was learnt and measured of it."""

import shutil
from dataclasses import replace

import pytest

from search import benchmark, index, promote
from search.builds.build import builds, live_build
from search.input_fingerprint import search_inputs
from signpost.workspace.artifacts.judged import SERVICES
from signpost.workspace.artifacts.search_figures import BENCHMARK, PROMOTION
from signpost.workspace.artifacts.search_insight import INSIGHT
from signpost.workspace.artifacts.searched import QUERIES

STAGES = (index.index, benchmark.benchmark_run, promote.promote)


def done(workspace, config, run):
    with workspace.runs.doing(run.id, "crawl"):
        pass
    return [stage(workspace, config, run) for stage in STAGES]


def test_what_the_search_does_not_read_makes_no_other_name(council):
    workspace, config, run = council()
    name = search_inputs(workspace, config, run.id)
    _, again, later = council()
    assert search_inputs(workspace, again, later.id) == name
    pages = [replace(page, found_by="sitemap") for page in workspace.pages.all(later.id)]
    workspace.pages.replace(pages[0], [])
    assert search_inputs(workspace, again, later.id) == name
    for changed in ({"/bins": ("Bins", "Find out more.")}, {"/schools": None}):
        _, again, later = council(changed)
        assert search_inputs(workspace, again, later.id) != name
    _, again, later = council(log="query\tsearches\tclicked\nbin day\t2\t/bins")
    assert search_inputs(workspace, again, later.id) != name
    _, again, later = council(tolerance=0.5)
    assert search_inputs(workspace, again, later.id) != name
    _, again, later = council()
    workspace.artifacts.write(later.id, SERVICES, {})
    assert search_inputs(workspace, again, later.id) != name


@pytest.mark.slow
def test_an_unchanged_week_builds_and_measures_nothing(council, monkeypatch):
    workspace, config, run = council()
    first = done(workspace, config, run)
    _, config, later = council()
    with monkeypatch.context() as patched:
        for place, name in (
            (index, "from_run"),
            (benchmark, "_benchmark"),
            (promote, "measure_build"),
        ):
            patched.setattr(place, name, None)
        second = done(workspace, config, later)
    assert [{**x, "build": "", "reason": ""} for x in first[:2]] == [
        {**x, "build": "", "reason": ""} for x in second[:2]
    ]
    build = live_build(workspace)
    assert (build.name, build.run, build.damage(thorough=True)) == (
        f"build-{later.id}-1",
        later.id,
        "",
    )
    assert build.load().search("bin day", 1)[0][0].endswith("/bins")
    read = workspace.artifacts.read
    assert read(later.id, PROMOTION).new == read(run.id, PROMOTION).new
    assert read(later.id, PROMOTION).promoted
    assert read(later.id, BENCHMARK) == read(run.id, BENCHMARK)
    assert read(later.id, INSIGHT) == read(run.id, INSIGHT)
    assert {row.run for row in read(later.id, QUERIES)} == {later.id}
    # The builds share their files, but each has its own manifest: one may go without the other.
    before = next(x for x in builds(workspace) if x.run == run.id)
    shutil.rmtree(before.folder)
    assert live_build(workspace).damage(thorough=True) == ""


@pytest.mark.slow
def test_a_changed_week_builds_and_measures(council):
    workspace, config, run = council()
    done(workspace, config, run)
    _, config, later = council({"/bins": ("Bin days", "Your bin goes out on a Monday.")})
    done(workspace, config, later)
    assert live_build(workspace).load().search("monday", 1)[0][0].endswith("/bins")
    assert workspace.artifacts.read(later.id, PROMOTION).reason.startswith("nDCG")


@pytest.mark.slow
def test_a_damaged_index_is_built_anew(council):
    workspace, config, run = council()
    first = index.build_index(workspace, config, run.id)
    (first.folder / "suggestions.json").write_text("[]")
    _, config, later = council()
    assert index.build_index(workspace, config, later.id).damage(thorough=True) == ""
