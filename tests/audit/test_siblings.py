"""Two elements with the same issue are two findings, from week to week."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import Inputs, PageView
from audit.judge import record as _record
from audit.results import PageJudgement
from audit.rule import Finding, Rule
from signpost.workspace.records import Page

URL = "https://www.mereford.gov.uk/parks"
VIEW = Inputs(page=PageView(Page(run=1, url=URL, kind="html"), b"<p>Parks", []))


def judge(*findings: Finding) -> PageJudgement:
    """Return the judgement of a page of which one rule says this."""

    def says(page: PageView) -> Iterator[Finding]:
        yield from findings

    words = dict.fromkeys(("title", "why", "fix", "reference"), "")
    rule = Rule(id="content/made-up", severity="minor", check=says, **words)
    result = PageJudgement(URL)
    _record(result, rule, "fail", rule.check(*VIEW.read(rule.inputs)), "", URL)
    return PageJudgement.unpack(result.pack(1))


def pale(number: int, words: str = "Too pale", key: str = "") -> Finding:
    """Return what is found of the n-th paragraph."""
    return Finding("Too pale", where=f"main > p:nth-of-type({number})", evidence=words, key=key)


def test_each_sibling_is_a_finding() -> None:
    found = judge(pale(1), pale(2), pale(3)).findings
    assert [x.finding.where for x in found] == [pale(n).where for n in (1, 2, 3)]
    assert len({x.id for x in found}) == 3
    assert len({x.issue for x in found}) == 1


def test_one_fixed_of_three_leaves_two() -> None:
    before = {x.id for x in judge(pale(1), pale(2), pale(3)).findings}
    after = {x.id for x in judge(pale(1), pale(2)).findings}
    assert after < before
    assert len(before - after) == 1


def test_the_same_place_said_twice_is_one_finding() -> None:
    phone, desktop = pale(2, "Too pale"), pale(2, "Too  pale, wide")
    assert len(judge(phone, desktop).findings) == 1


def test_places_with_one_key_are_numbered_too() -> None:
    assert len(judge(pale(1, key="h2 fees"), pale(4, key="h2 fees")).findings) == 2


def test_the_first_sibling_keeps_the_name_that_a_single_one_has() -> None:
    assert judge(pale(7)).findings[0].id == judge(pale(2), pale(5)).findings[0].id
