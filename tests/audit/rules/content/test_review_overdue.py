from __future__ import annotations

import pytest

RULE = "content/review-overdue"


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<p>Last reviewed: 3 May 2023</p>", "last reviewed or updated on 3 May 2023"),
        ("<p>This page was last updated on Friday, 3 May 2024</p>", "on 3 May 2024"),
        ("<p>Text</p></main><footer>Page updated 03/05/2023</footer>", "on 3 May 2023"),
        ("<p>Next review due: 3 May 2025</p>", "due for review on 3 May 2025"),
    ],
)
def test_finds_what_is_overdue(judge_on, html: str, part: str) -> None:
    verdict = judge_on(RULE, html)

    assert verdict.outcome == "fail"
    assert part in verdict.findings[0].message


def test_reads_the_meta_elements(judge_on) -> None:
    html = "<html><head><meta name=DCTERMS.modified content='{}'></head><main><p>Text</p></main></html>"

    assert judge_on(RULE, html.format("2020-01-31")).outcome == "fail"
    assert judge_on(RULE, html.format("2026-01-31")).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>Last reviewed: 3 May 2026</p>", "pass"),
        ("<p>Last reviewed: 3 May 2020. Last updated: 1 June 2026.</p>", "pass"),
        ("<p>The bridge was last painted on 3 May 2020.</p>", "not_applicable"),
        ("<p>Text</p>", "not_applicable"),
        ("<ul>" + "<li>Last updated: 3 May 2020</li>" * 3 + "</ul>", "not_applicable"),
        ("<p>Next review due: 3 May 2027</p>", "pass"),
    ],
)
def test_leaves_alone(judge_on, html: str, outcome: str) -> None:
    assert judge_on(RULE, html).outcome == outcome


@pytest.mark.parametrize("path", ["/news/bins", "/consultations/bins"])
def test_records_are_not_kept_up(judge_on, path: str) -> None:
    url = "https://www.mereford.gov.uk" + path

    assert judge_on(RULE, "<p>Last reviewed: 3 May 2020</p>", url).outcome == "not_applicable"


def test_months_are_a_setting(judge_on) -> None:
    assert judge_on(RULE, "<p>Last reviewed: 3 May 2026</p>", max_months=3).outcome == "fail"


def test_the_accessibility_statement_has_a_rule_of_its_own(judge_on) -> None:
    html = "<html><head><title>Accessibility statement</title></head><main><p>Last reviewed: 3 May 2020</p></main></html>"
    assert judge_on(RULE, html).outcome == "not_applicable"


def test_the_date_of_an_example_is_not_the_pages(judge_on) -> None:
    shown = "<p>Last reviewed: 3 May 2020</p>"
    code = "<pre>&lt;p&gt;Last reviewed: 3 May 2020&lt;/p&gt;</pre>"
    assert judge_on(RULE, shown + code).outcome == "not_applicable"
    assert judge_on(RULE, shown + "<pre>bins = 3</pre>").outcome == "fail"
