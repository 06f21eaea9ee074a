RULE = "content/document-properties"


def test_a_path_is_sure_and_a_name_is_not(judge, document):
    parts = [
        ("property", {"place": "author", "signs": ["person"]}),
        ("property", {"place": "template", "signs": ["internal_path"]}),
    ]
    found = judge(RULE, document=document(*parts))
    assert [(x.key, x.certainty, x.severity) for x in found.findings] == [
        ("path", "sure", "moderate"),
        ("person", "needs_person", "minor"),
    ]


def test_a_program_is_nobody(judge, document):
    assert judge(RULE, document=document(("property", {"place": "author"}))).outcome == "pass"
