"""Placeholders too pale to read, as the browser saw them."""

from typing import Any

import pytest

RULE = "accessibility/placeholder-contrast"


def seen(*contrasts: float) -> dict[str, Any]:
    html = '<input name="postcode" placeholder="ME1 1AA">'
    place = {"path": "form#find > input", "html": html, "text": "ME1 1AA"}
    return {"looks": {"placeholders": [{**place, "contrast": x} for x in contrasts]}}


@pytest.mark.parametrize("contrast", [1.61, 2.1, 4.49])
def test_a_pale_placeholder_fails_and_says_by_how_much(judge: Any, contrast: float) -> None:
    verdict = judge(RULE, facts=seen(contrast))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert f"“ME1 1AA” has a contrast of {contrast} to 1, and needs 4.5." in found.message
    assert found.where == "form#find > input"


@pytest.mark.parametrize("contrasts", [[], [4.5], [4.6, 21.0]])
def test_a_dark_placeholder_passes(judge: Any, contrasts: list[float]) -> None:
    assert judge(RULE, facts=seen(*contrasts)).outcome == "pass"


def test_the_least_contrast_is_a_setting(judge: Any) -> None:
    assert judge(RULE, facts=seen(5.2), least=7).outcome == "fail"
    assert judge(RULE, facts=seen(3.1), least=3).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None},
        {"looks": {"placeholders": None}},
        {**seen(2.1), "refused_styles": ["https://cdn.example.org/site.css"]},
    ],
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"
