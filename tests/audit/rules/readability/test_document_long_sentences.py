"""Documents with many sentences that are too long to follow."""

import pytest

from signpost.workspace.records import Document

RULE = "readability/document-long-sentences"
SHORT = "You can bring garden waste to the tip on any day."
LONG = (  # 26 words
    "If you rent your flat and the landlord has told you to leave it by the end of the month, "
    "you can ask us for help."
)
FITS = LONG.replace("the month", "May")


def pdf(*sentences, **more):
    text = "\n".join(sentences)
    record = {"run": 1, "url": "https://www.mereford.gov.uk/guide.pdf", "has_text": True}
    return Document(**{**record, "text": text, **more})


@pytest.mark.parametrize(
    ("long", "short", "outcome"),
    [(8, 0, "needs_person"), (3, 7, "needs_person"), (2, 6, "pass"), (0, 8, "pass")],
)
def test_by_the_share_of_long_sentences(judge, long, short, outcome):
    document = pdf(*[LONG] * long, *[SHORT] * short)
    verdict = judge(RULE, document=document)
    assert verdict.outcome == outcome
    assert "the rule failed" not in verdict.reason


def test_26_words_are_too_many_and_25_are_not(judge):
    assert [len(x.split()) for x in (LONG, FITS)] == [26, 25]
    assert judge(RULE, document=pdf(*[LONG] * 8)).outcome == "needs_person"
    assert judge(RULE, document=pdf(*[FITS] * 8)).outcome == "pass"
    assert judge(RULE, document=pdf(*[FITS] * 8), max_words=24).outcome == "needs_person"


def test_a_document_is_told_once_with_its_longest_sentences(judge):
    longest = LONG.replace("your flat", "a small flat above the corner shop")
    (found,) = judge(RULE, document=pdf(*[LONG] * 5, longest, *[SHORT] * 6)).findings
    assert found.message.startswith("6 of 12 sentences (50%) have more than 25 words")
    assert found.where == longest
    assert found.evidence.split("\n") == [longest, *[LONG] * 4]
    assert found.key == "long sentences"


def test_a_list_of_conditions_is_no_long_sentence(judge):
    items = ["• that you live in the district all year round", "• that you pay the rent yourself"]
    assert judge(RULE, document=pdf(*["We ask:", *items] * 5)).outcome == "pass"


WELSH = "Mae'r llyfrgell ar agor bob dydd i bawb sydd am fenthyg llyfrau yn y dref."


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (pdf(*[LONG] * 7), "not_applicable"),
        (pdf(*[LONG] * 9, language="cy-GB"), "not_applicable"),
        (pdf(*[LONG] * 9, language="en-GB"), "needs_person"),
        (pdf(*[WELSH] * 20), "not_applicable"),
        (pdf("", has_text=False), "could_not_check"),
        (pdf("", state="could_not_check", reason="it is locked"), "could_not_check"),
        (None, "could_not_check"),
    ],
    ids=["short", "Welsh by its code", "English by its code", "Welsh", "scan", "locked", "none"],
)
def test_by_document(judge, document, outcome):
    verdict = judge(RULE, document=document)
    assert verdict.outcome == outcome
    assert "the rule failed" not in verdict.reason


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_cells_of_a_spreadsheet_are_no_sentences(judge, kind):
    assert judge(RULE, document=pdf(*[LONG] * 8, format=kind)).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("council/minutes/2024/may.pdf", "not_applicable"),
        ("files/minutes-20240514.pdf", "not_applicable"),
        ("files/Agenda%20May.pdf", "not_applicable"),
        ("files/20-minutes-of-exercise-guide.pdf", "needs_person"),
        ("files/fees.pdf", "needs_person"),
    ],
)
def test_records_of_meetings_are_left_alone(judge, path, outcome):
    url = "https://www.mereford.gov.uk/" + path
    assert judge(RULE, document=pdf(*[LONG] * 8, url=url)).outcome == outcome
