"""PDFs without tags, with tags, and those that do not say."""

from typing import Any

import pytest

from signpost.workspace.records import Document

RULE = "accessibility/pdf-untagged"


def pdf(**more: Any) -> Document:
    good = {"title": "Tree strategy", "language": "en-GB", "pages": 12, "tagged": True}
    url = "https://www.mereford.gov.uk/environment/trees.pdf"
    return Document(**{"run": 1, "url": url, "has_text": True, **good, **more})


@pytest.mark.parametrize("more", [{}, {"title": "Allotment map", "pages": 1}])
def test_a_pdf_without_tags_is_reported(judge: Any, more: dict[str, Any]) -> None:
    verdict = judge(RULE, document=pdf(tagged=False, **more))
    assert verdict.outcome == "fail"
    assert "has no tags" in verdict.findings[0].message


@pytest.mark.parametrize("more", [{}, {"title": ""}, {"language": ""}])
def test_a_tagged_pdf_passes_whatever_else_it_lacks(judge: Any, more: dict[str, Any]) -> None:
    assert judge(RULE, document=pdf(**more)).outcome == "pass"


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({"created": "2016-03-01T10:00:00+00:00"}, "needs_person"),
        ({"created": "2016-03-01", "modified": "2019-01-01"}, "fail"),
        ({"modified": "2018-09-22"}, "needs_person"),
        ({"modified": "2018-09-23"}, "fail"),
        ({"modified": "2018"}, "fail"),
    ],
)
def test_old_documents_may_be_exempt(judge: Any, dates: dict[str, str], outcome: str) -> None:
    verdict = judge(RULE, document=pdf(tagged=False, **dates))
    assert verdict.outcome == outcome
    assert ("23 September 2018" in verdict.findings[0].message) == (outcome == "needs_person")


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({"format": "docx", "tagged": False}, "not_applicable"),
        ({"tagged": None}, "could_not_check"),
        ({"state": "could_not_check", "reason": "it is damaged"}, "could_not_check"),
    ],
)
def test_what_cannot_be_said(judge: Any, more: dict[str, Any], outcome: str) -> None:
    verdict = judge(RULE, document=pdf(**more))
    assert verdict.outcome == outcome
    assert more.get("reason", "") in verdict.reason
