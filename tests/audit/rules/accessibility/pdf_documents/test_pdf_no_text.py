"""The rule on PDFs that are mere pictures of paper."""

import pytest

from signpost.workspace.records import Document

RULE = "accessibility/pdf-no-text"
URL = "https://www.mereford.gov.uk/media/minutes-1998.pdf"


def pdf(**more):
    good = {"title": "Minutes", "language": "en-GB", "pages": 3, "tagged": True}
    return Document(**{"run": 1, "url": URL, "has_text": True, **good, **more})


@pytest.mark.parametrize(("pages", "words"), [(1, "picture of 1 page w"), (24, "of 24 pages w")])
def test_a_scan(judge, pages, words):
    verdict = judge(RULE, document=pdf(has_text=False, pages=pages, modified="2023-06-30"))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert found.key == "no text"


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({"modified": "2018-09-22"}, "needs_person"),
        ({"modified": "2018-09-23"}, "fail"),
        ({"created": "1998-11-02", "modified": "2019-03-01"}, "fail"),
    ],
)
def test_an_old_document_may_be_exempt(judge, dates, outcome):
    verdict = judge(RULE, document=pdf(has_text=False, **dates))
    assert verdict.outcome == outcome
    exempt = "before 23 September 2018" in verdict.findings[0].message
    assert exempt == (outcome == "needs_person")


@pytest.mark.parametrize("more", [{}, {"tagged": False, "language": ""}, {"created": "1998-11-02"}])
def test_a_pdf_with_text(judge, more):
    assert judge(RULE, document=pdf(**more)).outcome == "pass"


def test_what_is_no_pdf_was_not_read_or_does_not_say(judge):
    assert judge(RULE, document=pdf(format="odt", has_text=False)).outcome == "not_applicable"
    unread = judge(RULE, document=pdf(state="could_not_check", reason="it is damaged"))
    assert unread.outcome == "could_not_check"
    assert "it is damaged" in unread.reason
    assert "does not say whether it has text" in judge(RULE, document=pdf(has_text=None)).reason
