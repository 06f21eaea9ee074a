"""The rule on pages of which it is not known what residents see."""

import pytest

from audit.registry import all_rules
from audit.run import judge_page
from signpost.pages.html_parser import NOT_WELL_FORMED, TOO_LARGE
from signpost.workspace.page_marks import CUT_SHORT, NOT_READ
from signpost.workspace.records import Page

RULE = "content/page-not-read"
HOST = "https://www.mereford.gov.uk"
HOME_PAGE = "<html><title>Home</title><h1>Home</h1></html>"


def unread(path: str, mark: str, why: str, kind: str = "html") -> Page:
    """Make the record of an answer that was not read."""
    return Page(run=1, url=HOST + path, kind=kind, status=200, headers={mark: why})  # type: ignore[arg-type]


def test_broken_xhtml_fails(judge_site) -> None:
    verdict = judge_site(RULE, {"/": HOME_PAGE, "/x": unread("/x", NOT_READ, NOT_WELL_FORMED)})
    assert verdict.outcome == "fail"
    assert [x.page for x in verdict.findings] == [f"{HOST}/x"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (unread("/x", CUT_SHORT, "it broke off before its end"), "it broke off before its end"),
        (unread("/x", NOT_READ, TOO_LARGE), TOO_LARGE),
        (unread("/x", NOT_READ, "it is of a type that is not read", "other"), "a type that is not"),
    ],
    ids=["cut short", "too large", "type"],
)
def test_what_was_not_read_is_no_pass(judge_site, make_site, page: Page, said: str) -> None:
    verdict = judge_site(RULE, {"/": HOME_PAGE, "/x": page})
    assert verdict.outcome == "could_not_check"
    assert said in verdict.reason
    assert f"{HOST}/x" in verdict.reason


def test_pages_that_were_read(judge_site) -> None:
    assert judge_site(RULE, {"/": HOME_PAGE}).outcome == "pass"


def test_no_rule_passes_a_page_that_broke_off(make_site) -> None:
    site = make_site({"/": HOME_PAGE, "/x": unread("/x", CUT_SHORT, "it broke off")})
    rules = {key: (rule, {}) for key, rule in all_rules().items() if rule.needs == ("page",)}
    judgement = judge_page(site, site.pages[f"{HOST}/x"], rules)
    assert set(judgement.outcomes.values()) == {"could_not_check"}
    assert all("it broke off" in why for why in judgement.reasons.values())
