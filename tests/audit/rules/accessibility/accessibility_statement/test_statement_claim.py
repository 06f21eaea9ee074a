"""The rule on what an accessibility statement claims, against what the run found."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/statement-claim"
HOME = "<html><head><title>Mereford</title></head><body><a href=/a11y>Accessibility statement</a>"
PAGE = (
    "<html><head><title>Accessibility statement</title></head><body><main><h1>Accessibility "
    "statement</h1><h2>Compliance status</h2><p>This website is {} compliant with WCAG 2.2.</p>"
    "{}<h2>Preparation of this statement</h2><p>It was prepared on 1 May 2026 by our team.</p>"
)
LIST = "<h2>Non-accessible content</h2>{}"
TELLS = LIST.format("<h3>Maps</h3><ul><li>Some maps have no text. This fails 1.1.1.</li></ul>")
EMPTY = LIST.format("")
NONE = LIST.format("<p>There are no known issues with the accessibility of our website.</p>")
CONTRAST = {"accessibility/contrast": ["https://www.mereford.gov.uk/bins"]}
WORDS = {"readability/long-sentences": ["https://www.mereford.gov.uk/bins"]}
PARSING = {"accessibility/duplicate-attribute": ["https://www.mereford.gov.uk/bins"]}
IMAGES = {"accessibility/text-alternatives": ["https://www.mereford.gov.uk/bins"]}


@pytest.mark.parametrize(
    ("claim", "section", "failures", "outcome", "keys"),
    [
        ("fully", "", CONTRAST, "fail", ["claim"]),
        ("fully", "", WORDS, "pass", []),
        ("fully", "", {}, "pass", []),
        ("partially", TELLS, IMAGES, "pass", []),
        ("partially", TELLS, CONTRAST, "needs_person", ["criteria left out"]),
        ("partially", TELLS.replace("1.1.1", "WCAG"), CONTRAST, "pass", []),
        ("partially", TELLS, {}, "pass", []),
        ("partially", TELLS, PARSING, "pass", []),
        ("fully", "", PARSING, "pass", []),
        ("partially", TELLS, PARSING | CONTRAST, "needs_person", ["criteria left out"]),
        ("partially", EMPTY, {}, "fail", ["nothing listed"]),
        ("partially", NONE, {}, "fail", ["nothing listed"]),
        ("not", EMPTY, CONTRAST, "fail", ["nothing listed"]),
        # That the section is missing is told by the rule on the points.
        ("partially", "", CONTRAST, "pass", []),
        ("mostly", EMPTY, CONTRAST, "not_applicable", []),
    ],
)
def test_claim(
    judge: Any, make_site: Any, claim: str, section: str, failures: Any, outcome: str, keys: Any
) -> None:
    site = make_site({"/": HOME, "/a11y": PAGE.format(claim, section)})
    site.failures = failures
    site.summaries = {site.home: {}}
    verdict = judge(RULE, site=site)
    assert (verdict.outcome, [x.key for x in verdict.findings]) == (outcome, keys)
    assert all(x.page.endswith("/a11y") for x in verdict.findings)


def test_what_the_contradiction_says(judge: Any, make_site: Any) -> None:
    site = make_site({"/": HOME, "/a11y": PAGE.format("fully", "")})
    site.failures = {**CONTRAST, "accessibility/text-alternatives": ["https://x/1", "https://x/2"]}
    message = judge(RULE, site=site).findings[0].message
    assert "on 3 pages" in message
    assert "1.1.1, 1.4.3" in message


def test_nothing_judged_or_no_statement(judge: Any, make_site: Any) -> None:
    unjudged = make_site({"/": HOME, "/a11y": PAGE.format("fully", "")})
    assert judge(RULE, site=unjudged).outcome == "could_not_check"
    assert judge(RULE, site=make_site({"/": "<html><body>Home"})).outcome == "not_applicable"
