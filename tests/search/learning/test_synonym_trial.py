from collections import Counter

import pytest

from search.documents import SearchDocument
from search.learning.synonym_trial import Fold, SynonymSources, tried_synonyms
from search.learning.synonyms import pair_of
from search.learning.training_pairs import TrainingPairs
from search.rankers.signpost_ranker import SignpostRanker

pytestmark = pytest.mark.slow

TITLES = {f"/{i}": ["vehicle", "page", str(i)] for i in range(12)} | {"/x": ["other", "things"]}
CARS = {f"car {i}": {f"/{i}": 3} for i in range(12)}
OTHERS = {f"thing {i}": {"/x": 3} for i in range(60)}


def result(ask, refused=()):
    folds = []
    for half in (0, 1):
        asked = {q: p for i, (q, p) in enumerate(CARS.items()) if i % 2 == half}
        taught = {q: p for q, p in CARS.items() if q not in asked} | OTHERS
        folds.append(Fold(asked, taught, ask))
    known = SynonymSources(Counter(), TITLES, {}, refused)
    found = tried_synonyms(known, CARS | OTHERS, folds)
    return {(m.said, m.means): m for m in found.all}


def helped(query, meanings):
    right, number = meanings.knows("car"), query.split()[1]
    return [f"/{number}"] if right else ["/x", f"/{number}"]


def harmed(query, meanings):
    return ["/x"] if meanings.knows("car") else [f"/{query.split()[1]}"]


def indifferent(query, meanings):
    return ["/x"]


def test_what_helps_held_out_queries_is_used():
    found = result(helped)["car", "vehicle"]
    assert (found.used, found.why, found.queries) == (True, "it helps", 12)
    assert found.before < found.after == 1.0


@pytest.mark.parametrize("ask", [harmed, indifferent])
def test_what_does_not_is_listed_and_not_used(ask):
    found = result(ask)["car", "vehicle"]
    assert (found.used, found.why) == (False, "no gain beyond chance")


def test_what_editors_refuse_is_not_even_tried():
    assert ("car", "vehicle") not in result(helped, {pair_of("car", "vehicles")})


def test_few_queries_tell_nothing():
    known = SynonymSources(Counter({("bb", "blue badge"): 3}), TITLES, {})
    found = tried_synonyms(known, CARS | OTHERS, [])
    assert {m.used for m in found.all} == {False}
    assert {m.kind for m in found.all} >= {"abbreviation", "co-click"}


def families():
    """Pages in families of five whose abbreviation the log says and only one page states."""
    syllables = ("bora", "dimu", "felo", "gani", "kepu", "lota", "mivo", "nusa", "pefi", "rodu")
    tasks = ("apply", "renew", "cancel", "appeal", "report")
    pages, queries = [], {}
    for i in range(44):
        named = [
            syllables[i % 10] + "n",
            syllables[(i * 3 + i // 10) % 10] + "l",
            f"tazu{chr(97 + i % 26)}{chr(97 + i // 26)}",
        ]
        short = "".join(word[0] for word in named)
        for task in tasks:
            key = f"/{i}/{task}"
            text = f"{' '.join(named)} ({short.upper()})" if task in tasks[:2] else "More of it."
            pages.append(SearchDocument(key, f"{task} {' '.join(named)}", body=text))
            queries.setdefault(f"{short} {task}", {})[key] = 3
    by_page = {}
    for query, found in queries.items():
        for key, points in found.items():
            by_page.setdefault(key, {})[query] = points
    return sorted(pages, key=lambda d: d.id), TrainingPairs(by_page)


def test_the_ranker_learns_keeps_and_forgets(tmp_path):
    pages, learnt = families()
    ranker = SignpostRanker()
    ranker.build(pages, learnt)
    used = ranker.synonyms.used
    assert used
    assert {m.kind for m in used} == {"abbreviation"}
    ranker.save(tmp_path)
    again = SignpostRanker()
    again.load(tmp_path)
    assert again.synonyms.used == used
    query = f"{used[0].said} report"
    assert again.search(query) == ranker.search(query)
    assert set(used[0].stems) <= set(again.terms(query))
    again.refuse({m.pair for m in used})
    assert not set(used[0].stems) <= set(again.terms(query))
