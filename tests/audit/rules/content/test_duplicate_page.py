from __future__ import annotations

import pytest

RULE = "content/duplicate-page"
HOST = "https://www.mereford.gov.uk"
WORDS = "We collect your bins on the same day each week and leave a card if we could not. " * 3


def page(title: str, text: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><main><h1>{text[:9]}</h1><p>{text}</p></main></html>"


def test_same_text_on_two_addresses(judge_site) -> None:
    verdict = judge_site(RULE, {"/bins": page("A", WORDS), "/old-bins": page("B", WORDS)})

    assert verdict.outcome == "needs_person"
    assert [(f.page, f.where) for f in verdict.findings] == [(f"{HOST}/old-bins", f"{HOST}/bins")]


@pytest.mark.parametrize(
    "pages",
    [
        {"/a": page("A", WORDS), "/b": page("B", WORDS + "More.")},
        {"/a": page("A", "Few words."), "/b": page("B", "Few words.")},
        {"/a": page("A", WORDS), "/b": page("B", WORDS, "<link rel=canonical href=/a>")},
    ],
    ids=["different", "thin", "canonical"],
)
def test_texts_that_are_no_twins(judge_site, pages: dict[str, str]) -> None:
    assert judge_site(RULE, pages).outcome == "pass"
