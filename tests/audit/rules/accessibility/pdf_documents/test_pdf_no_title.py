"""PDFs whose title is missing or was left there by the program that made them."""

from typing import Any

import pytest

from signpost.workspace.records import Document

RULE = "accessibility/pdf-no-title"


def pdf(**more: Any) -> Document:
    good = {"title": "Local Plan 2026 to 2041", "language": "en-GB", "pages": 88, "tagged": True}
    url = "https://www.mereford.gov.uk/planning/local-plan.pdf"
    return Document(**{"run": 1, "url": url, "has_text": True, **good, **more})


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - Budget v3 FINAL.docx",
        "Microsoft PowerPoint - Scrutiny briefing",
        "Untitled-1",
        "Document 2",
        "slide 1",
        "budget_2026.pdf",
        "Cabinet minutes 4 March.DOCX",
    ],
)
def test_a_title_made_by_a_program_is_reported(judge: Any, title: str) -> None:
    verdict = judge(RULE, document=pdf(title=title))
    assert verdict.outcome == "fail"
    assert f"is only a file name (“{title}”)" in verdict.findings[0].message
    assert verdict.findings[0].evidence == title


@pytest.mark.parametrize("title", ["", " \n "])
def test_no_title_is_missing(judge: Any, title: str) -> None:
    verdict = judge(RULE, document=pdf(title=title))
    assert verdict.outcome == "fail"
    assert verdict.findings[0].message == "The title of this PDF is missing."


@pytest.mark.parametrize(
    "title",
    [
        "Budget 2026",
        "Allotment tenancy agreement",
        "Documents we need to see",  # begins as a program's own name does
        "Microsoft Excel for beginners",
        "Microsoft Word course: dates and fees",
        "Microsoft Teams: a guide for councillors",
        "How to open a .docx file on your phone",  # names a kind of file, and is none
    ],
)
def test_a_title_in_words_passes(judge: Any, title: str) -> None:
    assert judge(RULE, document=pdf(title=title)).outcome == "pass"


@pytest.mark.parametrize(
    ("day", "outcome"), [("2018-09-22", "needs_person"), ("2018-09-23", "fail")]
)
def test_an_old_document_may_be_exempt(judge: Any, day: str, outcome: str) -> None:
    verdict = judge(RULE, document=pdf(title="", modified=f"{day}T09:30:00+00:00"))
    assert verdict.outcome == outcome
    assert ("23 September 2018" in verdict.findings[0].message) == (outcome == "needs_person")


def test_other_formats_and_unread_documents(judge: Any) -> None:
    assert judge(RULE, document=pdf(title="", format="xlsx")).outcome == "not_applicable"
    unread = judge(RULE, document=pdf(state="could_not_check", reason="it needs a password"))
    assert (unread.outcome, "it needs a password" in unread.reason) == ("could_not_check", True)
