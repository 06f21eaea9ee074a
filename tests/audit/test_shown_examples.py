"""Examples in guides are nobody's mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from audit import shown_examples
from audit.inputs import PageView
from audit.registry import all_rules
from audit.results import PageJudgement, judged
from audit.rule import Finding
from signpost.workspace.records import Page

URL = "https://guide.example.gov.uk/links"
CODE = "<pre><code>&lt;p&gt;&lt;a href='/a'&gt;Read on&lt;/a&gt;&lt;/p&gt;</code></pre>"


def left(rule_of: Any, body: str, *places: str) -> list[str]:
    """Return the places that are left of findings on a page."""
    page = Page(run=1, url=URL, kind="html", content_type="text/html; charset=utf-8")
    view = PageView(page, f"<html><body><main>{body}</main></body></html>".encode(), [])
    rule = rule_of("content/link-text-generic")
    result = PageJudgement(URL)
    result.outcomes[rule.id] = "fail"
    result.findings = [
        judged(rule.id, URL, rule.severity, Finding("It is wrong.", where=x, evidence="Read on"))
        for x in places
    ]
    shown_examples.leave_out(result, view)
    assert (result.outcomes[rule.id] == "pass") == (not result.findings)
    return [x.finding.where for x in result.findings]


@pytest.fixture
def rule_of() -> Any:
    return all_rules().__getitem__


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<p><a id=x href='/a'>Read on</a></p>" + CODE, "a#x"),
        ("<div class='badExample'><a id=x href='/a'>More</a></div>", "a#x"),
        ("<div class='component-preview'><input id=x></div>", "input#x"),
        ("<fieldset data-pa11y-ignore><label id=x>Age</label></fieldset>", "label#x"),
        ("<p><a href='/a'>Read on</a></p>" + CODE, "https://guide.example.gov.uk/a"),
        ("<h3>Failures</h3><p><a id=x href='/a'>More</a></p>", "a#x"),
        ("<input id=age><pre>&lt;input id='age'&gt;</pre>", "input#age"),
    ],
)
def test_what_is_shown_as_an_example_is_left_out(rule_of: Any, body: str, place: str) -> None:
    assert left(rule_of, body, place) == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<p><a id=x href='/b'>Details</a></p>" + CODE, "a#x"),  # the code shows another link
        ("<p><a id=x href='/a'>Read on</a></p><pre>Read on</pre>", "a#x"),  # text, no code
        ("<div class='example'><a id=x href='/a'>Read on</a></div>", "a#x"),  # a worked example
        ("<p><a id=x>a</a></p>" + CODE, "a#x"),
        ("<h3>Failures of pumps</h3><p><a id=x href='/a'>More</a></p>", "a#x"),
        ("<div><h3>Example</h3></div><p><a id=x href='/a'>More</a></p>", "a#x"),
        ("<h3>Examples</h3><p><a id=x href='/a'>More</a></p>", "a#x"),  # of grants, of anything
        ("<div class=demo><h1>Bins</h1><p><a id=x href='/a'>More</a></p></div>", "a#x"),
        ("<p>Words.</p>" + CODE, "A sentence of the page."),
        ("<p>Words.</p>" + CODE, "https://guide.example.gov.uk/a"),
        ("<p><a href='/b'>Read on</a> <a href='/a'>On</a></p>", "https://guide.example.gov.uk/a"),
        ("<p>Words.</p>" + CODE, "a:bogus((("),
    ],
)
def test_the_rest_stays(rule_of: Any, body: str, place: str) -> None:
    assert left(rule_of, body, place) == [place]
