"""What came of pressing a page's skip link in the browser."""

from typing import Any

import pytest

RULE = "accessibility/skip-link-broken"
_LINK = {
    "path": "body > a",
    "html": '<a class="skip" href="#content">Skip to main content</a>',
    "text": "Skip to main content",
    "target": True,
    "shown": True,
    "works": True,
}


def walked(skip: dict[str, Any] | None) -> dict[str, Any]:
    lists: dict[str, Any] = {x: [] for x in ("stops", "back", "opened", "navigated", "keys")}
    end = {"trap": None, "whole": True, "boxes": [], "lists": []}
    return {"walk": {**lists, **end, "skip": skip}}


@pytest.mark.parametrize(
    ("came", "outcome", "said"),
    [
        ({"works": False}, "fail", ["the Tab key does not go on from the content"]),
        ({"target": False, "works": False}, "fail", ["leads to a place that is not on the page"]),
        ({"shown": False}, "needs_person", ["cannot be seen even while it has the focus"]),
        ({"short_of_content": "aside"}, "needs_person", ["leads into what repeats on each page"]),
        (
            {"works": False, "shown": False},
            "fail",
            ["the Tab key does not go on", "cannot be seen even while it has the focus"],
        ),
    ],
)
def test_a_skip_link_that_does_not_skip(
    judge: Any, came: dict[str, Any], outcome: str, said: list[str]
) -> None:
    verdict = judge(RULE, facts=walked({**_LINK, **came}))
    assert verdict.outcome == outcome
    assert len(verdict.findings) == len(said)
    for found, words in zip(verdict.findings, said, strict=True):
        assert words in found.message
        assert "“Skip to main content”" in found.message
        assert (found.where, found.evidence) == (_LINK["path"], _LINK["html"])


@pytest.mark.parametrize("text", ["Skip to main content", "Neidio i’r cynnwys"])
def test_a_skip_link_that_skips_passes(judge: Any, text: str) -> None:
    assert judge(RULE, facts=walked({**_LINK, "text": text})).outcome == "pass"


def test_no_skip_link_is_not_a_broken_one(judge: Any) -> None:
    assert judge(RULE, facts=walked({})).outcome == "not_applicable"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"walk": None},
        walked(None),
        {**walked({**_LINK, "works": False}), "refused_styles": ["https://cdn.example.org/a.css"]},
    ],
)
def test_what_was_not_tried_could_not_be_checked(judge: Any, facts: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"
