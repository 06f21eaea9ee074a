"""What the engine says of pages without a way past the menu."""

import pytest

RULE = "accessibility/bypass-blocks"
CHECK = "bypass"
SAYING = "This page has no way to skip past what repeats on every page."


def result(check=CHECK, html='<html lang="en">', summary=""):
    node = {"target": "html", "ancestry": "html", "html": html, "summary": summary}
    words = {"help": "", "description": "", "help_url": ""}
    return {"id": check, "impact": "serious", "tags": [], **words, "count": 1, "nodes": [node]}


def scan(**parts):
    empty = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    return {"version": "4.10", **empty, **parts}


def scans(phone, desktop):
    return {"axe": {"phone": phone, "desktop": desktop}}


BAD, GOOD = scan(violations=[result()]), scan(passes=[CHECK])
ABSENT, FAILED = scan(inapplicable=[CHECK]), {"error": "it took too long"}


@pytest.mark.parametrize(
    ("phone", "desktop", "device"),
    [(BAD, BAD, ""), (BAD, GOOD, "phone"), (ABSENT, BAD, "desktop"), (BAD, FAILED, "phone")],
)
def test_no_way_past_the_menu(judge, phone, desktop, device):
    verdict = judge(RULE, facts=scans(phone, desktop))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert (found.message, found.device, found.severity) == (SAYING, device, "moderate")
    assert found.component == "bypass html  at html"  # the template's: one issue over all pages


def test_what_the_engine_cannot_decide_needs_a_person(judge):
    unsure = scan(incomplete=[result(summary="Fix any of the following:\n  No valid skip link")])
    (found,) = judge(RULE, facts=scans(unsure, unsure)).findings
    assert found.certainty == "needs_person"
    assert found.message == (
        "A person has to look at 1 place here: this page has no way to skip past what repeats on "
        "every page. The tool could not tell because: No valid skip link."
    )


@pytest.mark.parametrize(
    ("phone", "desktop", "outcome"),
    [
        (GOOD, GOOD, "pass"),
        (GOOD, ABSENT, "pass"),
        (scan(passes=[CHECK], violations=[result("skip-link")]), GOOD, "pass"),
        (ABSENT, ABSENT, "not_applicable"),
        (scan(), scan(), "could_not_check"),
        (GOOD, FAILED, "could_not_check"),
        (None, None, "could_not_check"),
    ],
)
def test_without_a_finding(judge, phone, desktop, outcome):
    assert judge(RULE, facts=scans(phone, desktop)).outcome == outcome


def test_without_a_visit_nothing_is_said(judge):
    assert judge(RULE).outcome == "could_not_check"
