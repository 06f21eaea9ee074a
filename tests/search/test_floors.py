"""Quality floors on data that ships with the project: they run everywhere and never skip."""

from datetime import date

from demo.council import FOLDER, HTML, Site
from search.documents import from_run
from search.evaluation.judgements import from_log
from search.learning.training_pairs import pairs_from_log
from search.logs.query_log import read_log
from search.ranker_comparison import answers_of_halves, figures_of_halves
from tests.search.floors import below, floors_of

HOME = "https://www.mereford.gov.uk/"


def test_the_demo_holds(make_site):
    """The log is pinned; pages get faults now and then, so these floors leave room."""
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
