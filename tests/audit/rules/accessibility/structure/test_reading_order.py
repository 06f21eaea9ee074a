"""Parts of a page shown before what comes before them in the code, as the browser saw them."""

from typing import Any

import pytest

RULE = "accessibility/reading-order"
_PLACE = {"path": "main > div > div:nth-of-type(2)", "html": '<div class="promo">Pay now</div>'}


def seen(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"looks": {"order": [{**_PLACE, "text": x, "before": y} for x, y in pairs]}}


@pytest.mark.parametrize(
    "pairs",
    [
        [("Pay now", "What you can pay for")],
        [("Step 2", "Step 1"), ("Contact us", "Opening hours")],
    ],
)
def test_what_is_moved_needs_a_person(judge: Any, pairs: list[tuple[str, str]]) -> None:
    verdict = judge(RULE, facts=seen(*pairs))
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"“{text}” is shown before “{before}” but read after it." for text, before in pairs
    ]
    assert (verdict.findings[0].where, verdict.findings[0].evidence) == tuple(_PLACE.values())


def test_a_place_of_the_template_is_one_over_pages(judge: Any) -> None:
    facts = seen(("Pay now", "Rates"))
    other = {**facts["looks"]["order"][0], "path": "main > div > div:nth-of-type(5)"}
    names = {
        judge(RULE, facts=x).findings[0].component for x in (facts, {"looks": {"order": [other]}})
    }
    assert names == {"main > div > div"}


@pytest.mark.parametrize("also", [{}, {"underlined": [{**_PLACE, "text": "Pay"}]}])
def test_nothing_moved_passes(judge: Any, also: dict[str, Any]) -> None:
    assert judge(RULE, facts={"looks": {"order": [], **also}}).outcome == "pass"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"looks": None},
        {"looks": {"order": None}},
        {**seen(("Step 2", "Step 1")), "refused_styles": ["https://cdn.example.org/site.css"]},
    ],
)
def test_what_was_not_seen_could_not_be_checked(judge: Any, facts: dict[str, Any]) -> None:
    assert judge(RULE, facts=facts).outcome == "could_not_check"
