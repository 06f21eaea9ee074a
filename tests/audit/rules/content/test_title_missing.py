from __future__ import annotations

import pytest

RULE = "content/title-missing"


@pytest.mark.parametrize("title", ["", "<title></title>", "<title> - </title>"])
def test_finds_a_page_without(judge, title: str) -> None:
    verdict = judge(RULE, f"<html><head>{title}</head><main><h1>Bins</h1></main></html>")

    assert verdict.outcome == "fail"
    assert "“Bins”" in verdict.findings[0].message


def test_the_title_of_a_picture_is_none(judge) -> None:
    html = "<html><body><svg><title>Logo</title></svg><p>Text</p></body></html>"

    assert judge(RULE, html).outcome == "fail"


def test_a_title_passes(judge) -> None:
    assert judge(RULE, "<p>Text</p>").outcome == "pass"
