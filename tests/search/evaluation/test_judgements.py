import pytest

from search.documents import SearchError
from search.evaluation import judgements
from search.logs.query_log import LoggedQuery, QueryLog
from signpost.settings.config import Config, JourneySettings, SiteSettings

SITE = "https://www.mereford.gov.uk"


def written(tmp_path, text):
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8")
    return file


def test_qrels(tmp_path):
    text = "q1 0 /bins?a=b&c#d 3\nq1\t0\thttps://x.example/a b\t0\r\n\nq2 Q0 d -2\n"
    assert judgements.read_qrels(written(tmp_path, text)) == {
        "q1": {"/bins?a=b&c#d": 3, "https://x.example/a b": 0},
        "q2": {"d": 0},
    }


@pytest.mark.parametrize("line", ["q1 0 d", "q1 0 d high", "q1", "q1 0 d 1.5"])
def test_bad_qrels_name_the_line(tmp_path, line):
    with pytest.raises(SearchError, match=r"line 2: has to be 'query_id 0 document_id grade'"):
        judgements.read_qrels(written(tmp_path, f"q1 0 d 1\n{line}\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("q1\tbins\n", {"q1": ("bins", 1)}),
        ("query_id\tquery\tsearches\tsets\nq1\tbins\t12\ta,b\n", {"q1": ("bins", 12)}),
        ("q1\tbins\t\tset\n", {"q1": ("bins", 1)}),
    ],
)
def test_queries(tmp_path, text, expected):
    assert judgements.read_queries(written(tmp_path, text)) == expected


def test_bad_queries_name_the_line(tmp_path):
    with pytest.raises(SearchError, match="line 2"):
        judgements.read_queries(written(tmp_path, "q1\tbins\nbins\n"))


def test_joining_leaves_out_what_nobody_judged():
    found = judgements.judged_queries({"b": ("bins", 2), "a": ("rent", 1)}, {"b": {"d": 0}})
    assert [(q.id, q.searches, q.can_be_answered) for q in found] == [("b", 2, False)]


@pytest.mark.parametrize(
    ("clicks", "grades"),
    [
        ({"a": 6, "b": 3, "c": 1}, {"a": 3, "b": 2, "c": 1}),
        ({"a": 1, "b": 1}, {"a": 3, "b": 3}),
        ({}, {}),
    ],
)
def test_clicks_become_grades(clicks, grades):
    assert judgements.grades_of_clicks(clicks) == grades


def test_a_log_without_clicks_judges_nothing():
    log = QueryLog((LoggedQuery("rent", 9), LoggedQuery("bins", 2, {"/bins": 1})))
    assert [(q.query, q.grades) for q in judgements.from_log(log)] == [("bins", {"/bins": 3})]


@pytest.mark.parametrize(
    ("end", "right"),
    [
        ("/bins", [f"{SITE}/bins"]),
        ("/bins/", [f"{SITE}/bins"]),
        (f"{SITE}/bins", [f"{SITE}/bins"]),
        ("/bins*", [f"{SITE}/bins", f"{SITE}/bins/days"]),
        ("/gone", []),
        ("", []),
    ],
)
def test_journeys(end, right):
    story = JourneySettings(name="bins", searches=("Bin day",), end=end)
    config = Config(site=SiteSettings(url=f"{SITE}/"), journey=(story,))
    found = judgements.from_journeys(config, [f"{SITE}/bins", f"{SITE}/bins/days", f"{SITE}/rent"])
    assert [(q.id, list(q.grades)) for q in found] == ([("bin day", right)] if right else [])
