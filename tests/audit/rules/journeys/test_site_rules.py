"""Rules of journeys that read a page and the site, or the site as a whole."""

import pytest

from audit.run import judge_page
from signpost.workspace.records import Page

SITE = "https://www.mereford.gov.uk"
PROSE = "<p>" + "The council looks after the parks and keeps them open for all. " * 4 + "</p>"
NAV = (
    "<header><a href='/'>Home</a> <a href='/contact'>Contact us</a>"
    "<form action='/search'><input type=search name=q></form></header>"
)


def page(h1, body="", frame=""):
    return (
        f"<!doctype html><html lang=en><head><title>{h1}</title></head><body>{frame}"
        f"<main><h1>{h1}</h1>{body}</main></body></html>"
    )


def answer(path, status=404, **more):
    kind = more.pop("kind", "html" if status == 200 else "other")
    return Page(run=1, url=SITE + path, kind=kind, status=status, **more)


def links(*paths):
    return "".join(f"<a href='{path}'>To {path}</a> " for path in paths)


def summarised(site):
    """Give a site the summaries that the runner makes."""
    site.summaries = {u: judge_page(site, site.pages[u], {}).summary for u in site.html_pages}
    return site


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (PROSE, "needs_person"),
        (PROSE + "<p><a href='#top'>Back to top</a></p>", "needs_person"),
        ("<div class=breadcrumbs><a href='/'>Home</a></div>" + PROSE, "needs_person"),
        (PROSE + "<iframe src='https://www.youtube.com/embed/x'></iframe>", "needs_person"),
        (
            PROSE + "<form action=/f>Was this helpful?<input type=radio name=a></form>",
            "needs_person",
        ),
        (PROSE + "<button aria-expanded=false>More</button>", "needs_person"),
        (PROSE + "<button>Check my address</button>", "pass"),
        (PROSE + "<a href='/parks'>Parks</a>", "pass"),
        (PROSE + "<a href='/parks.pdf'>Map (PDF)</a>", "pass"),
        (PROSE + "<p>Call 01632 960123</p>", "pass"),
        (PROSE + "<p>Write to parks@mereford.gov.uk</p>", "pass"),
        (PROSE + "<form action=/x><input name=a></form>", "pass"),
        (PROSE + "<iframe src='https://forms.example/'></iframe>", "pass"),
        ("<p>Short.</p>", "not_applicable"),
    ],
)
def test_dead_end(judge, make_site, body, outcome):
    html = page("Parks", body, NAV)
    site = make_site({"/": page("Home"), "/page": html})
    assert judge("journeys/dead-end", html, site=site).outcome == outcome


@pytest.mark.parametrize("h1", ["Thank you", "Application received"])
def test_the_end_of_a_task_is_no_dead_end(judge, make_site, h1):
    site = make_site({"/": page("Home")})
    assert judge("journeys/dead-end", page(h1, PROSE), site=site).outcome == "not_applicable"


def chain(*titles):
    """Make a site in which each page links only to the next."""
    pages = {"/": page("Home", links("/1"))}
    for number, title in enumerate(titles, 1):
        pages[f"/{number}"] = page(title, links(f"/{number + 1}"))
    return pages


def test_too_deep(judge, make_site):
    site = summarised(make_site(chain("A", "B", "C", "Pay rent", "Report a hole", "About us")))
    verdict = judge("journeys/too-deep", site=site)
    assert [(x.page, x.evidence) for x in verdict.findings] == [
        (SITE + "/5", "5 clicks by the shortest way")
    ]
    assert len(judge("journeys/too-deep", site=site, max_clicks=3).findings) == 2


def test_too_deep_without_a_home_page(judge, make_site):
    site = summarised(make_site({"/x": page("Pay rent")}))
    assert judge("journeys/too-deep", site=site).outcome == "could_not_check"


def test_orphan_page(judge, make_site):
    pages = {
        "/": page("Home", links("/a", "/b")),
        "/a": page("A", "<p>Of A.</p><iframe src='/framed'></iframe>"),
        "/b": page("B", "<p>Of B.</p>"),
        "/c": page("C", links("/a")),
        "/lost": page("Lost", "<p>Of its own.</p>" + links("/further")),
        "/further": page("Further", "<p>Of more.</p>"),
        "/framed": page("Framed", "<p>In a frame.</p>"),
        "/b/index.html": page("B", "<p>Of B.</p>"),
    }
    verdict = judge("journeys/orphan-page", site=summarised(make_site(pages)), max_percent=90)
    found = {x.page.removeprefix(SITE): x for x in verdict.findings}
    assert set(found) == {"/c", "/lost", "/further"}
    assert verdict.outcome == "fail"
    assert found["/further"].message.startswith("Only pages that cannot be reached")


def test_orphans_are_doubtful_where_the_crawl_left_pages_out(judge, make_site):
    pages = {"/": page("Home", links("/a")), "/a": page("A"), "/c": page("C", PROSE)}
    site = summarised(make_site(pages))
    site.skipped = ["something"]
    assert judge("journeys/orphan-page", site=site).outcome == "needs_person"


def test_menus_made_by_scripts_make_no_orphans(judge, make_site):
    pages = {"/": page("Home"), "/a": page("A", PROSE), "/c": page("C")}
    verdict = judge("journeys/orphan-page", site=summarised(make_site(pages)))
    assert verdict.outcome == "could_not_check"
    assert "scripts" in verdict.reason


@pytest.mark.parametrize(
    ("method", "target", "outcome"),
    [
        ("get", "/gone", "fail"),
        ("post", "/gone", "needs_person"),
        ("post", "/never-again", "fail"),
        ("post", "/no-host", "fail"),
        ("post", "/only-post", "could_not_check"),
        ("get", "/only-post", "could_not_check"),
        ("post", "/crash", "could_not_check"),
        ("get", "/crash", "fail"),
        ("get", "/moved", "fail"),
        ("get", "/unasked", "could_not_check"),
        ("get", "/forbidden", "could_not_check"),
        ("post", "/good", "pass"),
        ("post", "https://forms.example/x", "not_applicable"),
        ("post", "", "not_applicable"),
    ],
)
def test_form_target_broken(judge, make_site, method, target, outcome):
    pages = {
        "/good": page("Good"),
        "a": answer("/gone"),
        "b": answer("/never-again", 410),
        "c": answer("/no-host", None, error="dns"),
        "d": answer("/only-post", 405),
        "e": answer("/crash", 500),
        "f": answer("/moved", 302, kind="redirect", location=SITE + "/moved"),
        "g": answer("/forbidden", 403),
    }
    html = page("Form", f"<form method={method} action='{target}'><input name=a></form>")
    verdict = judge("journeys/form-target-broken", html, site=make_site(pages))
    assert verdict.outcome == outcome


def test_the_same_broken_form_is_one_issue(judge, make_site):
    site = make_site({"a": answer("/gone")})
    form = "<form action='/gone'><input type=search name=q></form>"
    found = [
        judge("journeys/form-target-broken", html, site=site).findings[0].component
        for html in (page("A", form), page("B", frame=f"<header>{form}</header>"))
    ]
    assert found[0] == found[1] != ""


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("<a href='/gone'>Pay your council tax</a>", "fail"),
        ("<a href='/gone'>Find your bin day</a>", "fail"),
        ("<a href='/gone'>Annual report 2024</a>", "not_applicable"),
        ("<a href='/gone'>Parks</a>", "not_applicable"),
        ("<a href='/pay'>Pay your council tax</a>", "pass"),
        ("<a href='/unasked'>Pay your council tax</a>", "could_not_check"),
        ("<a href='https://pay.example/'>Pay your council tax</a>", "not_applicable"),
    ],
)
def test_task_link_broken(judge, make_site, body, outcome):
    site = make_site({"/pay": page("Pay"), "a": answer("/gone")})
    assert judge("journeys/task-link-broken", page("Tax", body), site=site).outcome == outcome


def test_a_broken_task_link_in_the_header_is_the_templates(judge, make_site):
    site = make_site({"a": answer("/gone")})
    link = "<a href='/gone'>Pay a bill</a>"
    above = judge("journeys/task-link-broken", page("A", frame=f"<nav>{link}</nav>"), site=site)
    inside = judge("journeys/task-link-broken", page("A", link), site=site)
    assert [above.findings[0].component, inside.findings[0].component] == [SITE + "/gone", ""]


FORM = "<form action=/x method=post><label>Name <input name=name></label></form>"
CLOSED = "<p>This online service is currently unavailable.</p>"


@pytest.mark.parametrize(
    ("h1", "body", "frame", "outcome"),
    [
        ("Parks", FORM, "", "fail"),
        ("Parks", FORM, NAV, "needs_person"),
        ("Parks", CLOSED, NAV, "fail"),
        ("Apply for a grant", "<a href='/form.pdf'>Application form</a>", NAV, "fail"),
        ("Parks", FORM + "<a href='/contact'>Contact us</a>", "", "pass"),
        ("Parks", FORM + "<a href='/gone'>Contact us</a>", "", "fail"),
        ("Parks", CLOSED + "<p>Call 01632 960123.</p>", "", "pass"),
        ("Parks", FORM + "<p>parks@mereford.gov.uk</p>", "", "pass"),
        ("Contact us", FORM, "", "not_applicable"),
        ("Parks", "<form action=/s><input type=search name=q></form>", "", "not_applicable"),
        ("Parks", PROSE, "", "not_applicable"),
    ],
)
def test_contact_not_signposted(judge, make_site, h1, body, frame, outcome):
    site = make_site({"/contact": page("Contact us"), "a": answer("/gone")})
    html = page(h1, body, frame)
    assert judge("journeys/contact-not-signposted", html, site=site).outcome == outcome


@pytest.mark.parametrize(
    ("home", "outcome"),
    [
        (links("/bins") + "<footer><a href='/contact'>Contact us</a></footer>", "pass"),
        (links("/bins"), "fail"),
        (links("/bins") + "<a href='/gone'>Contact us</a>", "fail"),
        (links("/bins") + "<a href='tel:01632960123'>01632 960123</a>", "needs_person"),
        ("<div id=app></div>", "could_not_check"),
    ],
)
def test_home_without_contact(judge, make_site, home, outcome):
    site = make_site(
        {"/": page("Home", home), "/contact": page("Contact us"), "a": answer("/gone")}
    )
    assert judge("journeys/home-without-contact", site=site).outcome == outcome


def not_found_site(make_site, html, status=404, **more):
    """Make a site whose answer for a missing page is `html`."""
    site = make_site({"/": page("Home"), "/missing": html})
    stored = site.pages[SITE + "/missing"]
    fields = {name: getattr(stored, name) for name in Page.__dataclass_fields__}
    fields |= {"status": status, "found_by": "probe", **more}
    site.pages[SITE + "/missing"] = Page(**fields)
    return site


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (PROSE, "fail"),
        ("<a href='/'>Home</a>", "pass"),
        ("<a href='/contact'>Contact us</a>", "pass"),
        ("<form action=/s><input name=q></form>", "pass"),
        ("<a href='/search'>Look for it</a>", "pass"),
        ("<p>Call 01632 960123.</p>", "pass"),
    ],
)
def test_error_page_no_help(judge, make_site, body, outcome):
    site = not_found_site(make_site, page("Not found", body))
    assert judge("journeys/error-page-no-help", site=site).outcome == outcome


def test_a_not_found_page_that_is_not_known(judge, make_site):
    site = make_site({"/": page("Home")})
    assert judge("journeys/error-page-no-help", site=site).outcome == "could_not_check"
    site = not_found_site(make_site, page("x"), status=302, location=SITE + "/")
    assert judge("journeys/error-page-no-help", site=site).outcome == "could_not_check"
    site = not_found_site(make_site, page("x"), body="", links="", size=900)
    assert judge("journeys/error-page-no-help", site=site).outcome == "could_not_check"
