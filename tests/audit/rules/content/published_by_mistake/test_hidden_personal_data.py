RULE = "content/hidden-personal-data"
PEOPLE = {"ni_number": 312, "birth_date": 300}


def test_tells_kinds_place_and_number(judge, document):
    part = (
        "hidden_sheet",
        {"place": "sheet 3 of 5", "rows": 313, "personal": PEOPLE, "people": 312},
    )
    found = judge(RULE, document=document(part))
    assert found.outcome == "fail"
    said = found.findings[0]
    assert said.where == "hidden sheet: sheet 3 of 5"
    assert said.evidence == (
        "names (312 rows), National Insurance number (312 rows), date of birth beside a name (300 rows)"
    )


def test_signatures_are_not_hidden_on_purpose(judge, document):
    part = ("comments", {"personal": {"signature": 1}, "people": 1})
    assert judge(RULE, document=document(part)).outcome == "fail"


def test_one_address_may_be_an_organisations(judge, document):
    few = ("hidden_rows", {"personal": {"home_address": 2}, "people": 2})
    many = ("hidden_rows", {"personal": {"home_address": 3}, "people": 3})
    assert judge(RULE, document=document(few)).outcome == "pass"
    assert judge(RULE, document=document(many)).outcome == "fail"


def test_kinds_of_a_later_version_are_passed_over(judge, document):
    part = ("hidden_rows", {"personal": {"star_sign": 4}})
    assert judge(RULE, document=document(part)).outcome == "pass"


def test_what_was_not_looked_at_is_not_fine(judge, document):
    assert judge(RULE, document=document(unread=["picture 4"])).outcome == "could_not_check"
    cut = ("hidden_sheet", {"place": "sheet 2", "signs": ["cut_off"]})
    assert judge(RULE, document=document(cut)).outcome == "could_not_check"
    cut = ("hidden_sheet", {"personal": PEOPLE, "signs": ["cut_off"]})
    assert "at least" in judge(RULE, document=document(cut)).findings[0].message


def test_covered_words_have_their_own_rule(judge, document):
    part = ("pdf_covered_text", {"personal": PEOPLE})
    assert judge(RULE, document=document(part, format="pdf")).outcome == "pass"
