"""What axe-core found, as findings: by criterion, by device, by certainty."""

from __future__ import annotations

from typing import Any

import pytest

from audit.rule import issue_of

TARGET = "main > p:nth-child(2) > img"


def node(
    target: Any = TARGET, html: str = '<img src="a.jpg">', summary: str = ""
) -> dict[str, Any]:
    return {"target": target, "html": html, "summary": summary}


def result(rule: str, *nodes: dict[str, Any], impact: str = "serious", **more: Any) -> Any:
    return {"id": rule, "impact": impact, "tags": [], "nodes": list(nodes), **more}


def scan(**parts: Any) -> dict[str, Any]:
    return {"violations": [], "incomplete": [], "passes": [], "inapplicable": [], **parts}


def facts(phone: dict[str, Any] | None, desktop: dict[str, Any] | None) -> dict[str, Any]:
    return {"axe": {"phone": phone, "desktop": desktop}}


BAD = scan(violations=[result("image-alt", node(), impact="critical")])
PASSES = scan(passes=["image-alt"])
ABSENT = scan(inapplicable=["image-alt", "svg-img-alt"])
UNSURE = scan(incomplete=[result("image-alt", node(), node("b"))])
FAILED = {"error": "it took too long"}


@pytest.mark.parametrize(
    ("phone", "desktop", "outcome", "devices"),
    [
        (BAD, BAD, "fail", [""]),
        (BAD, PASSES, "fail", ["phone"]),
        (PASSES, BAD, "fail", ["desktop"]),
        (BAD, FAILED, "fail", ["phone"]),
        (BAD, None, "fail", ["phone"]),
        (UNSURE, UNSURE, "needs_person", [""]),
        (PASSES, PASSES, "pass", []),
        (PASSES, ABSENT, "pass", []),
        (ABSENT, ABSENT, "not_applicable", []),
        (PASSES, FAILED, "could_not_check", []),
        (FAILED, ABSENT, "could_not_check", []),
        (FAILED, FAILED, "could_not_check", []),
        (None, None, "could_not_check", []),
        (scan(), scan(), "could_not_check", []),
        (scan(passes=["button-name"]), scan(), "could_not_check", []),
    ],
)
def test_outcomes_by_device(
    judge: Any, phone: Any, desktop: Any, outcome: str, devices: list[str]
) -> None:
    verdict = judge("accessibility/text-alternatives", facts=facts(phone, desktop))
    assert verdict.outcome == outcome
    assert [x.device for x in verdict.findings] == devices


def test_no_scan_at_all_says_so(judge: Any) -> None:
    assert "was not made" in judge("accessibility/contrast", facts={}).reason
    verdict = judge("accessibility/contrast", facts=facts(FAILED, FAILED))
    assert "it took too long" in verdict.reason


def test_a_finding_has_the_place_the_html_and_what_it_stops(judge: Any) -> None:
    (found,) = judge("accessibility/text-alternatives", facts=facts(BAD, BAD)).findings
    assert (found.where, found.evidence) == (TARGET, '<img src="a.jpg">')
    assert (found.severity, found.certainty) == ("serious", "sure")


@pytest.mark.parametrize("impact", ["minor", ""])
def test_the_engines_impact_is_not_read(judge: Any, impact: Any) -> None:
    bad = scan(violations=[result("image-alt", node(), impact=impact)])
    (found,) = judge("accessibility/text-alternatives", facts=facts(bad, bad)).findings
    assert found.severity == "serious"


def test_what_is_undecided_is_told_once_a_page_with_its_reason(judge: Any) -> None:
    summary = "Fix any of the following:\n  Its background is a picture"
    unsure = scan(
        incomplete=[result("color-contrast", node("a", summary=summary), node("b"), count=7)]
    )
    (found,) = judge("accessibility/contrast", facts=facts(unsure, unsure)).findings
    assert found.certainty == "needs_person"
    assert "7 places" in found.message
    assert "Its background is a picture" in found.message


def test_an_experimental_check_is_never_sure(judge: Any) -> None:
    bad = scan(violations=[result("label-content-name-mismatch", node(), tags=["experimental"])])
    assert judge("accessibility/label-in-name", facts=facts(bad, bad)).outcome == "needs_person"


def test_hidden_content_is_about_the_scan_and_not_told(judge: Any) -> None:
    tags = ["best-practice", "experimental", "review-item"]
    unsure = scan(incomplete=[result("hidden-content", node(), tags=tags)], passes=["region"])
    assert judge("accessibility/best-practices", facts=facts(unsure, unsure)).outcome == "pass"


def test_contrast_says_the_colours_and_what_is_needed(judge: Any) -> None:
    summary = (
        "Fix any of the following:\n  Element has insufficient color contrast of 2.32 (foreground "
        "color: #aaaaaa, background color: #ffffff, font size: 12.0pt (16px), font weight: "
        "normal). Expected contrast ratio of 4.5:1"
    )
    bad = scan(violations=[result("color-contrast", node(summary=summary))])
    (found,) = judge("accessibility/contrast", facts=facts(bad, bad)).findings
    assert found.message.endswith("#aaaaaa on #ffffff has 2.32 to 1, and it needs 4.5 to 1.")


def issue(judge: Any, rule: str, axe: str, page: str, *where_and_html: str) -> str:
    bad = scan(violations=[result(axe, node(*where_and_html))])
    (found,) = judge(f"accessibility/{rule}", facts=facts(bad, bad)).findings
    return issue_of(f"accessibility/{rule}", page, found)


def test_a_template_element_is_one_issue_over_pages(judge: Any) -> None:
    first = ("#nav-12 > li:nth-child(1) > a", '<a class="nav-item" href="/bins">Bins</a>')
    second = ("#nav-99 > li:nth-child(3) > a", '<a class="nav-item" href="/pay">Pay</a>')
    other = ("#nav-99 > li:nth-child(3) > a", '<a class="pale" href="/pay">Pay</a>')
    names = [
        issue(judge, "contrast", "color-contrast", page, *what)
        for page, what in (("/one", first), ("/two", second), ("/three", other))
    ]
    assert names[0] == names[1] != names[2]


SUMMARY = (
    "contrast of 2.3 (foreground color: {}, background color: #ffffff, font size: 12.0pt (16px), "
    "font weight: normal). Expected contrast ratio of 4.5:1"
)


def test_links_of_one_colour_are_one_issue_wherever_they_stand(judge: Any) -> None:
    places = [("nav > a[href='/a']", "#999999"), ("footer a", "#999999"), ("nav > a", "#777777")]
    names = [
        issue(judge, "contrast", "color-contrast", "/x", where, "<a>x</a>", SUMMARY.format(colour))
        for where, colour in places
    ]
    assert names[0] == names[1] != names[2]


def test_links_told_apart_by_their_address_only_are_one_issue(judge: Any) -> None:
    names = {
        issue(
            judge, "target-size", "target-size", "/x", f"nav a[href='{x}']", f"<a href='{x}'>x</a>"
        )
        for x in ("/bins", "/pay")
    }
    assert len(names) == 1


def test_pictures_of_two_pages_are_two_issues(judge: Any) -> None:
    names = {
        issue(judge, "text-alternatives", "image-alt", page, TARGET, f'<img src="{page}.jpg">')
        for page in ("/one", "/two")
    }
    assert len(names) == 2


COVERED = "Fix any of the following:\n  it's partially obscured by another element"
PICTURE = "Fix any of the following:\n  due to a background image"
SHORT = "Fix any of the following:\n  Element content is too short to determine if it is text"


@pytest.mark.parametrize(
    ("phone", "desktop", "outcome"),
    [
        (COVERED, None, "pass"),
        (COVERED, COVERED, "needs_person"),
        (PICTURE, None, "needs_person"),
        (SHORT, SHORT, "pass"),
    ],
)
def test_undecided_contrast_that_needs_nobody(
    judge: Any, phone: str, desktop: str | None, outcome: str
) -> None:
    def undecided(summary: str | None) -> dict[str, Any]:
        found = [result("color-contrast", node(summary=summary))] if summary else []
        return scan(incomplete=found, passes=["color-contrast"])

    made = facts(undecided(phone), undecided(desktop))
    assert judge("accessibility/contrast", facts=made).outcome == outcome


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<span aria-hidden='true'>☐</span>", "pass"),
        ("<span aria-label='true'>☐</span>", "needs_person"),
    ],
)
def test_a_symbol_beside_words_needs_nobody(judge: Any, html: str, outcome: str) -> None:
    symbol = "Fix any of the following:\n  Element content contains only non-text characters"
    found = [result("color-contrast", node(summary=symbol, html=html))]
    made = scan(incomplete=found, passes=["color-contrast"])
    assert judge("accessibility/contrast", facts=facts(made, made)).outcome == outcome


def test_covered_contrast_needs_a_person_where_the_other_scan_failed(judge: Any) -> None:
    covered = scan(incomplete=[result("color-contrast", node(summary=COVERED))])
    assert judge("accessibility/contrast", facts=facts(covered, FAILED)).outcome == "needs_person"


def test_frames_that_could_not_be_scanned_are_nothing_wrong(judge: Any) -> None:
    unscanned = result("frame-tested", node("iframe", "<iframe>"), impact="critical")
    alone = judge("accessibility/best-practices", facts=facts(scan(incomplete=[unscanned]), scan()))
    assert (alone.outcome, list(alone.findings)) == ("could_not_check", [])
    assert "1 frame on this page could not be scanned" in alone.reason
    outside = result("region", node("p", "<p>"), impact="moderate")
    both = scan(incomplete=[unscanned], violations=[outside])
    verdict = judge("accessibility/best-practices", facts=facts(both, both))
    assert verdict.outcome == "fail"
    assert [(x.severity, x.certainty) for x in verdict.findings if "Not checked" in x.message] == [
        ("minor", "needs_person")
    ]


def test_what_a_button_opens_later_needs_nobody(judge: Any) -> None:
    summary = (
        "Fix all of the following:\n  Unable to determine if aria-controls referenced ID exists on "
        'the page while using aria-haspopup: aria-controls="m"'
    )
    unsure = scan(
        incomplete=[result("aria-valid-attr-value", node(summary=summary))], passes=["button-name"]
    )
    seen = facts(unsure, unsure)
    assert judge("accessibility/name-role-value", facts=seen).outcome == "pass"


def test_an_empty_list_of_suggestions_needs_nobody(judge: Any) -> None:
    summary = "Fix any of the following:\n  Expecting ARIA children role to be added: option"
    unsure = scan(
        incomplete=[result("aria-required-children", node(summary=summary))], passes=["list"]
    )
    seen = facts(unsure, unsure)
    assert judge("accessibility/info-and-relationships", facts=seen).outcome == "pass"
