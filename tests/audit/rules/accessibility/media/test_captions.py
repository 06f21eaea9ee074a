"""The rule on videos and sound without captions, from what axe-core found."""

from typing import Any

import pytest

RULE = "accessibility/captions"
TARGET = "main > video"


def _result(axe_rule: str, html: str, tags: tuple[str, ...] = ("wcag2a", "wcag122")) -> Any:
    node = {"target": TARGET, "ancestry": f"html > body > {TARGET}", "html": html, "summary": ""}
    told = {"help": "", "description": "", "help_url": "", "count": 1}
    return {"id": axe_rule, "impact": "critical", "tags": list(tags), **told, "nodes": [node]}


def _facts(**parts: Any) -> dict[str, Any]:
    scan = {"version": "4.10", "violations": [], "incomplete": [], "passes": []}
    scan = {**scan, "inapplicable": [], **parts}
    return {"axe": {"phone": scan, "desktop": scan}}


@pytest.mark.parametrize(
    ("axe_rule", "html", "message"),
    [
        ("video-caption", '<video src="/mayor.mp4">', "This video has no captions track."),
        (
            "audio-caption",
            '<audio src="/meeting.mp3">',
            "This sound recording has no captions or transcript.",
        ),
    ],
)
def test_what_has_no_captions_fails(judge: Any, axe_rule: str, html: str, message: str) -> None:
    verdict = judge(RULE, facts=_facts(violations=[_result(axe_rule, html)]))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert (found.message, found.where, found.evidence) == (message, TARGET, html)
    assert (found.severity, found.component) == ("serious", "")  # each is mended by itself


def test_what_could_not_be_told_needs_a_person(judge: Any) -> None:
    verdict = judge(RULE, facts=_facts(incomplete=[_result("video-caption", "<video>")]))
    assert verdict.outcome == "needs_person"
    assert "this video has no captions track" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ({"passes": ["video-caption"]}, "pass"),
        ({"passes": ["video-caption"], "inapplicable": ["audio-caption"]}, "pass"),
        ({"passes": ["audio-caption"]}, "pass"),
        ({"inapplicable": ["video-caption"]}, "not_applicable"),
    ],
)
def test_captions_and_pages_without_film(judge: Any, parts: Any, outcome: str) -> None:
    assert judge(RULE, facts=_facts(**parts)).outcome == outcome


def test_a_video_that_starts_by_itself_is_another_rule(judge: Any) -> None:
    other = _result("no-autoplay-audio", "<video autoplay>")
    assert judge(RULE, facts=_facts(violations=[other], passes=["video-caption"])).outcome == "pass"


def test_a_scan_that_was_not_made_could_not_be_checked(judge: Any) -> None:
    verdict = judge(RULE, facts={"axe": {"phone": None, "desktop": None}})
    assert (verdict.outcome, "was not made" in verdict.reason) == ("could_not_check", True)
