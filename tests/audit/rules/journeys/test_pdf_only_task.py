"""Tasks that can only be done by downloading a form."""

import pytest

RULE = "journeys/pdf-only-task"
FILE = "<a href='/files/skip-application-form.pdf'>Skip permit form (PDF, 90KB)</a>"
H1 = "Apply for a skip permit"


@pytest.mark.parametrize(
    ("h1", "body", "outcome"),
    [
        (H1, f"<p>Print and fill in the {FILE}.</p>", "fail"),
        (H1, f"<p>{FILE}</p><p><a href='mailto:skips@mereford.gov.uk'>Email it</a></p>", "fail"),
        (H1, f"<p>{FILE}</p><p><a href='/contact-us'>Contact the team</a></p>", "fail"),
        ("Claim a refund", "<p><a href='/f/refund.docx'>Claim a refund (Word)</a></p>", "fail"),
        (H1, f"<p>{FILE}</p><p><a href='/roads'>Roads and pavements</a></p>", "needs_person"),
        (H1, f"{FILE}<form action=/s><input type=search name=q></form>", "fail"),
        (H1, f"{FILE}<button aria-expanded=false>What a skip is</button>", "fail"),
    ],
)
def test_a_document_is_the_only_way(judge, page, h1, body, outcome):
    verdict = judge(RULE, page(h1, body))
    assert verdict.outcome == outcome
    assert len(verdict.findings) == 1


def test_the_place_is_the_document(judge, page):
    (found,) = judge(RULE, page(H1, f"<p>{FILE}</p>")).findings
    assert found.where == "https://www.mereford.gov.uk/files/skip-application-form.pdf"
    assert found.evidence == "Skip permit form (PDF, 90KB)"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{FILE} or <a href='/skips/new'>apply online</a>.</p>",
        f"<p>{FILE}</p><p><a href='https://permits.example/'>Start now</a></p>",
        f"<p>{FILE}</p><p><a href='/sso/skips'>Skips</a></p>",
        f"{FILE}<form action=/skips method=post><input name=street></form>",
        f"{FILE}<iframe src='https://forms.example/skip' title='Form'></iframe>",
        f"{FILE}<button data-open=form>Begin</button>",
        "<p><a href='/files/skip-sizes.pdf'>Sizes of skips (PDF)</a></p>",
    ],
    ids=["link", "other site", "login", "form", "frame", "button", "a document that is no form"],
)
def test_there_is_another_way_or_no_form(judge, page, body):
    assert judge(RULE, page(H1, body)).outcome == "pass"


@pytest.mark.parametrize("h1", ["Skips on the road", "Pay policy", "Report of the skip panel"])
def test_pages_that_are_no_task(judge, page, h1):
    assert judge(RULE, page(h1, f"<p>{FILE}</p>")).outcome == "not_applicable"


def test_news_of_a_task_is_no_task(judge, page):
    url = "https://www.mereford.gov.uk/news/apply-for-a-skip"
    assert judge(RULE, page(H1, FILE), url=url).outcome == "not_applicable"
