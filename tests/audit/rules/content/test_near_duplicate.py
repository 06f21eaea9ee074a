from __future__ import annotations

import pytest

RULE = "content/near-duplicate"
HOST = "https://www.mereford.gov.uk"
LONG = " ".join(f"You must tell us within {i} days if rule {i} has changed." for i in range(30))


def page(text: str, head: str = "") -> str:
    return f"<html><head><title>Rules</title>{head}</head><main><p>{text}</p></main></html>"


def test_a_page_with_a_few_words_changed(judge_site) -> None:
    pages = {"/rules": page(LONG), "/old/rules": page(LONG.replace("within 7", "inside 7"))}
    verdict = judge_site(RULE, pages)

    assert verdict.outcome == "needs_person"
    (finding,) = verdict.findings
    assert (finding.page, finding.where) == (f"{HOST}/old/rules", f"{HOST}/rules")
    assert "% of this page's text" in finding.message


@pytest.mark.parametrize(
    "pages",
    [
        {"/a": page(LONG), "/b": page(LONG)},
        {"/a": page(LONG), "/b": page(LONG[: len(LONG) // 2])},
        {"/a": page(LONG[:200]), "/b": page(LONG[:203])},
        {"/a": page(LONG), "/abc": page(LONG + " More.", "<link rel=canonical href=/a>")},
        {"/news/a": page(LONG), "/news/b": page(LONG + " More.")},
    ],
    ids=["to the letter", "half", "short", "canonical", "news"],
)
def test_no_near_duplicate(judge_site, pages: dict[str, str]) -> None:
    assert judge_site(RULE, pages).findings == []
