from __future__ import annotations

import pytest

RULE = "content/thin-page"


@pytest.mark.parametrize(
    "html", ["<p>Bins.</p>", "<h2>Many words in a heading only</h2><a href=/a>Go</a>"]
)
def test_finds_for_a_person(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "needs_person"


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "We collect your bins each week. " * 6 + "</p>",
        "<form action=/s><input name=q></form>",
        "<ul><li><a href=/a>A</a><li><a href=/b>B</a><li><a href=/c>C</a></ul>",
        "<iframe src=/map title=Map></iframe>",
        "<img src=/map.png alt='Map of Mereford'>",
        "<div id=app></div>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_the_front_page_may_be_short(judge) -> None:
    assert judge(RULE, "<p>Bins.</p>", url="https://www.mereford.gov.uk/").outcome == "pass"


def test_a_page_that_search_leaves_out_is_another_matter(judge) -> None:
    head = f"<title>{'Long ' * 20}</title><meta name=robots content='noindex, nofollow'>"
    page = f"<html lang=en><head>{head}</head><main><p>Few words.</p></main></html>"
    assert judge(RULE, page).outcome == "not_applicable"
