"""The rule on phone numbers that are not links."""

from __future__ import annotations

from typing import Any


def test_each_number_is_told(judge: Any) -> None:
    phones = [{"path": "main > p", "text": x} for x in ("020 7946 0123", "0300 123 4567")]
    verdict = judge("mobile/phone-not-tappable", facts={"phones": phones})
    assert [x.evidence for x in verdict.findings] == ["020 7946 0123", "0300 123 4567"]
    assert len({x.key for x in verdict.findings}) == 2


def test_a_page_whose_numbers_are_links(judge: Any) -> None:
    assert judge("mobile/phone-not-tappable", facts={"phones": []}).outcome == "pass"
