import json
import socket
from importlib.util import find_spec

import numpy as np
import pytest

from search import index
from search.builds.build import builds
from search.documents import SearchDocument, SearchError
from search.learning.training_pairs import TrainingPairs
from search.rankers.parts import dense
from search.rankers.parts.dense import DenseVectors
from search.rankers.signpost_ranker import SignpostRanker
from signpost.cli.input_checks import check_inputs

here = pytest.mark.skipif(find_spec("wordllama") is None, reason="signpost[dense] is not installed")
PAGES = [
    SearchDocument("/children", "Children"),
    SearchDocument("/libraries", "Libraries", body="Borrow books."),
    SearchDocument("/pools", "Swimming pools", body="Swim at one of our leisure centres."),
    SearchDocument("/tax", "Council tax", body="Pay your council tax."),
]
# No word of it stands on any page.
QUERY = "kids"


@here
def test_meanings_are_near_without_a_shared_word(tmp_path, monkeypatch):
    def refused(*_):
        raise AssertionError("nothing may be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    dense._model.cache_clear()
    vectors = DenseVectors.build(PAGES)
    likeness = vectors.likeness(QUERY)
    assert likeness.argmax() == 0
    assert (np.abs(likeness) <= 1.001).all()
    assert np.allclose(vectors.likeness(QUERY, np.array([2, 1])), likeness[[2, 1]], atol=1e-5)
    assert np.isfinite(vectors.likeness("")).all()
    vectors.save(tmp_path)
    assert np.allclose(DenseVectors.load(tmp_path).likeness(QUERY), likeness, atol=1e-5)


@here
def test_a_query_whose_words_match_nothing_finds_what_it_means(tmp_path):
    plain, ranker = SignpostRanker(), SignpostRanker(dense=True)
    for made in (plain, ranker):
        made.build(PAGES, TrainingPairs())
    assert "/children" not in [key for key, _ in plain.search(QUERY)]
    assert ranker.search(QUERY)[0][0] == "/children"
    assert ranker.search_as_typed(QUERY) == ranker.search("zxqv") == []
    ranker.save(tmp_path)
    again = SignpostRanker()
    again.load(tmp_path)
    assert again.search(QUERY) == ranker.search(QUERY)


@here
def test_an_index_of_another_version_is_not_mixed(tmp_path):
    DenseVectors.build(PAGES).save(tmp_path)
    (tmp_path / "model.json").write_text(json.dumps({"package": "wordllama", "version": "0.0"}))
    with pytest.raises(SearchError, match=r"built with wordllama 0\.0, and .* is installed"):
        DenseVectors.load(tmp_path)


@here
def test_the_build_says_so_and_serves_the_same(council):
    workspace, config, run = council(dense=True)
    assert index.index(workspace, config, run)["dense"] == dense.installed()
    (build,) = builds(workspace)
    for part in ("rankers", "half-0", "half-1"):
        assert (build.folder / part / "signpost" / "dense").is_dir()


@pytest.fixture
def absent(monkeypatch):
    monkeypatch.setattr(dense, "installed", lambda: "")


def test_it_is_told_in_one_line_where_it_is_not_installed(council, absent):
    workspace, config, run = council(dense=True)
    for work in (lambda: index.index(workspace, config, run), lambda: check_inputs(config)):
        with pytest.raises(SearchError) as told:
            work()
        assert 'pip install "signpost[dense]"' in str(told.value)
        assert "\n" not in str(told.value)


def test_an_index_that_needs_it_says_so(absent, tmp_path):
    with pytest.raises(SearchError, match=r"this index compares dense vectors.*signpost\[dense\]"):
        DenseVectors.load(tmp_path)


def test_nothing_is_needed_where_it_was_not_asked_for(council, absent):
    workspace, config, run = council()
    assert index.index(workspace, config, run)["dense"] == ""
    assert not list(workspace.folder.glob("indexes/*/*/signpost/dense"))
