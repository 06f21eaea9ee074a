"""What is found in lines and tables of documents, and what only looks like it."""

import pytest

from benchmarks.personal_data import DOCUMENTS, document_lines, score_of_documents
from signpost.language.personal_data.find import counted, masked, personal_data

LEAST_FOUND, MOST_TOUCHED = 0.97, 0.01


def kinds(text):
    return {x.kind for x in personal_data(text)}


def test_recall_and_clean_lines_of_documents():
    lines = document_lines(DOCUMENTS)
    assert len(lines) >= 200
    assert len({text for text, _ in lines}) == len(lines)
    score = score_of_documents(lines)
    assert score.recall >= LEAST_FOUND, score
    assert score.share_touched <= MOST_TOUCHED, score


TABLE = (
    "Surname\tFirst name\tDOB\tNI no\tRent account no\tDisability\n"
    "Okoro\tBlessing\t04/03/1991\tJK 20 31 42 A\t7712345\tYes\n"
    "Prentice\tHugh\t21/12/1950\tLM334455C\t7712346\tNo\n"
)


def test_a_table_is_read_by_its_headings():
    found = counted(personal_data(TABLE))
    assert found == {
        "ni_number": 2,
        "birth_date": 2,
        "case_number": 2,
        "health_or_benefit": 1,
    }


@pytest.mark.parametrize(
    "text",
    [
        "School\tHead teacher\tOpened\nElm Park\tMrs Dawn Pike\t04/09/1991",
        "Councillor\tWard\tTelephone\nJohn Frost\tNorth\t01632 960 100",
        "Supplier name\tInvoice no\tAmount\nHarding Ltd\t7712345\t99.10",
        "Year\tBirths\tDeaths\n2021\t1,204\t998",
        "Street name\tAddress\tBand\nLarch Grove\t14 Larch Grove\tD",
        "Case officer name\tCase no\nLucy Hall\t24/00781/LBC",
    ],
)
def test_tables_that_name_nobody_in_private(text):
    assert not personal_data(text)


def test_people_under_a_heading_of_public_roles_are_left_alone():
    listed = "Ada Finch, 14 Elm Road\nHugh Prentice, 01632 960 100\n"
    assert not personal_data(f"Your councillors\n{listed}")
    assert len(personal_data(f"Your councillors\n{listed}Waiting list for plots\n{listed}")) == 2


def test_headings_end_with_their_table():
    text = "Name\tDOB\nAda Finch\t04/03/1991\n\nMeetings:\nAda Finch\t04/03/2024\tTown Hall"
    assert counted(personal_data(text)) == {"birth_date": 1}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("GB CE102938D Noel Fry", "ni_number"),
        ("NHS number: 943 476 5919", "nhs_number"),
        ("card 4539 1488 0343 6467 Ms Fry", "payment_card"),
    ],
)
def test_a_wrong_check_digit_or_prefix_is_another_number(text, kind):
    assert kind in kinds(text)
    wrong = text.replace("CE1", "GB1").replace("5919", "5918").replace("6467", "6468")
    assert kind not in kinds(wrong)


def test_masked_leaves_nothing_of_it():
    text = "Hello\nNoel Fry, NI CE102938D\nTenant: Mrs Ada Finch, DOB 4 May 1931"
    said = masked(text)
    assert said.startswith("Hello\n")
    assert "CE102938D" not in said
    assert "1931" not in said
    assert "[National Insurance number]" in said
    assert masked("Bins are on Monday") == "Bins are on Monday"


@pytest.mark.parametrize(
    "piece", ["A", "Mr ", "A b ", "1 ", "12-", "a\t", "Ann Lee has ", "signed ", "A, B", "O'A-"]
)
def test_hostile_text_takes_no_time(cpu_limit, piece):
    with cpu_limit(30):
        personal_data("Mr Ada Finch 1 " + piece * (200_000 // len(piece)))


def test_hostile_lines_take_no_time(cpu_limit):
    with cpu_limit(60):
        personal_data("Ada Finch\t14 Elm Road\t01632 960 100\t7712345\n" * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "Pay at your bank. Use sort code 20-14-33 and account 70441832.",
        "Transfer the rent to sort code 20-14-33, account 70441832.",
        "By standing order: 20-14-33, 70441832.",
        "You can pay over the counter: sort code 20-14-33, account number 70441832.",
        "The form looks like this: 00-00-00 and 00000000.",
    ],
)
def test_an_account_that_people_are_asked_to_pay_into_is_the_councils(text):
    assert not personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Refund went to 20-14-33 70441832 on Friday.",
        "Hugh Prentice, please pay 20-14-33 70441832",
        "Tenant's bank: sort code 20-14-33, account 70441832",
    ],
)
def test_an_account_of_somebody_is_personal(text):
    assert kinds(text) >= {"bank_account"}
