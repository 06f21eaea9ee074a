"""The rule on words that lie on other words once text is larger or spaced out."""

import pytest

RULE = "accessibility/overlap-when-enlarged"
WORDS = {
    "path": "header > div:nth-of-type(2) > a",
    "html": '<a href="/account">My account</a>',
    "text": "My account",
    "other": "Search this website",
    "when": "zoom",
}


def enlarged(*changes):
    return {"looks": {"enlarged": [{**WORDS, **x} for x in changes]}}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "“My account” lies on “Search this website” at 200 % text size."),
        ({"when": "spacing"}, "“Search this website” with wider text spacing."),
    ],
)
def test_words_on_words_need_a_person(judge, change, words):
    verdict = judge(RULE, facts=enlarged(change))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert words in found.message
    assert (found.where, found.evidence) == (WORDS["path"], WORDS["html"])
    assert found.component == "header > div > a"


def test_long_words_are_cut(judge):
    (found,) = judge(RULE, facts=enlarged({"text": "a" * 51, "other": "b" * 50})).findings
    assert found.message == f"“{'a' * 50}” lies on “{'b' * 50}” at 200 % text size."


def test_nothing_overlaps_or_only_as_the_page_comes(judge):
    assert judge(RULE, facts=enlarged()).outcome == "pass"
    as_it_comes = {k: v for k, v in WORDS.items() if k != "when"}
    facts = {"looks": {"enlarged": [], "overlaps": [as_it_comes]}}
    assert judge(RULE, facts=facts).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None, "walk": None},
        {"looks": {"enlarged": None}},
        {**enlarged({}), "refused_styles": ["https://cdn.example/site.css"]},
    ],
)
def test_styles_that_were_not_looked_at(judge, facts):
    assert judge(RULE, facts=facts).outcome == "could_not_check"
