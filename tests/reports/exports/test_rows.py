"""The rows that leave the house: their keys are a contract, and they say what is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reports.exports.kinds.pages import last_modified
from reports.exports.registry import row_kinds
from signpost.workspace.artifacts import searched
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk/"
# Written out once more on purpose: a key that is renamed must fail here.
KEYS = {
    "pages": "run url status content_type title h1 description language words reading_age depth "
    "inlinks outlinks last_modified service state type difficulty lgsl updated updated_by "
    "review_due owner searches content_method",
    "links": "run page target final_url status state hops text where kind by_script",
    "findings": "run rule outcome severity certainty url where evidence message issue device "
    "first_seen status carried_from suggestion decision engine engine_rules",
    "issues": "run issue rule where_sample pages findings severity priority_low priority_high "
    "owner message",
    "queries": "run query searches clicks results best_position family state",
    "rehearsal": "run page part why criterion level name outcome rules findings issues messages "
    "by_hand",
    "checks": "run check page answer who note made seen state title question criteria part",
}
QUERIES = [{"query": "bins", "searches": 9, "clicks": 1, "results": 0, "state": "zero"}]


@pytest.mark.parametrize("kind", list(KEYS))
def test_keys(kind: str, report: Callable[..., Any]) -> None:
    made = report(artifacts={searched.QUERIES: QUERIES})
    found = made.rows(kind)
    assert row_kinds()[kind].columns == tuple(KEYS[kind].split())
    assert found
    assert {tuple(row) for row in found} == {row_kinds()[kind].columns}
    assert all(row["run"] == made.run.id for row in found)


def test_pages(report: Callable[..., Any]) -> None:
    made = report()
    found = {r["url"]: r for r in made.rows("pages")}
    home, gone, slow = found[HOME], found[HOME + "gone"], found[HOME + "slow"]
    assert (home["status"], home["state"], home["depth"]) == (200, "ok", 0)
    assert (home["h1"], home["language"], home["outlinks"]) == ("Mereford Council", "en-GB", 6)
    assert (gone["status"], gone["state"], gone["words"], gone["inlinks"]) == (
        404,
        "broken",
        None,
        None,
    )
    assert (slow["status"], slow["state"]) == (None, "could_not_check")
    assert found[HOME + "council-tax/bands"]["depth"] is None
    assert found[HOME + "bins/"]["service"] == "Bins"


def test_links(report: Callable[..., Any]) -> None:
    made = report()
    found = made.rows("links")
    by_target = {(r["page"], r["target"]): r for r in found}
    gone = by_target[HOME, HOME + "gone"]
    assert (gone["state"], gone["status"], gone["where"]) == ("broken", 404, "footer")
    assert (gone["text"], gone["kind"]) == ("Privacy", "page")
    miss = by_target[HOME + "bins/", HOME + "council-tax/#nowhere"]
    assert miss["state"] == "missing_fragment"
    outside = by_target[HOME, "https://www.example.org/"]
    assert (outside["state"], outside["kind"]) == ("could_not_check", "external")


@pytest.mark.parametrize(
    "href", ["http://exa mple.org/", r"C:\forms\4.doc", "htps://x.org", "mailto:", "tel:call us"]
)
def test_what_cannot_be_used_is_told_as_written(href: str, report: Callable[..., Any]) -> None:
    made = report({"/": f"<html lang=en><title>T</title><main><a href='{href}'>x</a></main>"})
    (row,) = made.rows("links")
    assert (row["target"], row["state"], row["status"]) == (href, "unusable", None)
    assert row_kinds()["links"].in_report(row)


@pytest.mark.parametrize("href", ["mailto:help@mereford.gov.uk", "tel:0207"])
def test_mail_and_phone_never_read_as_fine(href: str, report: Callable[..., Any]) -> None:
    made = report({"/": f"<html lang=en><title>T</title><main><a href='{href}'>x</a></main>"})
    (row,) = made.rows("links")
    assert (row["state"], row["final_url"], row["status"]) == ("could_not_check", "", None)


def test_findings_of_a_second_run(report: Callable[..., Any], pages: dict[str, Any]) -> None:
    report()
    made = report({**pages, "/bins/": pages["/council-tax/"]})
    found = made.rows("findings")
    long = [r for r in found if r["rule"] == "readability/long-sentences"]
    assert [(r["status"], r["outcome"], r["url"]) for r in long] == [
        ("fixed", "pass", HOME + "bins/")
    ]
    still = [r for r in found if r["status"] == "still_there"]
    assert still
    assert {r["first_seen"] for r in still} == {1}
    assert {r["outcome"] for r in still} <= {"fail", "needs_person"}


def test_findings_of_a_page_that_was_not_reached(
    report: Callable[..., Any], pages: dict[str, Any]
) -> None:
    report()
    late = Page(run=0, url=HOME + "bins/", kind="none", status=None, error="timeout")
    made = report({**{k: v for k, v in pages.items() if k != "/bins/"}, "late": late})
    found = made.rows("findings")
    mine = [r for r in found if r["url"] == HOME + "bins/" and r["rule"].startswith("readability/")]
    assert {(r["status"], r["outcome"]) for r in mine} == {("not_checked", "could_not_check")}


def test_issues_are_in_order_of_priority(report: Callable[..., Any]) -> None:
    made = report()
    found = made.rows("issues")
    highs = [r["priority_high"] for r in found]
    assert highs == sorted(highs, reverse=True)
    assert found[0]["rule"] == "content/links-broken"
    assert (found[0]["pages"], found[0]["owner"]) == (6, "template")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"last-modified": "Wed, 21 Oct 2026 07:28:00 GMT"}, "2026-10-21T07:28:00+00:00"),
        ({"last-modified": "yesterday"}, ""),
        ({}, ""),
    ],
)
def test_last_modified(header: dict[str, str], said: str) -> None:
    assert last_modified(Page(run=1, url=HOME, kind="html", headers=header)) == said
