from __future__ import annotations

import pytest

RULE = "content/upkeep-not-shown"
DATED = "<p>Page last updated: 3 March 2026</p>"
OWNED = "<p>Page owner: Waste team</p>"


def page(n: int, extra: str = "", head: str = "") -> str:
    return (
        f"<html lang=en><head><title>Page {n}</title>{head}</head><main><h1>Page {n}</h1>"
        f"<p>You can do thing number {n} here, on any day of the week, with one form.</p>"
        f"{extra}</main></html>"
    )


def site(shown: int, without: int, extra: str = DATED, head: str = "") -> dict[str, str]:
    pages = {f"/kept/{n}": page(n, extra, head) for n in range(shown)}
    return pages | {f"/not/{n}": page(100 + n) for n in range(without)}


@pytest.mark.parametrize(
    ("extra", "head", "says"),
    [
        (DATED, "", "no date of review;"),
        (OWNED, "", "no owner;"),
        (DATED + OWNED, "", "no date of review and no owner;"),
        ("", '<meta name="dcterms.modified" content="2026-03-03">', "no date of review;"),
    ],
)
def test_finds(judge_site, extra: str, head: str, says: str) -> None:
    verdict = judge_site(RULE, site(9, 2, extra, head))
    assert verdict.outcome == "needs_person"
    assert [x.page[-6:] for x in verdict.findings] == ["/not/0", "/not/1"]
    assert says in verdict.findings[0].message


@pytest.mark.parametrize(
    ("pages", "outcome"),
    [
        (site(11, 0), "pass"),
        (site(3, 9), "not_applicable"),
        (site(5, 1), "not_applicable"),
        (site(11, 0) | {"/": page(99), "/news/fair": page(98)}, "pass"),
    ],
    ids=["all have it", "few have it", "too few pages", "the home page and news"],
)
def test_leaves_alone(judge_site, pages: dict[str, str], outcome: str) -> None:
    assert judge_site(RULE, pages).outcome == outcome
