from __future__ import annotations

RULE = "content/description-duplicate"
HOST = "https://www.mereford.gov.uk"


def page(title: str, text: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><main><h1>{text[:9]}</h1><p>{text}</p></main></html>"


def test_description_on_two_pages(judge_site) -> None:
    meta = "<meta name=description content='All about bins'>"
    pages = {"/a": page("A", "One", meta), "/b": page("B", "Two", meta), "/c": page("C", "Three")}

    verdict = judge_site(RULE, pages)

    assert verdict.outcome == "fail"
    assert [f.page for f in verdict.findings] == [f"{HOST}/a", f"{HOST}/b"]


def test_descriptions_that_differ_or_lack(judge_site) -> None:
    meta = "<meta name=description content='All about {}'>"
    pages = {"/a": page("A", "One", meta.format("a")), "/b": page("B", "Two", meta.format("b"))}

    assert judge_site(RULE, pages).outcome == "pass"
    assert judge_site(RULE, {"/a": page("A", "1"), "/b": page("B", "2")}).outcome == "pass"
