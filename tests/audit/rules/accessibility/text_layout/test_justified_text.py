"""The rule on text that is set flush on both sides."""

import pytest

RULE = "accessibility/justified-text"
BLOCK = {
    "path": "main > p:nth-of-type(4)",
    "html": '<p class="intro">The cabinet meets on the first Tuesday of each month.</p>',
    "chars": 240,
    "lines": 4,
    "line_height": 1.5,
    "uppercase": False,
    "italic": False,
    "justified": True,
}


def test_justified_blocks_are_issues(judge):
    item = {**BLOCK, "path": "main > ul > li:nth-of-type(2)", "html": "<li>Notices</li>"}
    verdict = judge(RULE, facts={"looks": {"text": [BLOCK, item]}})
    assert verdict.outcome == "fail"
    assert [x.where for x in verdict.findings] == [BLOCK["path"], item["path"]]
    assert verdict.findings[0].evidence == BLOCK["html"]
    assert verdict.findings[0].component == "main > p"


@pytest.mark.parametrize(
    "text",
    [
        [],
        [{**BLOCK, "justified": False, "italic": True}],
        [{**BLOCK, "justified": False, "line_height": 1.1}],
    ],
)
def test_text_that_is_unusual_otherwise(judge, text):
    assert judge(RULE, facts={"looks": {"text": text}}).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"text": None}},
        {"looks": {"text": [BLOCK]}, "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
