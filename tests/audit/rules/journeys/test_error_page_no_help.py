"""The not-found page, if it leaves a resident standing."""

import pytest

RULE = "journeys/error-page-no-help"
HOME = "https://www.mereford.gov.uk/"
SORRY = "<p>The address may be old, or may have been typed wrongly.</p>"


@pytest.mark.parametrize(
    "body",
    [
        SORRY,
        SORRY + "<p><a href='javascript:history.back()'>Go back</a></p>",
        SORRY + "<p><a href='/a-to-z'>A to Z of services</a></p>",
    ],
)
def test_a_page_that_helps_nobody(judge, not_found_site, body):
    (found,) = judge(RULE, site=not_found_site(body)).findings
    assert (found.page, found.where, found.certainty) == (HOME, "not-found page", "sure")
    assert "may have been typed wrongly" in found.evidence


@pytest.mark.parametrize(
    "way",
    [
        "<p><a href='/'>Go to the home page</a></p>",
        "<p><a href='/contact'>Contact us</a></p>",
        "<form role=search action=/find><input name=words></form>",
        "<p><a href='/search'>Look for it</a></p>",
        "<p>Ring 01632 960350 if you are stuck.</p>",
    ],
)
def test_one_way_on_is_help(judge, not_found_site, way):
    assert judge(RULE, site=not_found_site(SORRY + way)).outcome == "pass"


def test_a_page_that_was_kept_is_read_however_large(judge, not_found_site):
    assert judge(RULE, site=not_found_site(SORRY, size=90_000)).outcome == "fail"


def test_a_not_found_page_that_is_not_known(judge, make_site, page, not_found_site):
    unasked = judge(RULE, site=make_site({"/": page("Home")}))
    assert (unasked.outcome, "did not learn" in unasked.reason) == ("could_not_check", True)
    moved = judge(RULE, site=not_found_site("", status=302, location=HOME))
    assert (moved.outcome, "redirect" in moved.reason) == ("could_not_check", True)
    lost = judge(RULE, site=not_found_site("", body="", links="", size=900))
    assert (lost.outcome, "was not kept" in lost.reason) == ("could_not_check", True)
    silent = judge(RULE, site=not_found_site("", status=None, error="timeout"))
    assert silent.outcome == "could_not_check"
