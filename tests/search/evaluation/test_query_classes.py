import pytest

from search.documents import SearchDocument
from search.evaluation.judgements import JudgedQuery
from search.evaluation.query_classes import QueryClassifier, families

DOCUMENTS = [
    SearchDocument(id="bins", title="Mereford bins", body="Wheelie lids", service="Waste"),
    SearchDocument(id="tax", title="Council tax", service="Council tax"),
    SearchDocument(id="about", title="About us"),
]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("council tax", []),
        ("counsil tax", ["misspelt", "new_word"]),
        ("mereford", ["one_word", "new_word"]),
        ("how pay council tax", ["question"]),
        ("the council", ["one_word"]),
        ("bins", ["one_word", "new_word"]),
        ("xq7 council", ["new_word"]),
    ],
)
def test_kinds(query, kinds):
    assert QueryClassifier(DOCUMENTS, ["pay council taxes"]).of(query) == kinds


def test_families_go_by_the_best_judged_page():
    judged = [
        JudgedQuery("1", "bins", {"bins": 3, "tax": 1}),
        JudgedQuery("2", "pay", {"tax": 2, "bins": 1}),
        JudgedQuery("3", "gone", {"elsewhere": 3, "bins": 0}),
        JudgedQuery("4", "who", {"about": 3}),
    ]
    assert families(judged, DOCUMENTS) == {"Council tax": ["2"], "Waste": ["1"]}
