"""What the scans of axe-core left out: it is told, what was found stays, and it is never a pass."""

from __future__ import annotations

from typing import Any

import pytest

CONTRAST, IMAGES = "accessibility/contrast", "accessibility/text-alternatives"
PALE = {"target": "p", "html": "<p>", "summary": ""}


def scan(**parts: Any) -> dict[str, Any]:
    passes = ["color-contrast", "image-alt"]
    return {"violations": [], "incomplete": [], "passes": passes, "inapplicable": [], **parts}


def facts(phone: Any, desktop: Any, opened: Any = None, **more: Any) -> dict[str, Any]:
    return {"axe": {"phone": phone, "desktop": desktop, "opened": opened}, **more}


def pale(count: int) -> dict[str, Any]:
    failed = {"id": "color-contrast", "impact": "serious", "tags": [], "nodes": [PALE]}
    return {"violations": [{**failed, "count": count}]}


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (facts(scan(cut={"color-contrast": (3000, 9120)}), scan()), "3,000 of 9,120"),
        (facts(scan(), scan(cut={"color-contrast": (0, None)})), "none of its elements"),
        (facts(scan(), scan(), withheld_frames=["https://a.uk/map"]), "https://a.uk/map"),
        (facts(scan(), scan(), closed_roots=2), "2 closed shadow roots"),
        (facts(scan(), scan(), {"error": "3 parts were not opened"}), "3 parts"),
        (facts(scan(), None, broke_off="it did not finish in time"), "did not finish in time"),
    ],
)
def test_what_was_left_out_is_no_pass(judge: Any, seen: dict[str, Any], why: str) -> None:
    verdict = judge(CONTRAST, facts=seen)
    assert verdict.outcome == "could_not_check"
    assert why in verdict.reason


def test_another_check_that_saw_all_passes(judge: Any) -> None:
    seen = facts(scan(cut={"color-contrast": (3000, 9120)}), scan())
    assert judge(IMAGES, facts=seen).outcome == "pass"


def test_what_was_found_stays_beside_what_was_left_out(judge: Any) -> None:
    cut = scan(**pale(1), cut={"color-contrast": (3000, 9120)})
    verdict = judge(CONTRAST, facts=facts(cut, scan()))
    assert (verdict.outcome, len(verdict.findings)) == ("fail", 1)
    assert "3,000 of 9,120" in verdict.reason
    assert "1 of 480 places" in judge(CONTRAST, facts=facts(scan(**pale(480)), scan())).reason


def test_what_shows_once_it_is_opened_is_told_once(judge: Any) -> None:
    verdict = judge(CONTRAST, facts=facts(scan(), scan(), scan(version="4", **pale(1))))
    (found,) = verdict.findings
    assert found.device == ""
    assert "once its part of the page is opened" in found.message
    both = facts(scan(**pale(1)), scan(**pale(1)), scan(version="4", **pale(1)))
    (found,) = judge(CONTRAST, facts=both).findings
    assert "opened" not in found.message


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("src='/map'", "could_not_check"),
        ("srcdoc='<p>'", "could_not_check"),
        ("src='https://maps.example/'", "pass"),
    ],
)
def test_a_frame_of_the_site_that_was_not_scanned(judge: Any, source: str, outcome: str) -> None:
    frame = {"target": "iframe", "html": f"<iframe title=Map {source}>", "summary": ""}
    unscanned = {"id": "frame-tested", "impact": "", "tags": [], "nodes": [frame], "count": 1}
    seen = facts(scan(incomplete=[unscanned]), scan(), final_url="https://a.uk/bins")
    assert judge(CONTRAST, facts=seen).outcome == outcome
