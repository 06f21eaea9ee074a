import pytest

RULE = "content/hidden-data"


def severities(found):
    return [x.severity for x in found.findings]


def test_what_is_hidden_is_for_a_person(judge, document):
    part = ("hidden_sheet", {"place": "sheet 2 of 3", "rows": 40, "words": 900})
    found = judge(RULE, document=document(part))
    assert (found.outcome, severities(found)) == ("needs_person", ["moderate"])
    assert "1 hidden sheet, 40 rows and 900 words" in found.findings[0].message


def test_names_make_it_worse(judge, document):
    part = ("hidden_sheet", {"rows": 40, "people": 38})
    assert severities(judge(RULE, document=document(part))) == ["serious"]


@pytest.mark.parametrize("sign", ["feeds_chart", "feeds_lists"])
def test_a_helper_is_minor(judge, document, sign):
    part = ("hidden_columns", {"rows": 40, "people": 12, "signs": [sign]})
    assert severities(judge(RULE, document=document(part))) == ["minor"]


@pytest.mark.parametrize(
    "part",
    [
        ("hidden_sheet", {"signs": ["blank"]}),
        ("hidden_rows", {"rows": 9, "signs": ["collapsed"]}),
        ("thumbnail", {}),
        ("comments", {"rows": 3}),
        ("hidden_sheet", {"personal": {"ni_number": 3}}),
    ],
)
def test_layout_and_what_other_rules_tell(judge, document, part):
    assert judge(RULE, document=document(part)).outcome == "pass"


def test_many_parts_of_a_kind_are_one_finding(judge, document):
    parts = [("hidden_sheet", {"place": f"sheet {n}", "rows": 2}) for n in range(9)]
    found = judge(RULE, document=document(*parts))
    assert [x.where for x in found.findings] == ["sheet 0, sheet 1, sheet 2 and 6 more"]


def test_what_was_not_looked_at_is_not_fine(judge, document):
    assert judge(RULE, document=document(unread=["an embedded file"])).outcome == "could_not_check"
