"""What one query costs in processor time beside tantivy, a search engine in Rust.

Usage: python benchmarks/search_speed.py [--data FOLDER] [--queries 2000] [--rounds 3]
       [--documents 0]

FOLDER holds `search/govuk`; by default it is `shared/data` beside the repository. All sides index
the same documents, run in this one process and are asked the same queries in turn: the ids of
the ten best pages. The rankers are loaded from disk, as the service does it. No answer is
remembered by any side (the service remembers whole answers besides). Stems and slips are
remembered word by word, so the first round, in which words are new, is told apart. tantivy is
asked twice: of the same four fields with the same weights as ours, and of all words of a page in
one field, which is the least that it can do. `--documents` takes only so many documents (0: all).
tantivy (`pip install tantivy`) is needed for the comparison alone.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from search.documents import SearchDocument, read_collection
from search.evaluation.judgements import judged_queries, read_qrels, read_queries
from search.learning.training_pairs import TrainingPairs, half_of, pairs_from_judgements
from search.rankers.registry import load_ranker, make_ranker, rankers

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
BEST = 10
FIELDS = {"title": 0.5, "headings": 0.3, "address": 0.5, "body": 1.0}
PEER = "tantivy"
_WORD = re.compile(r"\w+")

Ask = Callable[[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=0)
    options = parser.parse_args()
    folder = options.data / "search" / "govuk"
    if not (folder / "docs.jsonl.gz").exists():
        print(f"skipped, there is no {folder}")
        return
    documents = read_collection(folder / "docs.jsonl.gz")[: options.documents or None]
    judged = judged_queries(
        read_queries(folder / "queries.tsv"), read_qrels(folder / "qrels.all.trec")
    )
    learnt = pairs_from_judgements(q for q in judged if half_of(q.query) == 0)
    queries = [q.query for q in judged if half_of(q.query) == 1][: options.queries]
    with tempfile.TemporaryDirectory() as place:
        sides = {**peers(documents), **ours(documents, learnt, Path(place))}
        print(f"{len(documents)} documents, {len(queries)} queries, {options.rounds} rounds")
        tell(asked(sides, queries, options.rounds))


def ours(documents: Sequence[SearchDocument], learnt: TrainingPairs, place: Path) -> dict[str, Ask]:
    """Build our rankers, without and with a log, and load them from disk."""
    sides: dict[str, Ask] = {}
    for name in rankers():
        ranker = make_ranker(name)
        ranker.build(documents, TrainingPairs())
        ranker.save(place / name)
        ranker.relearn(learnt).save(place / f"{name}, learnt")
    for folder in sorted(place.iterdir()):
        loaded = load_ranker(folder.name.partition(",")[0], folder)

        def ask(query: str, search: Any = loaded.search) -> list[str]:
            return [key for key, _ in search(query, BEST)]

        sides[folder.name] = ask
    return sides


def peers(documents: Sequence[SearchDocument]) -> dict[str, Ask]:
    """Index the documents with tantivy, by the same fields as ours and in one field."""
    try:
        import tantivy
    except ImportError:
        print("without tantivy: it is not installed here (pip install tantivy)")
        return {}
    fields = [
        {
            "title": d.title,
            "headings": f"{d.headings}\n{d.links_in}",
            "address": d.address_words,
            "body": d.body,
        }
        for d in documents
    ]
    ids = [d.id for d in documents]
    whole = [{"text": "\n".join(texts.values())} for texts in fields]
    return {
        "tantivy, four fields": tantivy_of(tantivy, ids, fields, FIELDS),
        "tantivy, one field": tantivy_of(tantivy, ids, whole, {"text": 1.0}),
    }


def tantivy_of(
    tantivy: Any, ids: Sequence[str], texts: Sequence[dict[str, str]], weights: dict[str, float]
) -> Ask:
    """Index texts with tantivy (English stems and stop words); return what asks it."""
    analyser = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(40))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword("english"))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in weights:
        builder.add_text_field(name, tokenizer_name="ours", index_option="freq")
    made = tantivy.Index(builder.build())
    made.register_tokenizer("ours", analyser)
    writer = made.writer(heap_size=256_000_000, num_threads=1)
    for key, text in zip(ids, texts, strict=True):
        writer.add_document(tantivy.Document(id=key, **text))
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    searcher = made.searcher()

    def ask(text: str) -> list[str]:
        # Words only, so that its parser meets no syntax; any of them may match.
        query = made.parse_query(" ".join(_WORD.findall(text.lower())), list(weights), weights)
        hits = searcher.search(query, BEST, count=False).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


def asked(sides: dict[str, Ask], queries: Sequence[str], rounds: int) -> dict[str, Any]:
    """Ask all sides in turn; return the processor milliseconds, a row a round, by side."""
    taken = {name: np.zeros((rounds, len(queries))) for name in sides}
    for ask in sides.values():  # what is read once (a dictionary) is no query's own cost
        ask("xqzwv recyclng centr")
    for number in range(rounds):
        for place, query in enumerate(queries):
            for name, ask in sides.items():
                begun = time.process_time_ns()
                ask(query)
                taken[name][number, place] = (time.process_time_ns() - begun) / 1e6
    return taken


def tell(taken: dict[str, Any]) -> None:
    """Print what a query cost on each side, and how that compares with each peer."""
    print(f"{'CPU ms a query':22}{'mean':>8}{'median':>8}{'p95':>8}{'first':>8}")
    late = {name: rows[1:] if len(rows) > 1 else rows for name, rows in taken.items()}
    for name, rows in late.items():
        p50, p95 = np.percentile(rows, [50, 95])
        line = f"{name:22}{rows.mean():8.3f}{p50:8.3f}{p95:8.3f}{taken[name][0].mean():8.3f}"
        beside = [other for other in late if other.startswith(PEER) and not name.startswith(PEER)]
        for other in beside:
            mean, median = rows.mean() / late[other].mean(), p50 / np.median(late[other])
            line += f"   {mean:.2f} (median {median:.2f}) × {other}"
        print(line)


if __name__ == "__main__":
    main()
