import pytest

from search.analysis import words
from search.benchmark import benchmark_run
from search.documents import SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.index import build_index
from search.insights.insight import InsightSources, search_insight
from search.insights.topics import topics
from search.insights.vocabulary_gap import vocabulary_gaps
from search.learning.training_pairs import half_of
from search.rankers.ranker import Ranker
from signpost.workspace.artifacts.search_insight import INSIGHT, LeftOutSearches
from signpost.workspace.artifacts.searched import QueryRow

pytestmark = pytest.mark.slow


class TitleRanker(Ranker):
    """Finds the pages whose title says a word of the query."""

    def __init__(self, titles):
        self.titles = titles

    def search(self, query, limit=10):
        found = [k for k, t in self.titles.items() if set(query.split()) & set(t.lower().split())]
        return [(key, 1.0) for key in found[:limit]]

    def build(self, documents, learnt):
        raise NotImplementedError

    def relearn(self, learnt):
        raise NotImplementedError

    def save(self, folder):
        raise NotImplementedError

    def load(self, folder):
        raise NotImplementedError


def row(query, searches=5, state="zero", clicks=0):
    return QueryRow(query=query, searches=searches, state=state, clicks=clicks)


def insight(rows, ranker, staff=()):
    halves = {0: ranker, 1: ranker}
    return search_insight(InsightSources(rows, [], DOCUMENTS, ranker, halves, staff))


def test_topics_gather_what_shares_its_telling_words():
    found = topics([row("nursery place", 9), row("nursery places cost", 4), row("ice rink", 8)])
    assert [(t.name, t.searches) for t in found] == [("nursery place", 13), ("ice rink", 8)]
    assert [q.query for q in found[0].queries] == ["nursery place", "nursery places cost"]


@pytest.mark.parametrize("rows", [[], [row("one")], [row("?")]])
def test_few_queries_are_topics_too(rows):
    assert len(topics(rows)) == len([r for r in rows if r.query != "?"])


DOCUMENTS = {
    "/waste": SearchDocument("/waste", "Waste collections", body="When we collect."),
    "/form.pdf": SearchDocument("/form.pdf", "Blue badge form", kind="document"),
    "/parks": SearchDocument("/parks", "Parks", body="Parks in the borough."),
}
WORDS = ["blue", "big", "new", "old", "missed", "broken", "free", "extra"]
JUDGED = [JudgedQuery(f"{w} rubbish", f"{w} rubbish", {"/waste": 3}, 10) for w in WORDS]


def test_a_gap_is_suggested_when_it_helps_queries_it_was_not_found_by():
    assert {half_of(q.query) for q in JUDGED} == {0, 1}
    ranker = TitleRanker({"/waste": "waste collections", "/parks": "big parks"})
    found = {x.resident: x for x in vocabulary_gaps(JUDGED, DOCUMENTS, {0: ranker, 1: ranker})}
    gap = found["rubbish"]
    assert (gap.council, gap.searches, gap.pages) == ("collections", 80, 1)
    assert gap.queries == 8
    assert gap.before == 0.0
    assert gap.after > 0.9
    assert gap.suggest
    assert not found["blue"].suggest
    assert found["blue"].before is None


def test_a_gap_that_helps_nobody_is_not_suggested():
    ranker = TitleRanker({"/waste": "rubbish", "/parks": "collections"})
    found = {x.resident: x for x in vocabulary_gaps(JUDGED, DOCUMENTS, {0: ranker, 1: ranker})}
    assert not found["rubbish"].suggest
    assert found["rubbish"].after <= found["rubbish"].before


def test_what_pages_do_not_answer_is_told():
    ranker = TitleRanker({k: d.title.lower() for k, d in DOCUMENTS.items()})
    rows = [row("blue badge", state="unjudged"), row("parks", state="answered"), row("ice rink")]
    rows += [row("speak to someone", state="low"), row("blue lagoon cruise", state="unjudged")]
    found = insight(rows, ranker)
    assert [(x.query, x.address) for x in found.pdf_only] == [
        ("blue badge", "/form.pdf"),
        ("blue lagoon cruise", "/form.pdf"),
    ]
    assert [x.query for x in found.no_page] == [
        "ice rink", "speak to someone", "blue lagoon cruise",
    ]  # fmt: skip
    assert [x.query for x in found.contact] == ["speak to someone"]
    assert [x.name for x in found.topics] == ["ice rink", "speak to someone"]
    assert (found.queries, found.searches) == (5, 25)


def test_a_title_is_suggested_when_it_helps_queries_it_was_not_found_by():
    def rebuild(_half, documents):
        return TitleRanker({d.id: " ".join(words(d.title)) for d in documents})

    ranker = TitleRanker({"/waste": "waste collections", "/parks": "big parks"})
    found = {
        x.resident: x for x in vocabulary_gaps(JUDGED, DOCUMENTS, {0: ranker, 1: ranker}, rebuild)
    }
    edit = found["rubbish"].title_edit
    assert (edit.address, edit.title) == ("/waste", "Waste collections")
    assert edit.suggested == "Waste collections (rubbish)"
    assert edit.queries == 8
    assert edit.before == 0.0
    assert edit.after > 0.9
    assert edit.suggest
    # One query with the word leaves nobody to try it on.
    assert not found["blue"].title_edit.suggest
    plain = {0: ranker, 1: ranker}
    helps_nobody = vocabulary_gaps(JUDGED, DOCUMENTS, plain, lambda half, _documents: plain[half])
    assert not any(row.title_edit.suggest for row in helps_nobody)


def test_what_is_no_residents_question_is_left_out_and_told():
    ranker = TitleRanker({k: d.title.lower() for k, d in DOCUMENTS.items()})
    rows = [row("payroll", 9), row("<script>", 3), row("ice rink"), row("jamie carter", clicks=2)]
    found = insight(rows, ranker, ["payroll"])
    assert found.left_out == [
        LeftOutSearches(reason="spam", searches=3, queries=["<script>"]),
        LeftOutSearches(reason="staff", searches=9, queries=["payroll"]),
    ]
    assert [x.name for x in found.topics] == ["ice rink", "jamie carter"]
    assert found.searches == 22


def test_the_benchmark_stores_it(council):
    workspace, config, run = council()
    build_index(workspace, config, run.id)
    benchmark_run(workspace, config, run)
    found = workspace.artifacts.read(run.id, INSIGHT)
    assert found.top[0].query == "bin day"
    assert found.topics[0].name == "zzz"
    assert found.seasons is None
    assert found.vocabulary[0].title_edit is not None


def test_the_benchmark_tells_seasons(council, tmp_path):
    workspace, config, run = council(monthly_log="months.tsv")
    lines = [f"2025-{m:02d}\tbin day\t{50 + m}" for m in range(1, 13)]
    # A month that is not over yet tells nothing.
    lines += ["2025-12\trare thing\t2", "2025-12\tfood caddy\t30", f"{run.started[:7]}\tbin day\t1"]
    (tmp_path / "months.tsv").write_text("\n".join(lines))
    benchmark_run(workspace, config, run)
    found = workspace.artifacts.read(run.id, INSIGHT).seasons
    assert found.month == "2025-12"
    assert [topic.name for topic in found.new] == ["food caddy"]
    assert list(found.calendar)[:2] == ["01", "02"]
