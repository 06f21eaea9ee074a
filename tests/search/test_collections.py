"""Quality floors on public judged collections, where they lie beside the project.

The collections are not ours to ship, so these tests skip where they are not; the floors that hold
everywhere are in `test_floors.py`.
"""

import hashlib
from pathlib import Path

import pytest

from search.analysis import folded
from search.benchmark import benchmark_collection
from search.documents import read_collection
from search.evaluation.judgements import judged_queries, read_qrels, read_queries
from search.learning.training_pairs import half_of
from search.ranker_comparison import compare
from tests.search.floors import FLOORS, below, floors_of

pytestmark = pytest.mark.slow
DATA = Path(__file__).parents[3] / "shared" / "data" / "search"


def there(collection):
    folder = DATA / collection
    if not folder.exists():
        pytest.skip(f"the collection {collection} is not here")
    return [folder / name for name in FLOORS[collection]["files"]]


@pytest.mark.parametrize("collection", ["cranfield", "cacm"])
def test_ndcg_holds(collection):
    files = there(collection)
    floors = floors_of(collection, files)
    found = benchmark_collection(*files).rankers
    assert below(found, floors) == {}
    # Where there is no log, putting things together must do no harm.
    plain = max(found[name].ndcg_at_10 for name in ("whoosh", "tfidf"))
    assert found["signpost"].ndcg_at_10 >= plain


def drawn(text, one_in):
    """Draw the same texts on every machine."""
    return int(hashlib.blake2b(text.encode(), digest_size=4).hexdigest(), 16) % one_in == 0


def test_learning_holds_on_a_sample_of_govuk():
    """One in ten of half 1's queries are asked, one in five of half 0's taught, of 4,000 pages."""
    files = there("govuk")
    floors = floors_of("govuk", files)
    judged = judged_queries(read_queries(files[1]), read_qrels(files[2]))
    asked = [q for q in judged if half_of(q.query) and drawn(folded(q.query), 10)]
    taught = [q for q in judged if not half_of(q.query) and drawn(folded(q.query), 5)]
    wanted = {key for q in (*asked, *taught) for key in q.grades}
    documents = [d for d in read_collection(files[0]) if d.id in wanted or drawn(d.id, 10)]
    assert below(compare(documents, asked, taught).rankers, floors) == {}
