"""Quality floors on public judged collections. They are never lowered silently."""

from pathlib import Path

import pytest

from search.benchmark import benchmark_collection

DATA = Path(__file__).parents[3] / "shared" / "data" / "search"


@pytest.mark.parametrize(
    ("collection", "floors"),
    [
        ("cranfield", {"whoosh": 0.385, "tfidf": 0.38, "signpost": 0.385}),
        ("cacm", {"whoosh": 0.45, "tfidf": 0.40, "signpost": 0.48}),
    ],
)
def test_ndcg_holds(collection, floors):
    folder = DATA / collection
    if not folder.exists():
        pytest.skip(f"the collection {collection} is not here")
    files = [folder / name for name in ("docs.jsonl.gz", "queries.tsv", "qrels.trec")]
    found = benchmark_collection(*files)["rankers"]
    below = {n: found[n]["ndcg@10"] for n, floor in floors.items() if found[n]["ndcg@10"] < floor}
    assert below == {}
