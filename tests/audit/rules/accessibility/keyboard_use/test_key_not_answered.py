"""The rule on would-be buttons that do not answer Space or Enter."""

import pytest

RULE = "accessibility/key-not-answered"
BUTTON = {
    "path": "main > div:nth-of-type(2) > span",
    "html": '<span role="button" tabindex="0">Find my councillor</span>',
    "text": "Find my councillor",
    "space": True,
    "enter": True,
}
WALK = {
    "stops": [],
    "back": [],
    "trap": None,
    "opened": [],
    "navigated": [],
    "whole": True,
    "skip": {},
    "boxes": [],
    "lists": [],
}


def walked(*keys, **more):
    return {"walk": {**WALK, "keys": list(keys)}, **more}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"space": False}, "“Find my councillor” did not answer Space."),
        ({"enter": False}, "did not answer Enter."),
        ({"space": False, "enter": False}, "did not answer Space and Enter."),
    ],
)
def test_a_key_without_an_answer_needs_a_person(judge, answers, words):
    verdict = judge(RULE, facts=walked({**BUTTON, **answers}))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == (BUTTON["path"], BUTTON["html"])


def test_only_the_button_that_is_dead_is_told(judge):
    dead = {**BUTTON, "path": "main > a#more", "text": "Show more", "space": False}
    verdict = judge(RULE, facts=walked(BUTTON, dead))
    assert [x.where for x in verdict.findings] == ["main > a#more"]


@pytest.mark.parametrize("keys", [[BUTTON], [BUTTON, {**BUTTON, "path": "nav > div"}]])
def test_both_keys_answered(judge, keys):
    assert judge(RULE, facts=walked(*keys)).outcome == "pass"


def test_no_would_be_buttons(judge):
    assert judge(RULE, facts=walked()).outcome == "not_applicable"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        walked(BUTTON, refused_styles=["https://cdn.example/a.css"]),
    ],
)
def test_a_page_that_was_not_used(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
