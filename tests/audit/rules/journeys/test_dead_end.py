"""Pages whose content leads nowhere."""

import pytest

RULE = "journeys/dead-end"
HOME = "https://www.mereford.gov.uk/"
TEXT = (
    "<p>The allotments at Abbey Lane were laid out in 1921. There are forty plots, a shared "
    "shed and a small orchard, which volunteers prune every February.</p>"
)
HEADER = (
    "<header><a href='/'>Home</a> <a href='/contact'>Contact us</a>"
    "<form action='/find'><input type=search name=words></form></header>"
)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "<p><a href='#allotments'>Back to the top</a></p>",
        "<ol class='breadcrumb'><li><a href='/leisure'>Leisure</a></li></ol>",
        "<iframe src='https://player.vimeo.com/video/1' title='The orchard'></iframe>",
        "<form action=/rate>Was this page helpful?<input type=radio name=y></form>",
        "<button aria-expanded=false aria-controls=more>Show the history</button>",
        "<button>Print this page</button>",
    ],
)
def test_a_page_without_a_way_on_needs_a_person(judge, council, page, more):
    html = page("Abbey Lane allotments", TEXT + more, HEADER)
    verdict = judge(RULE, html, site=council())
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].where == "Abbey Lane allotments"


@pytest.mark.parametrize(
    "way",
    [
        "<p><a href='/allotments/vacant'>Vacant plots</a></p>",
        "<p><a href='/files/plan.pdf'>Plan of the site (PDF)</a></p>",
        "<p>Ring the warden on 01632 960871.</p>",
        "<p>Write to plots@mereford.gov.uk.</p>",
        "<form action=/plots method=post><label>Name <input name=name></label></form>",
        "<iframe src='https://bookings.example/plots' title='Book a visit'></iframe>",
        "<button>Find a free plot</button>",
    ],
)
def test_one_way_on_is_enough(judge, council, page, way):
    html = page("Abbey Lane allotments", TEXT + way, HEADER)
    assert judge(RULE, html, site=council()).outcome == "pass"


@pytest.mark.parametrize("h1", ["Thank you", "We have received your form", "Booking confirmed"])
def test_the_end_of_a_task_is_no_dead_end(judge, council, page, h1):
    assert judge(RULE, page(h1, TEXT), site=council()).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("h1", "title", "where"),
    [("Allotments", "Allotments – Mereford", "Allotments"), ("", "Plots", "Plots")],
)
def test_the_place_is_the_heading_or_else_the_title(judge, council, page, h1, title, where):
    (found,) = judge(RULE, page(h1, TEXT, title=title), site=council()).findings
    assert found.where == where


def test_short_pages_and_the_home_page_are_left_alone(judge, council, page):
    twenty = page("Plots", "<p>" + "plot " * 19 + "</p>")
    nineteen = page("Plots", "<p>" + "plot " * 18 + "</p>")
    assert judge(RULE, twenty, site=council()).outcome == "needs_person"
    assert judge(RULE, nineteen, site=council()).outcome == "not_applicable"
    assert judge(RULE, nineteen, site=council(), min_words=19).outcome == "needs_person"
    assert judge(RULE, page("Home", TEXT), url=HOME, site=council()).outcome == "not_applicable"


LONG = "<p>" + "Members treat each other with respect and listen to the chair. " * 25 + "</p>"


@pytest.mark.parametrize(
    ("url", "html", "outcome"),
    [
        ("/hall/rules", LONG, "not_applicable"),
        ("/hall/rules", LONG + "<p>You can book the hall.</p>", "needs_person"),
        ("/news/2024/05/hall", TEXT, "not_applicable"),
        ("/hall/past", TEXT, "needs_person"),
    ],
)
def test_long_reading_matter_and_news_may_end(judge, council, page, url, html, outcome):
    said = judge(RULE, page("The hall", html), site=council(), url=HOME.rstrip("/") + url)
    assert said.outcome == outcome


def test_a_menu_of_the_part_leads_on(judge, council, page):
    links = "".join(f"<li><a href='/guide/{x}'>{x}</a></li>" for x in ("ink", "paper", "print"))
    address = HOME + "guide/colour"
    for menu, outcome in (
        (f"<nav><ul>{links}</ul></nav>", "pass"),
        (f"<header>{links}</header>", "needs_person"),
    ):
        html = page("Colour", TEXT, menu)
        assert judge(RULE, html, site=council(), url=address).outcome == outcome


@pytest.mark.parametrize(
    ("name", "outcome"), [("socials", "pass"), ("social-media", "needs_person")]
)
def test_a_clubs_own_website_leads_on(judge, council, page, name, outcome):
    links = f"<section id={name}><a href='https://club.example/'>The club's website</a></section>"
    assert judge(RULE, page("Chess club", TEXT + links), site=council()).outcome == outcome


@pytest.mark.parametrize(
    ("h1", "outcome"),
    [("Cookies", "not_applicable"), ("Privacy notice", "not_applicable"),
     ("Cookery classes", "needs_person")],
)  # fmt: skip
def test_small_print_may_end(judge, council, page, h1, outcome):
    assert judge(RULE, page(h1, TEXT), site=council()).outcome == outcome
