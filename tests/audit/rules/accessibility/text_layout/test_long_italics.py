"""The rule on long passages in italics."""

import pytest

RULE = "accessibility/long-italics"
BLOCK = {
    "path": "main > blockquote:nth-of-type(2)",
    "html": "<blockquote><p>We moved here for the park.</p></blockquote>",
    "chars": 180,
    "lines": 3,
    "line_height": 1.5,
    "uppercase": False,
    "italic": True,
    "justified": False,
}


def texts(*changes):
    return {"looks": {"text": [{**BLOCK, **x} for x in changes]}}


@pytest.mark.parametrize("chars", [100, 540])
def test_long_italics_are_an_issue(judge, chars):
    verdict = judge(RULE, facts=texts({"chars": chars}))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"These {chars} characters are in italics."
    assert (found.where, found.evidence) == (BLOCK["path"], BLOCK["html"])
    assert found.component == "main > blockquote"


@pytest.mark.parametrize(
    "changes", [[], [{"chars": 99}], [{"italic": False, "justified": True, "chars": 900}]]
)
def test_short_or_upright_text(judge, changes):
    assert judge(RULE, facts=texts(*changes)).outcome == "pass"


def test_how_long_is_too_long_is_an_option(judge):
    facts = texts({"chars": 60}, {"chars": 79}, {"chars": 80})
    assert len(judge(RULE, facts=facts, min_characters=80).findings) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"text": None}},
        {**texts({}), "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
