RULE = "content/redaction-that-does-not-hide"


def test_covered_people_are_sure(judge, document):
    part = ("pdf_covered_text", {"place": "page 7", "words": 12, "personal": {"ni_number": 1}})
    found = judge(RULE, document=document(part, format="pdf"))
    assert (found.outcome, found.findings[0].where) == ("fail", "page 7")


def test_other_covered_words_are_for_a_person(judge, document):
    part = ("pdf_covered_text", {"place": "page 7", "words": 12})
    found = judge(RULE, document=document(part, format="pdf"))
    assert (found.outcome, found.findings[0].severity) == ("needs_person", "serious")


def test_removed_words_are_no_finding(judge, document):
    assert judge(RULE, document=document(format="pdf")).outcome == "pass"


def test_other_formats_have_no_such_boxes(judge, document):
    assert judge(RULE, document=document()).outcome == "not_applicable"
