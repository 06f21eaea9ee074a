from __future__ import annotations

import pytest

from audit.evidence.document_text import paragraphs_of
from signpost.workspace.records import Document

AGE, LONG = "readability/document-reading-age", "readability/document-long-sentences"
EASY = "You can ask us for help with your rent. We will look at what you earn and what you pay.\n"
HARD = (
    "Notwithstanding the aforementioned provisions, the determination of entitlement to discretionary\n"
    "housing assistance remains contingent upon the satisfactory submission of documentary evidence\n"
    "demonstrating exceptional hardship, which the authority shall evaluate in accordance with its\n"
    "published methodology and any supplementary guidance that may subsequently be promulgated.\n"
)


def pdf(text: str, **more) -> Document:
    return Document(
        **{
            "run": 1,
            "url": "https://www.mereford.gov.uk/a.pdf",
            "has_text": True,
            "text": text,
            **more,
        }
    )


@pytest.mark.parametrize("rule", [AGE, LONG])
def test_a_hard_document_needs_a_person(judge, rule: str) -> None:
    verdict = judge(rule, document=pdf(HARD * 12))
    assert verdict.outcome == "needs_person"
    assert len(verdict.findings) == 1


@pytest.mark.parametrize("rule", [AGE, LONG])
@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        (pdf(EASY * 20), "pass"),
        (pdf(EASY), "not_applicable"),
        (pdf(HARD * 12, language="cy"), "not_applicable"),
        (pdf("Llyfrgell y dref sydd ar agor bob dydd i bawb o bob oed.\n" * 40), "not_applicable"),
        (pdf("", has_text=False), "could_not_check"),
        (pdf("", state="could_not_check", reason="it is damaged"), "could_not_check"),
    ],
    ids=["easy", "short", "Welsh by its code", "Welsh", "no text", "damaged"],
)
def test_others(judge, rule: str, document: Document, outcome: str) -> None:
    assert judge(rule, document=document).outcome == outcome


def test_lines_are_put_together_and_headings_kept_apart() -> None:
    text = (
        "Housing help\n"
        "You can ask us for help with your rent at any time of the year, and we\n"
        "will look at what you earn.\n"
        "• Bring your last three payslips to the meeting\n"
        "• Bring a letter from your landlord to the meeting\n"
        "1,200 3,400 5,600 7,800 rows of numbers here\n"
        "Contents ........ 4 and so on for the rest\n"
    )
    whole = "You can ask us for help with your rent at any time of the year, and we will look at "
    assert paragraphs_of(pdf(text)) == (
        f"{whole}what you earn.",
        "Bring your last three payslips to the meeting",
        "Bring a letter from your landlord to the meeting",
    )
