import pytest

RULE = "content/personal-data-on-page"


def test_finds_a_table_of_people_and_tells_none_of_it(judge):
    rows = "".join(
        f"<tr><td>{name}</td><td>{day}/03/1979</td><td>CE1122{day}D</td></tr>"
        for name, day in (("Ada Finch", 11), ("Hugh Prentice", 12), ("Noor Aziz", 13))
    )
    html = f"<table><tr><th>Name</th><th>DOB</th><th>NI number</th></tr>{rows}</table>"
    found = judge(RULE, html)
    assert found.outcome == "fail"
    told = str(found.findings)
    assert "National Insurance number (3 lines)" in told
    for secret in ("Finch", "Prentice", "CE1122", "1979"):
        assert secret not in told


def test_a_hidden_element_counts(judge):
    html = "<div style='display:none'>Ada Finch, NI number CE 11 22 33 D</div>"
    assert judge(RULE, html).outcome == "fail"


def test_signatures_are_for_a_person_to_decide(judge):
    found = judge(RULE, "<p>Signed: Ada Finch</p><p>Signed: Hugh Prentice</p>")
    assert found.outcome == "needs_person"
    assert found.findings[0].severity == "moderate"


def test_a_list_of_homes_needs_a_person(judge):
    homes = [("Ada Finch", 14), ("Hugh Prentice", 3), ("Noor Aziz", 9)]
    items = "".join(f"<li>{name}, {n} Elm Road</li>" for name, n in homes)
    assert judge(RULE, f"<ul>{items}</ul>").outcome == "needs_person"
    assert judge(RULE, "<p>Ada Finch, 14 Elm Road</p>").outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Enter your National Insurance number, for example QQ 12 34 56 C.</p>",
        "<p>Contact officer: Ada Finch, 01632 960 110, ada.finch@mereford.gov.uk</p>",
        (
            "<h2>Your councillors</h2><ul><li>Ada Finch, 1 Elm Road</li><li>Hugh Prentice, 2 Elm Road"
            "</li><li>Noor Aziz, 3 Elm Road</li></ul>"
        ),
        "<p>Visit the Central Library, 32 Theobalds Road, MF2 4PA.</p>",
        "<p>Planning application 23/01234/FUL was refused.</p>",
    ],
)
def test_leaves_what_councils_publish(judge, html):
    assert judge(RULE, html).outcome == "pass"
