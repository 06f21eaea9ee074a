from __future__ import annotations

import pytest

RULE = "content/title-length"
LONG = "Apply for a resident's parking permit for a car that you lease or borrow"


def page(title: str) -> str:
    return f"<html><head><title>{title}</title></head><main><h1>Parking permit</h1></main></html>"


def test_finds_a_long_title_and_offers_the_heading(judge) -> None:
    verdict = judge(RULE, page(f"{LONG} - Mereford Council"))

    assert verdict.outcome == "fail"
    assert f"{len(LONG)} characters" in verdict.findings[0].message
    assert verdict.findings[0].suggestion == "Parking permit - Mereford Council"


@pytest.mark.parametrize("title", ["A" * 65, "A" * 60 + " - Mereford Borough Council", "Bins"])
def test_short_titles_pass_whatever_the_sites_name(judge, title: str) -> None:
    assert judge(RULE, page(title)).outcome == "pass"


def test_does_not_apply_without_a_title(judge) -> None:
    assert judge(RULE, page("")).outcome == "not_applicable"


def test_a_page_that_search_leaves_out_is_another_matter(judge) -> None:
    head = f"<title>{'Long ' * 20}</title><meta name=robots content='noindex, nofollow'>"
    page = f"<html lang=en><head>{head}</head><main><p>Few words.</p></main></html>"
    assert judge(RULE, page).outcome == "not_applicable"
