"""The rule on PDFs that do not say which language they are in."""

import pytest

from signpost.workspace.records import Document

RULE = "accessibility/pdf-no-language"
URL = "https://www.mereford.gov.uk/media/local-plan.pdf"


def pdf(**more):
    good = {"title": "Local plan", "language": "en-GB", "pages": 12, "tagged": True}
    return Document(**{"run": 1, "url": URL, "has_text": True, **good, **more})


@pytest.mark.parametrize("language", ["", " \n"])
def test_no_language(judge, language):
    verdict = judge(RULE, document=pdf(language=language, modified="2024-02-01T09:00:00+00:00"))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == "This PDF does not say which language it is in."
    assert found.key == "language"


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({"modified": "2018-09-22T23:59:00+00:00"}, "needs_person"),
        ({"modified": "2018-09-23"}, "fail"),
        ({"created": "2011-04-01"}, "needs_person"),
        ({"created": "2011-04-01", "modified": "2020-01-01"}, "fail"),
        ({"created": "2011"}, "fail"),
    ],
)
def test_an_old_document_may_be_exempt(judge, dates, outcome):
    verdict = judge(RULE, document=pdf(language="", **dates))
    assert verdict.outcome == outcome
    exempt = "before 23 September 2018" in verdict.findings[0].message
    assert exempt == (outcome == "needs_person")


@pytest.mark.parametrize("more", [{}, {"language": "cy"}, {"title": "", "created": "2011-04-01"}])
def test_a_language_is_named(judge, more):
    assert judge(RULE, document=pdf(**more)).outcome == "pass"


def test_what_is_no_pdf_or_was_not_read(judge):
    assert judge(RULE, document=pdf(format="docx", language="")).outcome == "not_applicable"
    unread = judge(RULE, document=pdf(state="could_not_check", reason="it has a password"))
    assert unread.outcome == "could_not_check"
    assert "it has a password" in unread.reason
    assert judge(RULE).outcome == "could_not_check"
