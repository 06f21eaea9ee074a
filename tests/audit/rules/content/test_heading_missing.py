from __future__ import annotations

import pytest

RULE = "content/heading-missing"


def page(body: str) -> str:
    return f"<html><head><title>Bins - Mereford</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("<main><p>Text</p></main>", "fail"),
        ("<main><h1> </h1><h2>Bins</h2></main>", "fail"),
        ("<main><h1 hidden>Bins</h1></main>", "fail"),
        ("<h1>Bins</h1><main><p>Text</p></main>", "pass"),
        ("<main><h1><img src=a alt=Bins></h1></main>", "pass"),
        ("<main><div role=heading aria-level=1>Bins</div></main>", "pass"),
    ],
)
def test_main_heading(judge, body: str, outcome: str) -> None:
    assert judge(RULE, page(body)).outcome == outcome


def test_main_heading_is_suggested_from_the_title(judge) -> None:
    assert "“Bins”" in judge(RULE, page("<main><p>Text</p></main>")).findings[0].message


def test_a_page_that_search_leaves_out_is_another_matter(judge) -> None:
    head = f"<title>{'Long ' * 20}</title><meta name=robots content='noindex, nofollow'>"
    page = f"<html lang=en><head>{head}</head><main><p>Few words.</p></main></html>"
    assert judge(RULE, page).outcome == "not_applicable"


def test_a_page_on_cookies_has_its_heading_in_a_box_of_that_name(judge) -> None:
    html = "<main><div class='cookies-page'><h1>Cookies</h1><p>We keep few.</p></div></main>"
    assert judge("content/heading-missing", html).outcome == "pass"
    banner = "<div class='cookie-banner'><h1>We use cookies</h1></div><main><p>Bins.</p></main>"
    html = f"<html><head><title>Bins</title></head><body>{banner}</body></html>"
    assert judge("content/heading-missing", html).outcome == "fail"
