"""The rule on words that only a picture says."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "alt", "html", "outcome"),
    [
        (["Summerfairat Mereford Park", "Saturday12July,10am"], "Poster", "", "needs_person"),
        (["Summerfairat Mereford Park"], "", "", "needs_person"),
        (["Summerfairat Mereford Park"], "Summer fair at Mereford Park", "", "pass"),
        (["Summerfairat Mereford Park"], "", "<p>Summer fair at Mereford Park</p>", "pass"),
        # One letter misread, and less than half of the words missing.
        (["Summer faìr at Mereford Park", "12 July"], "Summer fair at Mereford Park", "", "pass"),
        (["M4 7"], "A road", "", "pass"),
        ([], "A road", "", "pass"),
    ],
)
def test_what_a_picture_says(
    judge: Any, lines: list[str], alt: str, html: str, outcome: str
) -> None:
    picture = {"path": "main > img", "html": "<img>", "src": "/a.png", "alt": alt, "lines": lines}
    verdict = judge(
        "accessibility/words-in-picture", html or "<p>x</p>", facts={"lettering": [picture]}
    )
    assert verdict.outcome == outcome


@pytest.mark.parametrize("lettering", [None, []])
def test_pictures_that_nobody_read(judge: Any, lettering: Any) -> None:
    facts = {"lettering": lettering}
    verdict = judge("accessibility/words-in-picture", "<p>x</p>", facts=facts)
    assert verdict.outcome == "not_applicable"
    old = judge("accessibility/words-in-picture", "<p>x</p>", facts={"title": "before ocr"})
    assert old.outcome == "not_applicable"
