from __future__ import annotations

RULE = "content/translation-stale"
WORDS = "You can ask us for help with your rent. " * 10


def page(words: str = WORDS, lang: str = "en", head: str = "", changed: str = "") -> str:
    shown = f"<p>Last updated: {changed}</p>" if changed else ""
    return (
        f"<html lang={lang}><head><title>Rent</title>{head}</head>"
        f"<main><h1>Rent</h1><p>{words}</p>{shown}</main></html>"
    )


LINK = "<link rel=alternate hreflang=cy href=/rhent>"


def found(verdict) -> list[tuple[str, str]]:
    return [(f.page.removeprefix("https://www.mereford.gov.uk"), f.key) for f in verdict.findings]


def test_an_older_version_is_stale(judge_site) -> None:
    pages = {
        "/rent": page(head=LINK, changed="3 May 2026"),
        "/rhent": page(lang="cy", changed="1 June 2025"),
    }
    verdict = judge_site(RULE, pages)
    assert verdict.outcome == "needs_person"
    assert found(verdict) == [("/rhent", "stale cy")]
    assert "1 June 2025" in verdict.findings[0].message


def test_a_much_shorter_version_is_stale(judge_site) -> None:
    pages = {"/en/rent": page(), "/cy/rent": page("Rhent.", "cy")}
    assert found(judge_site(RULE, pages)) == [("/cy/rent", "stale cy")]


def test_versions_that_agree(judge_site) -> None:
    pages = {
        "/rent": page(head=LINK, changed="3 May 2026"),
        "/rhent": page(lang="cy", changed="1 May 2026"),
    }
    assert judge_site(RULE, pages).outcome == "pass"


def test_a_page_without_a_version_where_others_have_one(judge_site) -> None:
    pages = {f"/{n}": page() for n in "abcde"} | {f"/cy/{n}": page(lang="cy") for n in "abcd"}
    assert found(judge_site(RULE, pages)) == [("/e", "missing cy")]
    few = {f"/{n}": page() for n in "abcde"} | {"/cy/a": page(lang="cy")}
    assert judge_site(RULE, few).outcome == "pass"


def test_a_link_in_the_text_is_no_version(judge_site) -> None:
    link = "<a href=/polski hreflang=pl>in Polish</a>"
    pages = {"/contact": page(WORDS + link), "/polski": page("Krótko.", "pl")}
    assert judge_site(RULE, pages).outcome == "not_applicable"


def test_a_version_is_found_among_many_links(judge_site) -> None:
    many = "".join(f"<a href=/{n}>Link {n}</a> " for n in range(60))
    pages = {"/rent": page(WORDS + many, head=LINK), "/rhent": page("Rhent.", "cy")}
    assert found(judge_site(RULE, pages)) == [("/rhent", "stale cy")]
