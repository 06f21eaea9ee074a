import numpy as np
import pytest

from search.scoring.bm25 import TermScores, Vocabulary, best_places, bm25, count


def scores_of(texts):
    vocabulary = Vocabulary()
    counts = count((text.split() for text in texts), vocabulary)
    return TermScores([f"d{i}" for i in range(len(texts))], vocabulary, bm25(counts))


def test_one_score_by_hand():
    # Two texts of average length 1.5; "bin" is in one of them, once: idf ln(2/2)+1 = 1.
    found = scores_of(["bin", "tax band"]).score({"bin": 1.0})
    assert found[0] == pytest.approx(1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1 / 1.5)))
    assert found[1] == 0


def test_rare_terms_and_short_texts_win():
    scores = scores_of(["bin tax", "tax", "tax tax tax band", "tax form"])
    found = scores.score({"bin": 1, "tax": 1})
    assert scores.best(found, 1)[0][0] == "d0"
    assert found[1] > found[3]


def test_a_term_that_all_texts_have_still_counts():
    assert all(scores_of(["the bin", "the tax"]).score({"the": 1}) > 0)


@pytest.mark.parametrize(
    ("scores", "limit", "expected"),
    [
        ([1, 3, 2, 0], 2, [1, 2]),
        ([1, 1, 1, 1], 2, [0, 1]),
        ([0, 2, 1, 2, 2], 2, [1, 3]),
        ([0, 0], 5, []),
        ([1, 2], 0, []),
    ],
)
def test_top_is_in_order_and_ties_too(scores, limit, expected):
    assert best_places(np.array(scores, np.float32), limit).tolist() == expected


@pytest.mark.parametrize("limit", [1, 10, 50, 2000])
@pytest.mark.parametrize("steps", [3, 40, 100_000])
def test_top_of_many_pages_is_what_sorting_all_of_them_gives(limit, steps):
    drawn = np.random.default_rng(limit).integers(-steps, steps, 3000) / steps
    scores = drawn.astype(np.float32)
    order = [i for i in np.argsort(-scores, kind="stable").tolist() if scores[i] > 0]
    assert best_places(scores, limit).tolist() == order[:limit]


def test_many_terms_in_one_step_score_as_one_after_another():
    texts = ["a b c d e f g h i", "a c e g i k", "", "k l m"]
    scores, weights = scores_of(texts), {x: 1.0 + i / 7 for i, x in enumerate("abcdefghiklmz")}
    singly = sum(scores.score({term: weight}) for term, weight in weights.items())
    assert scores.score(weights) == pytest.approx(singly)
    assert scores.score(dict.fromkeys("nopqrstuvwxyz", 1.0)).tolist() == [0, 0, 0, 0]


def test_saved_and_loaded(tmp_path):
    scores = scores_of(["bin", "tax band"])
    scores.save(tmp_path / "scores")
    loaded = TermScores.load(tmp_path / "scores")
    assert loaded.best(loaded.score({"band": 1}), 5) == scores.best(scores.score({"band": 1}), 5)


def test_no_texts_at_all():
    assert scores_of([]).score({"bin": 1}).shape == (0,)
