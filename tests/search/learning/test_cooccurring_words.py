from search.learning.cooccurring_words import cooccurring_synonyms

TITLES = {
    "/tax": ["tax", "your", "vehicle"],
    "/mot": ["vehicle", "inspections"],
    "/sell": ["sell", "a", "vehicle"],
    "/bins": ["rubbish", "days"],
    "/rent": ["housing", "payments"],
}
LOG = {
    **{f"car {x}": {page: 3} for x, page in
       [("tax", "/tax"), ("mot", "/mot"), ("sold", "/sell"), ("test", "/mot"), ("scrap", "/sell")]},
    **{f"vehicle {x}": {page: 3} for x, page in [("tax", "/tax"), ("mot", "/mot"), ("sold", "/sell")]},
    **{f"bin {i} day": {"/bins": 3} for i in "abcd"},
    **{f"rent {i}": {"/rent": 1} for i in "abcdef"},
}  # fmt: skip


def found(log=LOG):
    return {(m.said, m.means): m for m in cooccurring_synonyms(log, TITLES)}


def test_words_with_the_same_beside_them_stand_for_each_other():
    pair = found()["car", "vehicle"]
    assert (pair.kind, pair.seen) == ("reformulation", 3)
    assert found()["vehicle", "car"].kind == "reformulation"


def test_words_go_with_the_titles_that_they_lead_to():
    pair = found()["bin", "rubbish"]
    assert (pair.kind, pair.seen) == ("co-click", 4)


def test_little_evidence_proposes_nothing():
    # Pages with one point are no answers; a list of things in one place names no synonyms.
    assert not any("rent" in pair or {"a", "b"} <= set(pair) for pair in found())
    assert cooccurring_synonyms({"car tax": {"/tax": 3}, "vehicle tax": {"/tax": 3}}, TITLES) == []


def test_how_often_one_query_was_asked_does_not_matter():
    # The log's points are all there is of clicks: many of one query cannot make a pair.
    assert cooccurring_synonyms({"car": {"/tax": 3, "/mot": 3, "/sell": 3}}, TITLES) == []
