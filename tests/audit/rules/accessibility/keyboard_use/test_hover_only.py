"""The rule on what only a mouse opens."""

import pytest

RULE = "accessibility/hover-only"
MENU = {
    "path": "nav#main > ul > li:nth-of-type(3) > ul",
    "html": '<ul class="sub"><li><a href="/rent">Pay rent</a></li></ul>',
    "text": "Pay rent Report a repair",
}
BUBBLE = {
    "path": "main > p:nth-of-type(2) > span > span",
    "html": '<span class="tip">You can pay in ten parts.</span>',
    "text": "You can pay in ten parts.",
}


def test_what_opens_for_a_mouse_needs_a_person(judge):
    verdict = judge(RULE, facts={"looks": {"hover": [MENU, BUBBLE]}})
    assert verdict.outcome == "needs_person"
    assert [x.where for x in verdict.findings] == [MENU["path"], BUBBLE["path"]]
    assert "“Pay rent Report a repair”" in verdict.findings[0].message
    assert verdict.findings[1].evidence == BUBBLE["html"]


def test_the_same_menu_is_one_issue_wherever_it_stands_in_its_list(judge):
    other = {**MENU, "path": "nav#main > ul > li:nth-of-type(5) > ul"}
    first, second = judge(RULE, facts={"looks": {"hover": [MENU, other]}}).findings
    assert first.component == second.component == "nav#main > ul > li > ul"


@pytest.mark.parametrize("hover", [[], [{**MENU, "text": ""}]])
def test_nothing_opens_or_what_opens_has_no_words(judge, hover):
    assert judge(RULE, facts={"looks": {"hover": hover}}).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"hover": None}},
        {"looks": {"hover": [MENU]}, "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
