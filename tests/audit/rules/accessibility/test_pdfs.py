"""The four rules on PDFs."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.workspace.records import Document

UNTAGGED, NO_TITLE = "accessibility/pdf-untagged", "accessibility/pdf-no-title"
NO_LANGUAGE, NO_TEXT = "accessibility/pdf-no-language", "accessibility/pdf-no-text"
RULES = [UNTAGGED, NO_TITLE, NO_LANGUAGE, NO_TEXT]
URL = "https://www.mereford.gov.uk/budget.pdf"


def pdf(**more: Any) -> Document:
    good = {"title": "Budget 2026", "language": "en-GB", "pages": 3, "tagged": True}
    return Document(**{"run": 1, "url": URL, "has_text": True, **good, **more})


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        (UNTAGGED, {"tagged": False}),
        (NO_TITLE, {"title": ""}),
        (NO_TITLE, {"title": "Microsoft Word - Budget v3 FINAL.docx"}),
        (NO_TITLE, {"title": "budget_2026.pdf"}),
        (NO_TITLE, {"title": "Untitled-1"}),
        (NO_LANGUAGE, {"language": " "}),
        (NO_TEXT, {"has_text": False}),
    ],
)
def test_issues(judge: Any, rule: str, bad: dict[str, Any]) -> None:
    assert judge(rule, document=pdf(**bad)).outcome == "fail"


@pytest.mark.parametrize("rule", RULES)
def test_a_good_pdf(judge: Any, rule: str) -> None:
    assert judge(rule, document=pdf()).outcome == "pass"


@pytest.mark.parametrize("rule", RULES)
def test_what_is_no_pdf_or_was_not_read(judge: Any, rule: str) -> None:
    assert judge(rule, document=pdf(format="docx")).outcome == "not_applicable"
    unread = judge(rule, document=pdf(state="could_not_check", reason="it is damaged"))
    assert unread.outcome == "could_not_check"
    assert "it is damaged" in unread.reason


@pytest.mark.parametrize(("rule", "key"), [(UNTAGGED, "tagged"), (NO_TEXT, "has_text")])
def test_a_pdf_that_does_not_say(judge: Any, rule: str, key: str) -> None:
    assert judge(rule, document=pdf(**{key: None})).outcome == "could_not_check"


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
    verdict = judge(UNTAGGED, document=pdf(tagged=False, **dates))
    assert verdict.outcome == outcome
    assert ("23 September 2018" in verdict.findings[0].message) == (outcome == "needs_person")
