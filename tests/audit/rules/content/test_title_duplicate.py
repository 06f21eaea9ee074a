from __future__ import annotations

import pytest

RULE = "content/title-duplicate"
HOST = "https://www.mereford.gov.uk"


def page(title: str, text: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><main><h1>{text[:9]}</h1><p>{text}</p></main></html>"


def test_title_on_two_pages(judge_site) -> None:
    verdict = judge_site(
        RULE,
        {"/a": page("Bins", "One"), "/b": page("Bins", "Two"), "/c": page("Tax", "One")},
    )

    assert verdict.outcome == "fail"
    assert [f.page for f in verdict.findings] == [f"{HOST}/a", f"{HOST}/b"]
    assert "also /b" in verdict.findings[0].message
    assert "“One” would tell it apart" in verdict.findings[0].message
    assert len({f.component for f in verdict.findings}) == 1


@pytest.mark.parametrize(
    "pages",
    [
        {"/a": page("Bins", "One"), "/b": page("Bins and tax", "Two")},
        {"/a": page("Bins", "Same"), "/b": page("Bins", "Same")},
        {"/a": page("", "One"), "/b": page("", "Two")},
        {"/a": page("Bins", "One"), "/a?p=2": page("Bins", "Two", "<link rel=canonical href=/a>")},
    ],
    ids=["different", "one page twice", "no title", "canonical"],
)
def test_title_not_shared(judge_site, pages: dict[str, str]) -> None:
    assert judge_site(RULE, pages).outcome == "pass"


def test_copies_of_a_page_count_once(judge_site) -> None:
    pages = {
        "/a": page("Bins", "One"),
        "/a.html": page("Bins", "One"),
        "/b": page("Bins", "Two"),
    }
    found = judge_site(RULE, pages).findings
    assert [f.page for f in found] == [f"{HOST}/a", f"{HOST}/b"]
    assert found[0].message.startswith("2 pages are called “Bins”")
