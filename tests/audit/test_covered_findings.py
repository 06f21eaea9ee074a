"""One cause is told once: what a rule covers at a place that it tells of itself."""

from __future__ import annotations

import pytest

from audit.covered_findings import without_covered
from audit.inputs import PageView
from audit.results import judged
from audit.rule import Certainty, Finding, Rule

PAGE = "https://www.mereford.gov.uk/pay"
DEAD = "https://www.mereford.gov.uk/gone"


def find_nothing(page: PageView):
    return ()


def rule(name: str, covers: tuple[str, ...] = ()) -> Rule:
    texts = {"title": "", "why": "", "fix": "", "reference": ""}
    return Rule(id=name, severity="minor", check=find_nothing, covers=covers, **texts)


RULES = [rule("journeys/task", ("content/links",)), rule("content/links")]


@pytest.mark.parametrize(
    ("task", "link", "certain", "left"),
    [
        (DEAD, DEAD, ("sure", "sure"), ["journeys/task"]),
        (DEAD, DEAD + "/2", ("sure", "sure"), ["journeys/task", "content/links"]),
        (DEAD, DEAD, ("needs_person", "sure"), ["journeys/task", "content/links"]),
        (DEAD, DEAD, ("sure", "needs_person"), ["journeys/task"]),
        ("main > p > a > img", "main > p > a", ("sure", "sure"), ["journeys/task"]),
        (
            "main > p > a",
            "main > p > a > img",
            ("sure", "sure"),
            ["journeys/task", "content/links"],
        ),
        ("", "", ("sure", "sure"), ["journeys/task", "content/links"]),
    ],
)
def test_what_is_left(task: str, link: str, certain: tuple[Certainty, Certainty], left) -> None:
    found = [
        judged("journeys/task", PAGE, "critical", Finding("x", where=task, certainty=certain[0])),
        judged("content/links", PAGE, "serious", Finding("y", where=link, certainty=certain[1])),
    ]
    assert [x.rule for x in without_covered(found, RULES)] == left


def test_a_covering_rule_that_is_off_covers_nothing() -> None:
    found = [judged("content/links", PAGE, "serious", Finding("y", where=DEAD))]
    assert list(without_covered(found, RULES)) == found


def test_another_pages_finding_covers_nothing() -> None:
    found = [
        judged("journeys/task", PAGE, "critical", Finding("x", where=DEAD)),
        judged("content/links", PAGE + "/2", "serious", Finding("y", where=DEAD)),
    ]
    assert list(without_covered(found, RULES)) == found


def practice(check: str):
    return judged(
        "accessibility/best-practices", PAGE, "minor", Finding("x", where="p", key=f"{check} p")
    )


def test_what_follows_from_another_thing_on_the_page_is_not_told() -> None:
    order = judged("content/heading-order", PAGE, "minor", Finding("x", where="h4"))
    found = [practice(x) for x in ("landmark-one-main", "region", "tabindex", "heading-order")]
    left = list(without_covered([*found, order], RULES))
    assert left == [found[0], found[2], order]
    assert list(without_covered([practice("region")], RULES)) == [practice("region")]
