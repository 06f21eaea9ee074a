from __future__ import annotations

import pytest

RULE = "readability/long-sentences"
LONG = "We will " + "always try to " * 9 + "help you today."


@pytest.mark.parametrize(
    "html", [f"<p>{LONG}</p>", f"<ul><li>{LONG}</li></ul>", f"<p>Hello. {LONG}</p>"]
)
def test_finds_a_long_sentence(judge, html: str) -> None:
    verdict = judge(RULE, html)

    assert verdict.outcome == "fail"
    assert [f.where for f in verdict.findings] == [LONG]
    assert "32 words" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "We can help. " * 20 + "</p>",
        "<ul>" + "<li>a bin that is full of things</li>" * 10 + "</ul>",
        f"<blockquote><p>{LONG}</p></blockquote><p>So they said.</p>",
        "<p>" + "<br>".join(["the desk in the town hall of Mereford"] * 6) + "</p>",
        "<p>" + " ".join(["Ada Lovelace,"] * 20) + "</p>",
        f"<nav><p>{LONG}</p></nav><p>Short.</p>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_limit_is_a_setting(judge) -> None:
    assert judge(RULE, f"<p>{LONG}</p>", max_words=40).outcome == "pass"
    assert judge(RULE, "<p>One two three four five six.</p>", max_words=5).outcome == "fail"
