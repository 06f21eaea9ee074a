from __future__ import annotations

import pytest

RULE = "readability/wall-of-text"
WORDS = "We will help you as soon as we can. "


def test_finds_a_wall(judge) -> None:
    verdict = judge(RULE, f"<p>{WORDS * 12}</p>")

    assert verdict.outcome == "fail"
    assert "108 words" in verdict.findings[0].message


def test_two_walls_are_two_findings(judge) -> None:
    verdict = judge(RULE, f"<div><p>{WORDS * 12}</p><p>You {WORDS * 12}</p></div>")

    assert len({f.key for f in verdict.findings}) == 2


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{WORDS * 9}</p>" * 3,
        f"<p>{WORDS * 7}<br><br>{WORDS * 7}</p>",
        f"<blockquote><p>{WORDS * 12}</p></blockquote><p>They said so.</p>",
        "<table><tr><td>" + WORDS * 12 + "</td></tr></table><p>A table.</p>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_what_was_pieced_together_is_no_paragraph(judge) -> None:
    rows = "".join(
        f"<div><div>Row {n} of the</div><div>list of tenants</div></div>" for n in range(40)
    )
    page = f"<html lang=en><title>A</title><body><h1>Tenants</h1><p>{WORDS * 3}</p>{rows}</body></html>"
    assert judge(RULE, page).outcome == "pass"


def test_a_wall_without_landmarks(judge) -> None:
    page = f"<html lang=en><title>A</title><body><h1>T</h1><p>{WORDS * 12}</p><p>{WORDS}</p></body></html>"
    assert judge(RULE, page).outcome == "fail"
