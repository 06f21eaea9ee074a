"""The rule on pages whose code does not tell their language, as axe-core finds them."""

import pytest

RULE = "accessibility/language-of-page"


@pytest.mark.parametrize(
    ("check", "html", "words"),
    [
        ("html-has-lang", "<html>", "does not say which language"),
        ("html-lang-valid", '<html lang="english">', "a language that does not exist"),
        ("html-xml-lang-mismatch", '<html lang="en" xml:lang="cy">', "two different languages"),
    ],
)
def test_what_axe_finds_is_told_in_plain_words(judge_scan, check, html, words):
    verdict = judge_scan(RULE, bad=[(check, html)])
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert found.evidence == html
    assert found.component.startswith(f"{check} html")


def test_what_axe_cannot_decide_needs_a_person(judge_scan):
    verdict = judge_scan(RULE, unsure=[("html-lang-valid", '<html lang="">')])
    assert verdict.outcome == "needs_person"


def test_pages_that_name_their_language(judge_scan):
    assert judge_scan(RULE, passes=["html-has-lang", "html-lang-valid"]).outcome == "pass"
    part = [("valid-lang", '<p lang="welsh">')]
    assert judge_scan(RULE, bad=part, passes=["html-has-lang"]).outcome == "pass"


def test_a_check_without_a_subject_or_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=["html-xml-lang-mismatch"]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["valid-lang"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"
