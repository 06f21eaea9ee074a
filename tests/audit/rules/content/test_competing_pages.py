from __future__ import annotations

import pytest

from signpost.workspace.artifacts.searched import SHARED_QUERIES, SharedQuery
from signpost.workspace.page_summary import PageSummary

RULE = "content/competing-pages"


def page(h1: str, title: str = "", text: str = "") -> str:
    return (
        f"<html lang=en><title>{title or h1}</title><main><h1>{h1}</h1><p>{text or h1}.</p></main>"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Report a missed bin", "How to report missed bins"),
        ("Parking permits", "Get a permit for parking"),
    ],
)
def test_finds(judge_site, one: str, other: str) -> None:
    verdict = judge_site(RULE, {"/a": page(one), "/other": page(other)})
    assert verdict.outcome == "needs_person"
    (finding,) = verdict.findings
    assert finding.page.endswith("/other")
    assert finding.where.endswith("/a")


@pytest.mark.parametrize(
    "pages",
    [
        {"/a": page("Report a missed bin"), "/b": page("Report a full bin")},
        {"/a": page("Contact us"), "/b": page("Contact")},
        {"/news/a": page("Missed bins"), "/b": page("Missed bin")},
        {"/a": page("Missed bins", "Same"), "/b": page("Missed bin", "Same")},
        {
            "/a": page("Missed bins"),
            "/b": page("Missed bin").replace("<main>", "<meta name=robots content=noindex><main>"),
        },
        {f"/{n}": page("Missed bins", f"Week {n}", f"Text {n}") for n in range(5)},
    ],
    ids=["other words", "one word", "news", "same title", "not listed", "a series"],
)
def test_leaves_alone(judge_site, pages: dict[str, str]) -> None:
    assert judge_site(RULE, pages).outcome == "pass"


@pytest.fixture
def judge_log(judge, make_site):
    """Judge two pages and their landing page after residents' clicks on them."""

    def run(clicks: dict[str, int], **options):
        site = make_site({f"/{x}": page(x) for x in ("bins", "bins/tip", "waste")})
        site.summaries = {
            url: PageSummary(kind="html", h1=url, title=url, text_hash=url)
            for url in site.html_pages
        }
        home = site.config.site.url.rstrip("/")
        rows = [SharedQuery("tip", 90, {home + path: n for path, n in clicks.items()})]
        site.workspace.artifacts.write(site.run.id, SHARED_QUERIES, rows)
        return judge(RULE, site=site, **options)

    return run


def test_finds_pages_that_share_the_clicks_of_a_query(judge_log) -> None:
    verdict = judge_log({"/waste": 30, "/bins/tip": 40})
    assert verdict.outcome == "needs_person"
    (finding,) = verdict.findings
    assert finding.page.endswith("/waste")
    assert finding.where.endswith("/bins/tip")
    said = "Of 70 people who searched for “tip”, 30 opened this page and 40 opened /bins/tip."
    assert finding.message.startswith(said)
    assert judge_log({"/waste": 30, "/bins/tip": 40}, min_share_percent=50).outcome == "pass"


@pytest.mark.parametrize(
    "clicks",
    [
        {"/waste": 10, "/bins/tip": 60},
        {"/waste": 9, "/bins/tip": 9},
        {"/bins": 40, "/bins/tip": 40},
        {"/gone": 40, "/bins/tip": 40},
    ],
    ids=["most agree", "too few", "the landing page above", "a page that is gone"],
)
def test_leaves_other_clicks_alone(judge_log, clicks: dict[str, int]) -> None:
    assert judge_log(clicks).outcome == "pass"
