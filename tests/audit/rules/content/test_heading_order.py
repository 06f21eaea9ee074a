from __future__ import annotations

import pytest

RULE = "content/heading-order"


def page(body: str) -> str:
    return f"<html><head><title>Bins - Mereford</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "<h1>A</h1><h3>B</h3>",
            ["“B” is a heading 3 right under a heading 1. Make it a heading 2."],
        ),
        ("<h1>A</h1><h2></h2>", ["This heading is empty. Give it words or take it out."]),
        ("<h1>A</h1><h1>B</h1>", ["“B” is a second main heading. Make it a heading 2."]),
    ],
)
def test_order(judge, body: str, messages: list[str]) -> None:
    verdict = judge(RULE, page(f"<main>{body}</main>"))

    assert verdict.outcome == "fail"
    assert [f.message for f in verdict.findings] == messages


@pytest.mark.parametrize(
    "body",
    [
        "<main><h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2></main>",
        "<nav><h2>Menu</h2></nav><main><h1>A</h1><h2>B</h2></main><footer><h4>Links</h4></footer>",
        "<main><h1>A</h1><h2 hidden></h2></main>",
        "<main><h1>A</h1><div class=modal><h4></h4></div></main>",
        "<main><h1>A</h1><h2><svg><title>Bins</title></svg></h2></main>",
    ],
)
def test_order_leaves_alone(judge, body: str) -> None:
    assert judge(RULE, page(body)).outcome == "pass"


def test_order_does_not_apply_without_headings(judge) -> None:
    assert judge(RULE, page("<main><p>Text</p></main>")).outcome == "not_applicable"


def test_the_templates_headings_are_one_issue(judge) -> None:
    body = "<footer><h2></h2></footer><main><h1>A</h1></main>"

    assert judge(RULE, page(body)).findings[0].component


def test_an_h1_without_words_is_told_once(judge) -> None:
    html = page("<main><h1></h1><h2>Times</h2></main>")
    assert judge(RULE, html).outcome == "pass"
    assert judge("content/heading-missing", html).outcome == "fail"
