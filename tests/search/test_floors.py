"""Quality floors on public judged collections. They are never lowered silently."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from search.benchmark import benchmark_collection

DATA = Path(__file__).parents[3] / "shared" / "data" / "search"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())


@pytest.mark.parametrize("collection", FLOORS)
def test_ndcg_holds(collection):
    folder, pinned = DATA / collection, dict(FLOORS[collection])
    if not folder.exists():
        pytest.skip(f"the collection {collection} is not here")
    files = [folder / name for name in pinned.pop("files")]
    digest = hashlib.blake2b(b"".join(f.read_bytes() for f in files), digest_size=16).hexdigest()
    assert digest == pinned.pop("data"), "other data: these floors say nothing of it"
    found = benchmark_collection(*files)["rankers"]
    below = {n: found[n]["ndcg@10"] for n, floor in pinned.items() if found[n]["ndcg@10"] < floor}
    assert below == {}
    # Where there is no log, putting things together must do no harm.
    assert found["signpost"]["ndcg@10"] >= max(x["ndcg@10"] for x in found.values())
