RULE = "content/personal-data-in-document"
TEXT = "Name\tDOB\tNHS no\n" + "".join(
    f"Ada Finch\t{n}/03/1979\t9434765919\n" for n in range(10, 15)
)


def test_rows_are_counted_and_not_told(judge, document):
    found = judge(RULE, document=document(text=TEXT))
    assert found.outcome == "fail"
    assert "NHS number (5 rows)" in found.findings[0].message
    assert "Finch" not in str(found.findings)


def test_a_scan_cannot_be_read(judge, document):
    assert judge(RULE, document=document(text="", has_text=False)).outcome == "could_not_check"


def test_comments_on_planning_are_decided_for_a_folder(judge, document):
    text = "Mr Alan Poole objects to the application because of parking\nNeighbour: Ms Joy Hart"
    found = judge(RULE, document=document(text=text, format="pdf"))
    assert (found.outcome, found.findings[0].key) == ("needs_person", "signatures and comments")
