import json

import msgspec
import pytest

from search import index
from search.answering.live_search import LiveSearch
from search.answering.search_request import SearchRequest
from search.builds.build import LEARNT_WORDS, builds, live_build
from search.documents import SearchError
from search.editors import editors_of
from search.index import build_index
from search.learning import synonym_trial
from search.learning.synonyms import Synonym, Synonyms
from search.rankers.registry import rankers

pytestmark = pytest.mark.slow


def test_a_build_is_whole(council):
    workspace, config, run = council()
    ticks = []
    folder = build_index(workspace, config, run.id, lambda *tick: ticks.append(tick)).folder
    assert folder == workspace.folder / "indexes" / f"build-{run.id}-1"
    (build,) = builds(workspace)
    assert (build.run, build.documents, build.ranker) == (run.id, 6, "signpost")
    for name in rankers():
        assert build.load(name=name).search("bin day", 1)[0][0].endswith("/bins")
    learnt = json.loads((folder / "learnt.json").read_text())
    assert "bin day" in learnt["https://www.mereford.gov.uk/bins"]["queries"]
    assert live_build(workspace) is None
    steps = len(rankers()) + 1
    assert ticks[-1] == (steps, steps)


def test_the_stage_is_kept(council):
    workspace, config, run = council()
    assert index.index(workspace, config, run)["documents"] == 6
    assert workspace.runs.is_done(run.id, "index")


def test_unchanged_input_is_not_built_again_and_changed_input_is(council, tmp_path):
    workspace, config, run = council()
    first = build_index(workspace, config, run.id)
    assert build_index(workspace, config, run.id) == first
    (tmp_path / "log.tsv").write_text("bin day\t1\t/bins\n")
    assert build_index(workspace, config, run.id).name == f"build-{run.id}-2"


def test_a_killed_build_counts_for_nothing_and_starts_anew(council, monkeypatch):
    workspace, config, run = council()

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(index, "_write_halves", killed)
        with pytest.raises(KeyboardInterrupt):
            build_index(workspace, config, run.id)
    assert builds(workspace) == []
    build_index(workspace, config, run.id)
    left = [path.name for path in (workspace.folder / "indexes").iterdir()]
    assert left == [f"build-{run.id}-1"]


def test_the_halves_learnt_from_half_each(council):
    workspace, config, run = council()
    build_index(workspace, config, run.id)
    (build,) = builds(workspace)
    words = ["zebra", "yak", "lynx", "otter", "mole", "newt", "wren", "finch"]
    (config.folder / "log.tsv").write_text("".join(f"{w}\t1\t/bins\n" for w in words))
    build_index(workspace, config, run.id)
    build = builds(workspace)[-1]
    # As typed: else what nobody knows is answered with what has like letters.
    halves = [build.load_half(half) for half in (0, 1)]
    knows = [{w for w in words if half.search_as_typed(w)} for half in halves]
    assert knows[0] | knows[1] == set(words)
    assert not knows[0] & knows[1]
    assert all(knows)


def test_a_run_without_pages_is_told(council):
    workspace, config, run = council(
        dict.fromkeys(["/bins", "/council-tax", "/parking", "/libraries", "/housing", "/schools"])
    )
    with pytest.raises(SearchError, match="no page that the search could find"):
        build_index(workspace, config, run.id)


def test_a_missing_log_is_told(council):
    workspace, config, run = council()
    (config.folder / "log.tsv").unlink()
    with pytest.raises(SearchError, match=r"log\.tsv: no such file"):
        build_index(workspace, config, run.id)


def test_what_words_mean_is_a_file_that_editors_overrule(council, monkeypatch):
    workspace, config, run = council(editors="search.toml")
    file = config.folder / "search.toml"
    file.write_text("")
    meaning = Synonym("rubbish", "bins", "co-click", 3, used=True)
    monkeypatch.setattr(
        synonym_trial,
        "tried_synonyms",
        lambda known, *_: Synonyms([meaning]).without(known.refused),
    )
    told = index.index(workspace, config, run)
    assert told["synonyms"] == 1
    assert told["learnt_synonyms"][0]["said"] == "rubbish"
    (build,) = builds(workspace)
    assert msgspec.to_builtins(build.synonyms.as_rows()) == told["learnt_synonyms"]
    assert Synonyms.load(build.folder / LEARNT_WORDS).all == (meaning,)
    assert build.load_half(0).search("rubbish")[0][0].endswith("/bins")

    # At once in what is served, and for good in the next index.
    assert LiveSearch(build).answer(SearchRequest("rubbish")).total == 1
    file.write_text('[[not_synonym]]\nwords = ["bin", "rubbish"]')
    assert LiveSearch(build, editors_of(config)).answer(SearchRequest("rubbish")).total == 0
    assert index.index(workspace, config, run)["synonyms"] == 0
    assert builds(workspace)[-1].name != build.name
