import pytest

from signpost.workspace.records import Page
from signpost.workspace.sitemap_notes import SITEMAP, SitemapNotes

RULE = "content/staging-address"


def page(canonical):
    return (
        f'<html lang=en><head><title>A</title><link rel=canonical href="{canonical}"></head>'
        "<body><main>Words</main></body></html>"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://staging.mereford.gov.uk/a",
        "https://mereford-uat.example.org/a",
        "https://mereford.azurewebsites.net/a",
        "http://10.1.2.3/a",
        "http://localhost:8080/a",
    ],
)
def test_finds_a_canonical_test_server(judge, make_site, address):
    found = judge(RULE, site=make_site({"/": page("/"), "/a": page(address)}))
    assert found.outcome == "fail"


def test_finds_one_in_a_sitemap(judge, make_site):
    notes = SitemapNotes(other_sites=3, other_site="https://dev2.mereford.gov.uk/b")
    url = "https://www.mereford.gov.uk/sitemap.xml"
    sitemap = Page(run=1, url=url, kind="sitemap", status=200, headers={SITEMAP: notes.packed})
    assert judge(RULE, site=make_site({"/": page("/"), "/s": sitemap})).outcome == "fail"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.mereford.gov.uk/staging",
        "https://mereford.gov.uk/a",
        "https://democracy.mereford.gov.uk/a",
        "https://developments.mereford.gov.uk/a",
        "https://contest.mereford.gov.uk/a",
    ],
)
def test_leaves_other_hosts(judge, make_site, address):
    assert judge(RULE, site=make_site({"/": page("/"), "/a": page(address)})).outcome == "pass"
