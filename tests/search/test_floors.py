"""Quality floors on public judged collections and on the demo. They are never lowered silently."""

import hashlib
import tomllib
from datetime import date
from pathlib import Path

import pytest

from demo.council import FOLDER, HTML, Site
from search.analysis import folded
from search.benchmark import benchmark_collection
from search.documents import from_run, read_collection
from search.evaluation.judgements import from_log, judged_queries, read_qrels, read_queries
from search.learning.training_pairs import half_of, pairs_from_log
from search.logs.query_log import read_log
from search.ranker_comparison import answers_of_halves, compare, figures_of_halves

DATA = Path(__file__).parents[3] / "shared" / "data" / "search"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())
HOME = "https://www.mereford.gov.uk/"


def floors_of(name, files):
    """Return the floors of a collection, once its data is what they were measured on."""
    pinned = dict(FLOORS[name])
    pinned.pop("files", None)
    digest = hashlib.blake2b(b"".join(f.read_bytes() for f in files), digest_size=16).hexdigest()
    assert digest == pinned.pop("data"), (
        f"other data: the floors of {name} say nothing of it. Measure it, and pin both anew"
    )
    return pinned


def below(found, floors):
    """Return the figures under their floors."""
    return {n: found[n].ndcg_at_10 for n, floor in floors.items() if found[n].ndcg_at_10 < floor}


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
    assert found["signpost"].ndcg_at_10 >= max(x.ndcg_at_10 for x in found.values())


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


def test_the_demo_holds(make_site):
    """The log is pinned; pages get issues now and then, so these floors leave room."""
    log_file = FOLDER / "query-log.tsv"
    council = Site(1, date(2026, 11, 2))
    answers = {path: council.answer(path) for path in sorted(council.pages)}
    pages = {
        path: answer.body.decode()
        for path, answer in answers.items()
        if answer.status == 200 and answer.headers.get("Content-Type") == HTML
    }
    site = make_site(pages)
    log = read_log(log_file, HOME)
    documents, judged = from_run(site.workspace, site.run.id), from_log(log)
    answers = answers_of_halves(documents, judged, pairs_from_log(log))
    found = figures_of_halves(documents, judged, answers)
    assert below(found.rankers, floors_of("demo", [log_file])) == {}
