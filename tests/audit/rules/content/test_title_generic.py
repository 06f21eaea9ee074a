from __future__ import annotations

import pytest

RULE = "content/title-generic"


def page(title: str) -> str:
    return f"<html><head><title>{title}</title></head><main><h1>Bins</h1></main></html>"


@pytest.mark.parametrize(
    ("title", "advice"),
    [
        ("Home", "could be any page"),
        ("Untitled document", "could be any page"),
        ("New page (2) | Mereford Council", "could be any page"),
        ("Welcome to Mereford Council", "“Mereford Council”, without"),
        ("Mereford Borough Council - Bins", "“Bins - Mereford Borough Council”"),
        ("London Borough of Mereford | Council tax", "“Council tax - London Borough of Mereford”"),
        ("| Mereford Council", "missing before"),
    ],
)
def test_finds_and_suggests(judge, title: str, advice: str) -> None:
    verdict = judge(RULE, page(title))

    assert verdict.outcome == "fail"
    assert advice in verdict.findings[0].message


@pytest.mark.parametrize(
    "title",
    [
        "Bins - Mereford Council",
        "Council tax - Mereford",
        "Contact your council - Mereford Council",
        "Home improvement grants",
        "Care at home: documents",
        "Welcome packs for new tenants",
        "Local planning authority - Digital Land",
    ],
)
def test_leaves_alone(judge, title: str) -> None:
    assert judge(RULE, page(title)).outcome == "pass"


@pytest.mark.parametrize("title", ["Mereford Council - Home", "Home | Mereford Council"])
def test_the_front_page_may_be_called_home(judge, title: str) -> None:
    assert judge(RULE, page(title), url="https://www.mereford.gov.uk/").outcome == "pass"


def test_a_council_may_be_what_the_page_is_about(judge) -> None:
    title = "Little Mere Parish Council - May meeting - The Mere, Norfolk"
    html = f"<html><head><title>{title}</title></head><main><h1>{{}}</h1></main></html>"
    assert judge(RULE, html.format("Little Mere Parish Council - May meeting")).outcome == "pass"
    assert judge(RULE, html.format("May meeting")).outcome == "fail"


def test_a_page_may_be_about_templates(judge) -> None:
    text = "<p>A template is a frame. Templates save time. Choose a template first.</p>"
    html = (
        "<html><head><title>Template - Guide</title></head><main><h1>Template</h1>{}</main></html>"
    )
    assert judge(RULE, html.format(text)).outcome == "pass"
    assert judge(RULE, html.format("<p>Words.</p>")).outcome == "fail"
