"""Passages that a style turns into capitals."""

import pytest

RULE = "accessibility/capitals-by-style"
PLACE = "main > div:nth-of-type(2) > p"


def block(**more):
    row = {"path": PLACE, "html": '<p class="lead">Bins are emptied on…</p>', "chars": 140}
    style = {"uppercase": False, "italic": False, "justified": False}
    return {**row, "lines": 3, "line_height": 1.5, **style, **more}


def looks(*blocks):
    return {"looks": {"text": list(blocks)}}


@pytest.mark.parametrize("more", [{"chars": 60}, {"chars": 412, "lines": None}])
def test_a_passage_in_capitals(judge, more):
    verdict = judge(RULE, facts=looks(block(uppercase=True, **more)))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.message == f"A style sets these {more['chars']} characters in capitals."
    assert (found.where, found.component) == (PLACE, "main > div > p")
    assert found.evidence.startswith('<p class="lead">')


@pytest.mark.parametrize(
    "facts",
    [
        looks(block(uppercase=True, chars=59)),
        looks(block(italic=True), block(justified=True), block(line_height=1.1)),
        looks(),
    ],
    ids=["a label", "unusual otherwise", "nothing unusual"],
)
def test_look_alikes(judge, facts):
    assert judge(RULE, facts=facts).outcome == "pass"


def test_each_passage_is_told_and_the_least_length_can_be_set(judge):
    facts = looks(block(uppercase=True), block(uppercase=True, chars=70), block())
    assert len(judge(RULE, facts=facts).findings) == 2
    assert len(judge(RULE, facts=facts, min_characters=71).findings) == 1


@pytest.mark.parametrize("facts", [None, {}, {"looks": None}, {"looks": {"text": None}}])
def test_what_was_not_looked_at_is_not_fine(judge, facts):
    verdict = judge(RULE, facts=facts)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))


def test_a_page_without_its_styles_says_nothing_of_them(judge):
    facts = {**looks(block(uppercase=True)), "refused_styles": ["https://cdn.example/a.css"]}
    assert judge(RULE, facts=facts).outcome == "could_not_check"
