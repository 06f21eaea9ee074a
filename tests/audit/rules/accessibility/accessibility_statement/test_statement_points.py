"""The rule on what an accessibility statement says, point by point."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from audit.evidence.accessibility_statement.statement_checks import POINTS
from audit.evidence.upkeep.dates import in_words

RULE = "accessibility/statement-points"
HOME = (
    "<html><head><title>Mereford</title></head><body>"
    "<a href=/accessibility>Accessibility statement</a></body></html>"
)
GOOD = """
<html><head><title>Accessibility statement for Mereford Council</title></head><body><main>
<h1>Accessibility statement for Mereford Council</h1>
<p>Mereford Council is committed to making its website accessible, in accordance with the Public
Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>
<h2>Compliance status</h2><p>This website is <b>partially compliant</b> with WCAG 2.2 AA.</p>
<h2>Non-accessible content</h2><p>Some maps have no text. We plan to mend this by {soon}.
Documents published before 23 September 2018 are exempt.</p>
<h2>Preparation of this accessibility statement</h2>
<p>This statement was prepared on 23 September 2020. It was last reviewed on {lately}.</p>
<h2>Feedback and contact information</h2><p>Write to web@mereford.gov.uk.</p>
<h2>Enforcement procedure</h2><p>The Equality and Human Rights Commission (EHRC) enforces the
regulations. If you are not happy with our answer, ask the
<a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.</p>
</main></body></html>
"""


@pytest.fixture
def missing(judge: Any, make_site: Any) -> Callable[..., list[str]]:
    """Judge the good statement with one text replaced; return the points that are missing."""

    def run(old: str = "", new: str = "") -> list[str]:
        assert old in GOOD
        today = make_site({"/": HOME}).today
        soon, lately = in_words(today + timedelta(90)), in_words(today - timedelta(60))
        filled = GOOD.replace(old, new).replace("{soon}", soon).replace("{lately}", lately)
        site = make_site({"/": HOME, "/accessibility": filled})
        verdict = judge(RULE, site=site)
        assert all(x.page.endswith("/accessibility") for x in verdict.findings)
        return [x.key for x in verdict.findings]

    return run


def test_a_good_statement(missing: Any) -> None:
    assert missing() == []


@pytest.mark.parametrize(
    ("old", "new", "points"),
    [
        ("Accessibility statement for Mereford Council", "How accessible we are", ["title"]),
        ("is committed to making", "is making", ["commitment"]),
        ("(Websites and Mobile Applications)", "", ["regulations"]),
        ("<h2>Compliance status</h2>", "", ["compliance status"]),
        ("partially compliant", "mostly fine", ["status"]),
        ("<h2>Non-accessible content</h2>", "", ["non-accessible content"]),
        ("<h2>Preparation of this accessibility statement</h2>", "", ["preparation"]),
        ("prepared on 23 September 2020", "prepared", ["date of preparation"]),
        ("It was last reviewed on {lately}.", "", ["date of review"]),
        ("{lately}", "1 May 2021", ["yearly review"]),
        ("{soon}", "March 2022", ["dates of repairs"]),
        ("{soon}", "the end of June 2022", ["dates of repairs"]),
        ("<h2>Feedback and contact information</h2>", "", ["feedback and contact"]),
        ("Write to web@mereford.gov.uk.", "Write to us.", ["contact"]),
        ("<h2>Enforcement procedure</h2>", "", ["enforcement procedure"]),
        ("The Equality and Human Rights Commission (EHRC)", "The government", ["commission"]),
        ("https://www.equalityadvisoryservice.com/", "https://example.com/", ["advice"]),
    ],
)
def test_each_point(missing: Any, old: str, new: str, points: list[str]) -> None:
    assert missing(old, new) == points


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Write to web@mereford.gov.uk.", "<a href=/contact>Contact us</a>"),
        ("The Equality and Human Rights Commission (EHRC)",
         "The Equality Commission for Northern Ireland"),
        ("https://www.equalityadvisoryservice.com/", "https://www.equalityni.org/help"),
        ("It was last reviewed", "It was last updated"),
        ("partially compliant", "not compliant"),
    ],
)  # fmt: skip
def test_other_ways_to_meet_a_point(missing: Any, old: str, new: str) -> None:
    assert missing(old, new) == []


def test_every_point_is_tested() -> None:
    tested = {p for x in test_each_point.pytestmark for args in x.args[1] for p in args[2]}
    assert tested == {point.name for point in POINTS}


def test_a_site_without_a_statement(judge: Any, make_site: Any) -> None:
    site = make_site({"/": "<html><body>Mereford</body></html>"})
    assert judge(RULE, site=site).outcome == "not_applicable"
