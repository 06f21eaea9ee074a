from __future__ import annotations

import pytest

from audit.rule import issue_of
from signpost.workspace.records import Page

RULE = "content/links-broken"
HOST = "https://www.mereford.gov.uk"
FINE = "<html><head><title>Fine</title></head><main><p>Here it is.</p></main></html>"
LOST = "<html><head><title>Not found</title></head><main><p>Nothing here.</p></main></html>"


def answer(path: str, **fields) -> Page:
    return Page(run=1, url=HOST + path, **{"kind": "none", **fields})


@pytest.fixture
def judge_links(judge, make_site):
    """Judge a page on a site with targets of every kind."""

    def run(html: str, url: str = HOST + "/page"):
        pages = {
            "/page": html,
            "/fine": FINE,
            "/soft": LOST,
            "/gone": answer("/gone", status=404),
            "/dead": answer("/dead", status=500),
            "/round": answer("/round", kind="redirect", status=301, location=HOST + "/round2"),
            "/round2": answer("/round2", kind="redirect", status=301, location=HOST + "/round"),
            "/private": answer("/private", status=403),
            "/slow": answer("/slow", error="timeout"),
            "/gone.png": answer("/gone.png", status=404),
            "/www.x.org/a": answer("/www.x.org/a", status=404),
            "/https//x.org/": answer("/https//x.org/", status=404),
            "/http;//x.org/": answer("/http;//x.org/", status=404),
            "/http%20guide/": answer("/http%20guide/", status=404),
            "/bins%C2%A0": answer("/bins%C2%A0", status=404),
        }
        site = make_site(pages)
        probe = site.pages[HOST + "/soft"]
        fields = {name: getattr(probe, name) for name in Page.__dataclass_fields__}
        site.pages[HOST + "/probe"] = Page(
            **{**fields, "url": HOST + "/probe", "found_by": "probe"}
        )
        return judge(RULE, html, site=site, url=url)

    return run


@pytest.mark.parametrize(
    ("html", "part"),
    [
        (
            "<a href=/gone>Bins</a>",
            "The link “Bins” does not work: there is nothing at its address",
        ),
        (
            "<a href=www.x.org/a>Bins</a>",
            "taken for a path on this website: begin it with https://",
        ),
        ("<a href=https//x.org/>Bins</a>", "taken for a path on this website"),
        ("<a href='http;//x.org/'>Bins</a>", "taken for a path on this website"),
        ("<a href='/http guide/'>Bins</a>", "Change the link or take it out."),
        ("<a href='/bins&nbsp;'>Bins</a>", "a space in its address that cannot be seen"),
        ("<a href=/dead>Bins</a>", "the server answers 500"),
        ("<a href=/round>Bins</a>", "redirects in a circle"),
        ("<a href=/soft>Bins</a>", "not-found page"),
        ("<img src=/gone.png alt=x>", f"The picture {HOST}/gone.png does not work"),
    ],
)
def test_finds_what_ends_badly(judge_links, html: str, part: str) -> None:
    verdict = judge_links(html)

    assert verdict.outcome == "fail"
    assert part in verdict.findings[0].message


def test_one_finding_a_target(judge_links) -> None:
    verdict = judge_links(
        "<a href=/gone>Bins</a> <a href=/gone#x>Bins again</a> <a href=/dead>D</a>"
    )

    assert [f.where for f in verdict.findings] == [f"{HOST}/gone", f"{HOST}/dead"]


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<a href=/fine>Fine</a>", "pass"),
        ("<a href=/fine#nowhere>Fine</a>", "pass"),
        ("<a href='https://elsewhere.uk/'>Out</a>", "not_applicable"),
        ("<a href='mailto:a@b.uk'>Mail</a>", "not_applicable"),
        ("<a href=/private>Staff</a>", "could_not_check"),
        ("<a href=/slow>Slow</a>", "could_not_check"),
        ("<a href=/never-asked>New</a>", "could_not_check"),
        ("<a href=/fine>Fine</a><footer><a href=/private>Staff</a></footer>", "pass"),
        ("<a href=/gone>Gone</a><a href=/slow>Slow</a>", "fail"),
    ],
)
def test_outcomes(judge_links, html: str, outcome: str) -> None:
    assert judge_links(html).outcome == outcome


def test_the_templates_unknown_links_count_on_the_front_page(judge_links) -> None:
    html = "<a href=/fine>Fine</a><footer><a href=/private>Staff</a></footer>"

    assert judge_links(html, url=HOST + "/").outcome == "could_not_check"


@pytest.mark.parametrize(
    ("html", "count"),
    [("<footer><a href=/gone>Bins</a></footer>", 1), ("<a href=/gone>Bins</a>", 2)],
)
def test_the_templates_link_is_one_issue_on_all_pages(judge_links, html: str, count: int) -> None:
    (finding,) = judge_links(html).findings

    assert len({issue_of(RULE, page, finding) for page in ("/a", "/b")}) == count


OUTSIDE = "https://www.example.org/"


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"status": 404}, "fail"),
        ({"error": "dns"}, "fail"),
        ({"status": 200}, "pass"),
        ({"status": 403}, "pass"),
        ({"error": "timeout"}, "pass"),
        (None, "not_applicable"),
    ],
)
def test_links_to_other_sites(judge, make_site, fields, outcome):
    html = f"<a href='{OUTSIDE}'>Example</a>"
    site = make_site({"/page": html})
    if fields is not None:
        site.outside[OUTSIDE] = Page(run=1, url=OUTSIDE, kind="external", **fields)
    assert judge(RULE, html, url=HOST + "/page", site=site).outcome == outcome
