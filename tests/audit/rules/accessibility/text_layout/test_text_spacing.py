"""Text whose spacing is fixed in the element itself, as axe-core found it."""

from typing import Any

import pytest

RULE = "accessibility/text-spacing"
_HTML = '<p style="letter-spacing: 1px !important">Bin collections change at Easter</p>'
_NODE = {
    "target": "main > p:nth-child(3)",
    "ancestry": "html > body > main > p:nth-child(3)",
    "html": _HTML,
    "summary": "Fix all of the following:\n  letter-spacing in the style attribute is fixed",
}


def result(name: str) -> dict[str, Any]:
    words = {"tags": ["wcag21aa"], "help": "", "description": "", "help_url": ""}
    return {"id": name, "impact": "serious", **words, "count": 1, "nodes": [_NODE]}


def scan(**parts: Any) -> dict[str, Any]:
    lists = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    return {"version": "4.10.2", **lists, **parts}


GOOD = scan(passes=["avoid-inline-spacing"])
BAD = scan(violations=[result("avoid-inline-spacing")])


@pytest.mark.parametrize(("phone", "device"), [(BAD, ""), (GOOD, "desktop")])
def test_fixed_spacing_fails(judge: Any, phone: dict[str, Any], device: str) -> None:
    verdict = judge(RULE, facts={"axe": {"phone": phone, "desktop": BAD}})
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert "is fixed with !important, so readers cannot widen it" in found.message
    assert (found.where, found.evidence, found.device) == (_NODE["target"], _HTML, device)
    assert found.component == ""  # an editor's style: each place is mended by itself


@pytest.mark.parametrize(
    "made",
    [
        GOOD,
        scan(passes=["avoid-inline-spacing"], violations=[result("color-contrast")]),
        scan(passes=["avoid-inline-spacing"], violations=[result("meta-viewport")]),
    ],
)
def test_spacing_that_can_be_changed_passes(judge: Any, made: dict[str, Any]) -> None:
    assert judge(RULE, facts={"axe": {"phone": made, "desktop": made}}).outcome == "pass"


@pytest.mark.parametrize(
    ("phone", "outcome"),
    [
        (scan(inapplicable=["avoid-inline-spacing"]), "not_applicable"),
        (scan(passes=["image-alt"]), "could_not_check"),
        ({"error": "the page went away"}, "could_not_check"),
    ],
)
def test_nothing_to_say(judge: Any, phone: dict[str, Any], outcome: str) -> None:
    desktop = GOOD if "error" in phone else phone
    assert judge(RULE, facts={"axe": {"phone": phone, "desktop": desktop}}).outcome == outcome
    assert judge(RULE, facts={"axe": {}}).outcome == "could_not_check"


def test_spacing_is_read_from_the_element_without_any_style_sheet(judge: Any) -> None:
    facts = {"axe": {"phone": BAD, "desktop": BAD}, "refused_styles": ["https://cdn.example.org/a"]}
    assert judge(RULE, facts=facts).outcome == "fail"


WIDE = '<div style="font-size:20px; word-spacing:.1em !important">'


def styled(name: str, html: str) -> tuple[str, dict[str, Any]]:
    """Return a page and a scan that stopped at its first element of this name."""
    start = html[html.index(f"<{name}") :].partition(">")[0] + ">"
    found = {**result("avoid-inline-spacing"), "nodes": [{**_NODE, "html": start}]}
    made = scan(violations=[found])
    return html, {"axe": {"phone": made, "desktop": made}}


@pytest.mark.parametrize(
    ("name", "html", "outcome"),
    [
        ("p", '<p style="word-spacing: 1px !important">Open on Monday</p>', "fail"),
        ("div", '<div style="line-height:1!important">Open <b>now</b></div>', "fail"),
        # Whose text inherits it may have another size.
        ("div", '<div style="line-height:1 !important"><p>Open</p></div>', "needs_person"),
        ("ul", '<ul style="letter-spacing:0!important"><li>A<li>B</ul>', "needs_person"),
        ("p", '<p style="letter-spacing: 0 !important"><img src=a.png alt=Hall></p>', "pass"),
        ("i", '<i style="line-height: 1 !important"></i>', "pass"),
        (
            "section",
            '<section style="line-height:1!important"><p style="line-height:2">Open</p></section>',
            "pass",
        ),
        (
            "div",
            f'{WIDE}<p style="font-size: 10px">Open on Monday</p></div>',
            "pass",  # 2px are two tenths of ten
        ),
        (
            "div",
            f'{WIDE}<p style="font-size: 18px">Open on Monday</p></div>',
            "needs_person",
        ),
        ("p", '<p style="display:none; line-height: 1 !important">Open</p>', "pass"),
    ],
)
def test_what_axe_found_holds_where_text_has_that_spacing(
    judge: Any, name: str, html: str, outcome: str
) -> None:
    html, facts = styled(name, html)
    assert judge(RULE, html, facts=facts).outcome == outcome
