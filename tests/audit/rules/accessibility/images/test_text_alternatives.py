"""Pictures and meters without words, as axe-core found them on phone and desktop."""

from typing import Any

import pytest

from audit.rule import issue_of

RULE = "accessibility/text-alternatives"
TARGET = "main > p:nth-child(2) > img"
_WORDS = {"tags": ["wcag2a"], "help": "", "description": "", "help_url": ""}


def node(target: str = TARGET, html: str = '<img src="/media/mayor.jpg">') -> dict[str, Any]:
    return {"target": target, "ancestry": "", "html": html, "summary": ""}


def result(rule: str, *nodes: dict[str, Any], impact: str = "critical") -> dict[str, Any]:
    return {"id": rule, "impact": impact, **_WORDS, "count": len(nodes), "nodes": list(nodes)}


def scan(**parts: Any) -> dict[str, Any]:
    lists = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    return {"version": "4.10.2", **lists, **parts}


def facts(phone: Any, desktop: Any) -> dict[str, Any]:
    made = {"phone": phone, "desktop": desktop}
    return {"axe": {device: x for device, x in made.items() if x is not None}}


BAD = scan(violations=[result("image-alt", node())])
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
    verdict = judge(RULE, facts=facts(phone, desktop))
    assert verdict.outcome == outcome
    assert [x.device for x in verdict.findings] == devices


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("image-alt", "This picture has no text alternative"),
        ("input-image-alt", "picture button does not say in words"),
        ("object-alt", "embedded object has no text alternative"),
        ("role-img-alt", "stands for a picture"),
        ("svg-img-alt", "drawing (SVG) has no text alternative"),
        ("aria-meter-name", "meter does not say what it measures"),
        ("aria-progressbar-name", "does not say what is in progress"),
    ],
)
def test_each_check_says_what_is_wrong(judge: Any, check: str, words: str) -> None:
    bad = scan(violations=[result(check, node())])
    (found,) = judge(RULE, facts=facts(bad, bad)).findings
    assert words in found.message


def test_a_link_without_a_name_is_another_rules(judge: Any) -> None:
    other = scan(violations=[result("link-name", node("nav > a", "<a></a>"))], passes=["image-alt"])
    assert judge(RULE, facts=facts(other, other)).outcome == "pass"


def test_a_finding_has_the_place_the_html_and_the_certainty(judge: Any) -> None:
    (found,) = judge(RULE, facts=facts(BAD, BAD)).findings
    assert (found.where, found.evidence) == (TARGET, '<img src="/media/mayor.jpg">')
    assert (found.severity, found.certainty) == ("serious", "sure")


@pytest.mark.parametrize("impact", ["minor", ""])
def test_the_engines_impact_is_not_read(judge: Any, impact: str) -> None:
    bad = scan(violations=[result("image-alt", node(), impact=impact)])
    assert judge(RULE, facts=facts(bad, bad)).findings[0].severity == "serious"


def test_a_place_in_a_frame_is_kept_whole(judge: Any) -> None:
    bad = scan(violations=[result("image-alt", node("#frame >>> #host >>> img"))])
    (found,) = judge(RULE, facts=facts(bad, bad)).findings
    assert found.where == "#frame >>> #host >>> img"


def test_pictures_of_two_pages_are_two_issues(judge: Any) -> None:
    names = set()
    for page in ("/one", "/two"):
        bad = scan(violations=[result("image-alt", node(html=f'<img src="{page}.jpg">'))])
        names.add(issue_of(RULE, page, judge(RULE, facts=facts(bad, bad)).findings[0]))
    assert len(names) == 2


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p><img src=/i/acme-logo.png alt=""></p>', "is called “acme-logo.png”"),
        ('<img src=/i/spending_chart.svg alt="">', "does it tell something?"),
        ('<img src=/i/a.jpg role=presentation alt="Flooded road">', "“Flooded road” is not read"),
        ('<a href=/x><img src=/i/qr-code.png alt=""></a>', "qr-code.png"),
    ],
)
def test_decoration_that_tells_something_needs_a_person(judge, html, words):
    scan = {"version": "4", "violations": [], "incomplete": [], "inapplicable": []}
    scan["passes"] = ["image-alt"]
    verdict = judge(RULE, html, facts={"axe": {"phone": scan, "desktop": scan}})
    assert verdict.outcome == "needs_person"
    assert words in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/><img src=/i/acme-logo.png alt=""> Acme</a>',
        '<p><img src=/i/acme-logo.png alt=""> Acme pays for this page</p>',
        '<img src=/i/mapped-field.jpg alt="">',
        "<button><img src=/i/a.png role=none alt=Close> Close</button>",
        '<img src=/i/acme-logo.png alt="Acme">',
        '<img src=/i/dividing-line.png alt="" role=presentation>',
    ],
)
def test_decoration_and_what_words_beside_it_say_pass(judge, html):
    scan = {"version": "4", "violations": [], "incomplete": [], "inapplicable": []}
    scan["passes"] = ["image-alt"]
    assert judge(RULE, html, facts={"axe": {"phone": scan, "desktop": scan}}).outcome == "pass"
