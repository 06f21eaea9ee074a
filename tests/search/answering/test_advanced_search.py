import time

import pytest

from search.answering.advanced_search import MOST_EXPANDED, AdvancedSearch, QueryRefused
from search.answering.live_search import LiveSearch
from search.builds.build import builds
from search.documents import SearchDocument
from search.editors import EditorialRules
from search.index import BuildPlan, make_build
from search.learning.training_pairs import TrainingPairs
from signpost.workspace import Workspace

HOME = "https://www.example.gov.uk"
WORDS = " ".join(f"zq{i:05d}" for i in range(MOST_EXPANDED + 50))
PAGES = [
    SearchDocument(f"{HOME}/bins", "Bin collections", "", "Put your brown bin out by six.", ""),
    SearchDocument(f"{HOME}/garden", "Garden waste", "", "A bin that is brown costs more.", ""),
    SearchDocument(f"{HOME}/recycling", "Recycling centres", "Tips", "Planning a visit.", ""),
    SearchDocument(f"{HOME}/secret", "Secret bin store", "", "Nobody sees this.", ""),
    SearchDocument(f"{HOME}/words", "Many words", "", WORDS, ""),
]


@pytest.fixture(scope="module")
def advanced(tmp_path_factory):
    with Workspace.open(tmp_path_factory.mktemp("advanced")) as workspace:
        make_build(workspace, BuildPlan(1, PAGES, TrainingPairs(), "whoosh"))
        [build] = builds(workspace)
        yield AdvancedSearch(LiveSearch(build, EditorialRules({}, hidden=("/secret",))))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bin", {"/bins", "/garden"}),
        ("bins", {"/bins", "/garden"}),
        ("title:bin", {"/bins"}),
        ("body:bin AND title:garden", {"/garden"}),
        ("bin NOT garden", {"/bins"}),
        ("collections OR recycling", {"/bins", "/recycling"}),
        ('"brown bin"', {"/bins"}),
        ('"bin brown"', set()),
        ("brown bin", {"/bins", "/garden"}),
        ("recycl*", {"/recycling"}),
        ("RECYCLING*", {"/recycling"}),
        ("ga?den", {"/garden"}),
        ("headings:tip", {"/recycling"}),
        ("(collections OR recycling) AND brown", {"/bins"}),
        ("garden^2 [a TO z] unclosed( \"", set()),
        ("10:30 nowhere", set()),
        ("zq00001", {"/words"}),
    ],
)  # fmt: skip
def test_the_query_language(advanced, query, expected):
    found = advanced.search(query)
    assert {x.address.removeprefix(HOME) for x in found.results} == expected
    assert found.total == len(expected)


@pytest.mark.parametrize(
    "query",
    [
        "", "*", "?*", "title:*", "a*", "bins *", "zq*", "zq0*", "bi*n*s*x*", "( " * 30 + "bin",
        "word " * 10_000, " OR ".join(f"w{i}" for i in range(10_000)), "x" * 5_000,
        "(" * 5_000, '"' * 400, "🗑",
    ],
)  # fmt: skip
def test_what_would_take_too_long_is_refused_at_once(advanced, query):
    start = time.monotonic()
    with pytest.raises(QueryRefused) as refused:
        advanced.search(query)
    assert "\n" not in str(refused.value)
    assert time.monotonic() - start < 2
