RULE = "content/tracked-changes"


def test_finds_changes_and_comments(judge, document):
    parts = [("comments", {"rows": 4, "signs": ["person"]}), ("tracked_deletions", {"rows": 2})]
    found = judge(RULE, document=document(*parts, format="docx"))
    assert found.outcome == "fail"
    assert "who wrote them" in found.findings[0].message
    assert "comments, 4 in all" in found.findings[0].message


def test_what_holds_personal_data_is_told_by_its_own_rule(judge, document):
    part = ("comments", {"rows": 4, "personal": {"nhs_number": 1}})
    assert judge(RULE, document=document(part)).outcome == "pass"


def test_a_clean_document_passes(judge, document):
    assert judge(RULE, document=document(("hidden_text", {"words": 4}))).outcome == "pass"
