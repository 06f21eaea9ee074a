"""The rule on links in running text that nothing but colour tells from it."""

import pytest

RULE = "accessibility/link-looks-like-text"
LINK = {
    "path": "main > p:nth-of-type(2) > a",
    "html": '<a href="/licensing/taxis">how to license a taxi</a>',
    "text": "how to license a taxi",
    "contrast": 1.0,
}


def links(*changes):
    return {"looks": {"links": [{**LINK, **x} for x in changes]}}


def scan(check, html):
    node = {"target": "p > a", "ancestry": "html > body > p > a", "html": html, "summary": ""}
    result = {"id": check, "impact": "serious", "tags": [], "help": "", "description": ""}
    violations = [{**result, "help_url": "", "count": 1, "nodes": [node]}]
    return {
        "version": "4.10.2",
        "violations": violations,
        "incomplete": [],
        "passes": [],
        "inapplicable": [],
    }


@pytest.mark.parametrize(
    ("contrast", "outcome", "words", "severity"),
    [
        (1.0, "fail", "“how to license a taxi” looks just like the text round it.", None),
        (1.19, "fail", "looks just like the text", None),
        (1.2, "needs_person", "is told by colour only", "minor"),
        (4.6, "needs_person", "“how to license a taxi” is told by colour only.", "minor"),
    ],
)
def test_without_a_colour_of_its_own_it_is_sure(judge, contrast, outcome, words, severity):
    verdict = judge(RULE, facts=links({"contrast": contrast}))
    assert verdict.outcome == outcome
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence, found.severity) == (LINK["path"], LINK["html"], severity)


def test_no_such_links(judge):
    assert judge(RULE, facts=links()).outcome == "pass"


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_what_the_engine_tells_of_is_not_told_twice(judge, device):
    axe = {"phone": None, "desktop": None, device: scan("link-in-text-block", LINK["html"])}
    assert judge(RULE, facts={**links({}), "axe": axe}).outcome == "pass"


@pytest.mark.parametrize(
    "told",
    [
        scan("link-in-text-block", '<a href="/licensing/pubs">another link</a>'),
        scan("color-contrast", LINK["html"]),
        {"error": "it took too long"},
    ],
)
def test_what_the_engine_says_of_something_else_leaves_it_told(judge, told):
    assert judge(RULE, facts={**links({}), "axe": {"phone": told, "desktop": None}}).findings


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"links": None}},
        {**links({}), "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
