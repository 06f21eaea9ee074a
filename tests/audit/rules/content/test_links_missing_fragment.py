from __future__ import annotations

import pytest

from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import VisitFacts

RULE = "content/links-missing-fragment"
OTHER = "<html><head><title>O</title></head><main><h2 id=café>C</h2><a name=old></a></main></html>"


@pytest.fixture
def judge_links(judge, make_site):
    """Judge one page on a site that also has /other, with the places café and old."""

    def run(html: str):
        page = f"<html><head><title>T</title></head><body>{html}</body></html>"
        return judge(RULE, page, site=make_site({"/page": page, "/other": OTHER}))

    return run


@pytest.mark.parametrize(
    "html",
    ["<main><a href='#gone'>Go</a></main>", "<main><a href='/other#gone'>Go</a></main>"],
)
def test_finds_a_place_that_is_not_there(judge_links, html: str) -> None:
    verdict = judge_links(html)

    assert verdict.outcome == "fail"
    assert "“gone”" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<main><a href='#here'>Go</a><h2 id=here>H</h2></main>",
        "<main><a href='/other#old'>Go</a><a href='/other#caf%C3%A9'>Go</a></main>",
        "<main><a href='#top'>Top</a><a href='#x' role=button>Open</a></main>",
        "<main><a href='#x' data-toggle=tab>Tab</a><a href='#tab1' onclick='t()'>Tab</a></main>",
        "<main><a href='/other#:~:text=bins'>Go</a><a href='#x'></a><p id=x></main>",
    ],
)
def test_leaves_alone(judge_links, html: str) -> None:
    assert judge_links(html).outcome == "pass"


@pytest.mark.parametrize(
    "html", ["<a href='/other'>Go</a>", "<a href='#'>Go</a>", "<a href='#/route'>Go</a>",
             "<a href='https://elsewhere.uk/#x'>Go</a>"]
)  # fmt: skip
def test_does_not_apply(judge_links, html: str) -> None:
    assert judge_links(html).outcome == "not_applicable"


def test_a_skip_link_is_one_issue(judge_links) -> None:
    html = "<a href='#main-content'>Skip to main content</a><main><p>Text</p></main>"

    assert judge_links(html).findings[0].component == "#main-content"


SCRIPTED = "<main><a href='#made'>Go</a></main><script>make()</script>"


def test_a_place_that_a_script_may_make_needs_a_person(judge_links) -> None:
    verdict = judge_links(SCRIPTED)

    assert verdict.outcome == "needs_person"
    assert "try the link" in verdict.findings[0].message


@pytest.mark.parametrize(("seen", "outcome"), [(["made"], "pass"), ([], "fail")])
def test_what_a_browser_saw_decides(judge, make_site, workspace, seen, outcome: str) -> None:
    page = f"<html><head><title>T</title></head><body>{SCRIPTED}</body></html>"
    site = make_site({"/page": page})
    facts = VisitFacts(added_places=seen)
    workspace.visits.add(Visit(site.run.id, f"{site.config.site.url}page", facts=facts), {})

    assert judge(RULE, page, site=site).outcome == outcome


@pytest.mark.parametrize(
    "html",
    [
        "<main><div class=is-hidden><a href='#gone'>Go</a></div></main>",
        "<main><div id=box><a href='#shut' class=cross></a></div></main>",
    ],
)
def test_what_nobody_sees_or_reads_is_left_alone(judge_links, html: str) -> None:
    assert judge_links(html).outcome == "pass"
