from __future__ import annotations

import pytest

from signpost.workspace.records import Page

RULE = "content/links-redirected"
HOST = "https://www.mereford.gov.uk"
FINE = "<html><head><title>Fine</title></head><main><p>Here it is.</p></main></html>"


def moved(path: str, to: str) -> Page:
    return Page(run=1, url=HOST + path, kind="redirect", status=301, location=HOST + to)


@pytest.fixture
def judge_links(judge, make_site):
    """Judge a page on a site where addresses have moved."""

    def run(html: str):
        hops = [moved(f"/hop{n}", f"/hop{n + 1}") for n in range(4)] + [moved("/hop4", "/new")]
        pages = [
            moved("/old", "/new"),
            moved("/slash", "/slash/"),
            moved("/my", "/login?return=/my"),
            *hops,
        ]
        ends = {"/new": FINE, "/slash/": FINE, "/login?return=/my": FINE, "/page": html}
        site = make_site({**ends, **{p.url: p for p in pages}})
        return judge(RULE, html, site=site)

    return run


def test_finds_what_has_moved(judge_links) -> None:
    verdict = judge_links("<a href=/old>Bins</a>")

    assert verdict.outcome == "fail"
    assert f"Link straight to {HOST}/new" in verdict.findings[0].message
    assert verdict.findings[0].severity is None


def test_a_long_way_round_is_worse(judge_links) -> None:
    (finding,) = judge_links("<a href=/hop0>Bins</a>").findings

    assert finding.severity == "moderate"
    assert "5 times" in finding.message


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<a href=/new>Bins</a>", "pass"),
        ("<a href=/slash>Bins</a>", "pass"),
        ("<a href=/my>My account</a>", "pass"),
        ("<nav><a href=/old>Bins</a></nav>", "not_applicable"),
        ("<img src=/old alt=x>", "not_applicable"),
    ],
)
def test_leaves_alone(judge_links, html: str, outcome: str) -> None:
    assert judge_links(html).outcome == outcome
