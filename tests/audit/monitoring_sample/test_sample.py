"""The regulator's sample: its parts, its reasons; the same from the same run."""

import pytest

from audit.monitoring_sample.page_structure import alike, build_of
from audit.monitoring_sample.sample import PARTS, TYPES, sample_of

HOME = "https://www.mereford.gov.uk/"


def test_each_part_is_played_by_the_right_page(rehearsed):
    made = rehearsed(sample=("/streets/", "about/contact-us", "/nowhere"))
    expected = {
        "home": [""],
        "contact": ["about/contact-us"],
        "statement": ["help/accessibility"],
        "document": ["guide.pdf"],  # not the older one, which the law may exempt
        "form": ["bins/missed"],  # home links to it, and to no other form
        "search": ["search?q=bins"],
        "sign_in": ["account/login"],
        "media": ["film"],
        "table": ["fees"],
        "pinned": ["streets/"],
    }
    assert {part: made.part(part) for part in expected} == expected
    assert "maps/" in made.part("layout")
    assert "news/2026/10/a" in made.part("type")
    assert len(made.part("chance")) >= 1
    urls = [x.url for x in made.found.pages]
    assert len(set(urls)) == len(urls)
    assert all(x.pick.why and x.pick.part in PARTS for x in made.found.pages)
    # Pinned where another part has it already, and told where the run has no such page.
    assert [x.pick.pinned for x in made.found.pages if "contact" in x.url] == [True]
    assert made.found.missing == [("pinned", "the run has no page /nowhere")]


def test_the_same_run_gives_the_same_sample(rehearsed):
    made = rehearsed()
    again = sample_of(made.site)
    assert [(x.url, x.part, x.why) for x in again.picks] == [
        (x.pick.url, x.pick.part, x.pick.why) for x in made.found.pages
    ]


def test_what_a_site_does_not_have_is_told(rehearsed):
    made = rehearsed({"/": "<title>Home</title><main><h1>Home</h1></main>"})
    assert [x.pick.part for x in made.found.pages] == ["home"]
    assert [part for part, _ in made.found.missing] == [
        *("contact", "statement", "document", "form", "search")
    ]


def test_a_site_without_a_home_page_is_told(rehearsed):
    made = rehearsed({"/a": "<title>A page</title><main><h1>A page</h1></main>"})
    assert made.part("home") == []
    assert made.found.missing[0] == ("home", "the start page could not be fetched")


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("<main><p class='a b'>One</p></main>", "<main><p class='b a'>Two words</p></main>", 1, 1),
        ("<main><p>One</p></main>", "<main>" + "<p>Much more</p>" * 40 + "</main>", 1, 1),
        ("<main><p>One</p></main>", "<main><table><tr><td>1</table></main>", 0.2, 0.8),
        ("<div class=grid><i class=pin></i></div>", "<section><h2>A</h2></section>", 0, 0.5),
    ],
)
def test_builds_tell_templates_and_not_words(make_site, one, other, least, most):
    site = make_site({"/a": one, "/b": other})
    share = alike(build_of(site, HOME + "a"), build_of(site, HOME + "b"))
    assert least <= share <= most
    assert build_of(site, HOME + "nope") == frozenset()


def test_types_are_those_that_audit_tells():
    from typing import get_args

    from audit.inventory.page_type import PageType

    assert set(TYPES) | {"document"} == set(get_args(PageType))
