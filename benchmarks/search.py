"""How well and how fast the rankers answer: two classic collections, and real GOV.UK queries.

Usage: python benchmarks/search.py [--data FOLDER] [--only cranfield,cacm,govuk]
           [--rankers signpost] [--sample 1500] [--dense]

FOLDER holds `search/cranfield`, `search/cacm` and `search/govuk`; by default it is `shared/data`
beside the repository. A collection that is not there is skipped with one line. Where rankers
learn, they learn from one half of all judged queries (by hash of the words) and are asked the
other half. `--sample` is how many click queries are asked; `--dense` gives the Signpost ranker
dense vectors (signpost[dense]).
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec

from search.benchmark import benchmark_collection
from search.documents import read_collection
from search.evaluation.judgements import JudgedQuery, judged_queries, read_qrels, read_queries
from search.evaluation.metrics import averages, median_and_p95, per_query
from search.learning.training_pairs import TrainingPairs, half_of, pairs_from_judgements
from search.ranker_comparison import RankedAnswers
from search.rankers.ranker import Ranker, RankerOptions
from search.rankers.registry import make_ranker, ranker_names
from search.terminal import benchmark_table

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
CLICKS = "2024-10-16-clickstream-judgements"
# A fixed draw, so that figures compare from run to run.
SEED, SAMPLE = 20261121, 1500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", default="cranfield,cacm,govuk")
    parser.add_argument("--rankers", default="all")
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--dense", action="store_true")
    options = parser.parse_args()
    for name in options.only.split(","):
        folder = options.data / "search" / name
        if not (folder / "docs.jsonl.gz").exists():
            print(f"{name}: skipped, there is no {folder}")
        elif name == "govuk":
            govuk(folder, ranker_names(options.rankers), options.sample, options.dense)
        else:
            classic(name, folder)
    print(f"Most memory used: {memory()} MB")


def classic(name: str, folder: Path) -> None:
    """Print the figures on one classic collection; there is nothing to learn from."""
    files = [folder / "docs.jsonl.gz", folder / "queries.tsv", folder / "qrels.trec"]
    print(f"\n== {name}, nothing learnt")
    print(benchmark_table(benchmark_collection(*files)))


def govuk(folder: Path, rankers: Sequence[str], size: int, dense: bool) -> None:
    """Print the figures on GOV.UK, without and with learning from the other half."""
    documents = read_collection(folder / "docs.jsonl.gz")
    queries = read_queries(folder / "queries.tsv")

    def judged(name: str) -> list[JudgedQuery]:
        return judged_queries(queries, read_qrels(folder / f"qrels.{name}.trec"))

    everything, hand, clicks = judged("all"), judged("hand"), judged(CLICKS)
    sample = random.Random(SEED).sample(clicks, min(size, len(clicks)))
    sets = {
        "hand": hand,
        "clicks": sample,
        "hand half": other_half(hand),
        "clicks half": other_half(sample),
    }
    taught = pairs_from_judgements(q for q in everything if half_of(q.query) == 0)
    print(f"\n== govuk: {len(documents)} documents")
    print("Click judgements favour what was shown, and residents' near-duplicates (another ending,")
    print("a slip) may stand in both halves; no query stands in both word for word.")
    for name in rankers:
        ranker = make_ranker(name, RankerOptions(dense=dense))
        start = time.perf_counter()
        ranker.build(documents, TrainingPairs())
        print(f"\n{name}: built in {time.perf_counter() - start:.1f} s; nothing learnt")
        show(ranker, sets)
        start = time.perf_counter()
        learned = ranker.relearn(taught)
        print(f"{name}: learnt half in {time.perf_counter() - start:.1f} s; asked the other")
        show(learned, {k: v for k, v in sets.items() if k.endswith("half")})


def other_half(judged: Sequence[JudgedQuery]) -> list[JudgedQuery]:
    """Keep the queries that nobody learns from."""
    return [q for q in judged if half_of(q.query) == 1]


def show(ranker: Ranker, sets: dict[str, list[JudgedQuery]]) -> None:
    """Print one line of figures a set."""
    for name, judged in sets.items():
        answers = RankedAnswers()
        answers.ask(ranker, judged)
        found = msgspec.to_builtins(averages(per_query(judged, answers.ids), answers.ids))
        found["p50_ms"], found["p95_ms"] = median_and_p95(answers.milliseconds)
        print(f"  {name:12}" + "".join(f" {key} {value!s:<8}" for key, value in found.items()))


def memory() -> int:
    """Return the most memory this process used, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
