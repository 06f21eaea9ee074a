"""How old one has to be to read a document with ease."""

import pytest

from signpost.workspace.records import Document

RULE = "readability/document-reading-age"
EASY = "We can help you pay your rent. Tell us what you earn, and we will tell you what we can do."
HARD = (
    "Eligibility for discretionary assistance is conditional upon the production of satisfactory "
    "documentary evidence establishing the applicant's exceptional financial circumstances, and "
    "the authority reserves the entitlement to reconsider any determination retrospectively."
)


def pdf(*paragraphs, **more):
    text = "\n".join(paragraphs)
    record = {"run": 1, "url": "https://www.mereford.gov.uk/rent.pdf", "has_text": True}
    return Document(**{**record, "text": text, **more})


@pytest.mark.parametrize("document", [pdf(*[HARD] * 10), pdf(*[HARD] * 10, language="en")])
def test_a_hard_document_needs_a_person(judge, document):
    (found,) = judge(RULE, document=document).findings
    assert found.certainty == "needs_person"
    assert found.message.startswith("The reading age of this document is about ")
    assert "aim for 14" in found.message
    assert "SMOG" in found.message
    assert found.evidence.startswith("300 words in 10 sentences; difficulty ")


@pytest.mark.parametrize("document", [pdf(*[EASY] * 12), pdf(*[EASY] * 30, *[HARD])])
def test_a_document_in_plain_words_passes(judge, document):
    assert judge(RULE, document=document).outcome == "pass"


def test_hard_headings_and_rows_of_figures_are_not_read(judge):
    rows = ["Discretionary assistance", "Expenditure 1,240 3,900 4,100 5,020"] * 40
    assert judge(RULE, document=pdf(*[EASY] * 12, *rows)).outcome == "pass"


def test_the_target_can_be_set(judge):
    hard, easy = pdf(*[HARD] * 10), pdf(*[EASY] * 12)
    assert judge(RULE, document=hard, target_age=40).outcome == "pass"
    assert judge(RULE, document=easy, target_age=3).outcome == "needs_person"
    # One formula gives less than 4 years: not all of them agree.
    assert judge(RULE, document=easy, target_age=4).outcome == "pass"


WELSH = "Mae'r llyfrgell ar agor bob dydd i bawb sydd am fenthyg llyfrau yn y dref."


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (pdf(*[HARD] * 6), "not_applicable"),
        (pdf(*[HARD] * 7), "needs_person"),
        (pdf(*[HARD] * 10, language="cy"), "not_applicable"),
        (pdf(*[WELSH] * 30), "not_applicable"),
        (pdf("", has_text=False), "could_not_check"),
        (pdf("", state="could_not_check", reason="it is damaged"), "could_not_check"),
        (None, "could_not_check"),
    ],
    ids=["180 words", "210 words", "Welsh by its code", "Welsh", "scan", "damaged", "none"],
)
def test_by_document(judge, document, outcome):
    verdict = judge(RULE, document=document)
    assert verdict.outcome == outcome
    assert "the rule failed" not in verdict.reason
