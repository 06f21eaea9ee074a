"""Pages with a menu before the content, with and without a link over it."""

from typing import Any

import pytest

RULE = "accessibility/skip-link-missing"
_LINKS = "".join(f"<a href=/{x}>{x.title()}</a>" for x in ("bins", "tax", "jobs", "parks"))
_NAV = f"<nav>{_LINKS}</nav>"


def page(above: str, content: str = "<main id=main><h1>Bins</h1></main>") -> str:
    return f"<html lang=en><title>Bins</title><body>{above}{content}</body></html>"


@pytest.mark.parametrize(
    ("above", "said"),
    [
        (_NAV, "menu of 4 links"),
        (f"<div role=banner><p>{_LINKS}<button>Menu</button></p></div>", "menu of 5 links"),
        (f'<a href="#">Top</a><nav aria-label="Main">{_LINKS}</nav>', "menu of 4 links"),
        (f'<a href="/accessibility">Accessibility</a>{_NAV}', "menu of 4 links"),
        (f'{_NAV}<a href="#main">Skip to content</a>', "menu of 4 links"),  # too late to help
    ],
)
def test_a_menu_that_nothing_jumps_over_needs_a_person(judge: Any, above: str, said: str) -> None:
    verdict = judge(RULE, page(above))
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert said in found.message
    assert found.component == "skip link"
    assert found.where.endswith(("nav", "div"))


@pytest.mark.parametrize(
    "above",
    [
        f'<a href="#main">Skip to content</a>{_NAV}',
        f'<header><a class="govuk-skip-link" href="#main">Go to the page</a>{_NAV}</header>',
        f'<nav><a href="#main">Skip</a>{_LINKS}</nav>',
    ],
)
def test_a_link_over_the_menu_passes(judge: Any, above: str) -> None:
    assert judge(RULE, page(above)).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        page(_NAV.replace("<a href=/parks>Parks</a>", "")),  # three links: quick to pass
        page("", f"<main><h1>Bins</h1></main>{_NAV}"),
        page("", f"<main><h1>Bins</h1>{_NAV}</main>"),
        page(f'<nav class="breadcrumb">{_LINKS}</nav>'),
        page(f'<nav aria-label="Pagination">{_LINKS}</nav>'),
        page(f"<p>{_LINKS}</p>"),
        page(_NAV, "<p>No main part and no heading</p>"),
    ],
)
def test_no_menu_before_the_content(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


def test_how_many_links_count_is_a_setting(judge: Any) -> None:
    assert judge(RULE, page(_NAV), least_links=5).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("link", "outcome"),
    [
        ("<a href='/page#content'>Skip</a>", "pass"),
        ("<a href='https://www.mereford.gov.uk/page#content'>Skip</a>", "pass"),
        ("<a href='/other#content'>Skip</a>", "needs_person"),
        ("<a href='/page'>Reload</a>", "needs_person"),
        ("<a href='#'>Top</a>", "needs_person"),
    ],
)
def test_the_forms_of_a_skip_links_address(judge, link, outcome):
    menu = "<nav>" + "<a href=/bins>Bins</a>" * 5 + "</nav>"
    html = (
        f"<html lang=en><title>Bins</title><body>{link}{menu}<main id=content><h1>Bins</h1></main>"
    )
    assert judge(RULE, html).outcome == outcome
