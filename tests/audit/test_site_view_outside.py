"""Other sites' answers belong to the links, never to the pages."""

from collections.abc import Callable
from typing import Any

import pytest

from audit.site_view import SiteView, build
from signpost.workspace.records import Page

OUT = [f"https://host{n}.example.org/" for n in range(3)]


@pytest.mark.parametrize(
    ("answers", "states"),
    [
        ([{"status": 200}, {"error": "dns"}], ["ok", "broken"]),
        ([{"error": "dns"}, {"error": "dns"}], ["could_not_check", "could_not_check"]),
        ([{"error": "dns"}, {"error": "timeout"}], ["could_not_check", "could_not_check"]),
        ([{"error": "dns"}, {"error": "refused"}], ["broken", "broken"]),
    ],
)
def test_no_network_is_nobody_s_issue(
    make_site: Callable[..., SiteView], answers: list[dict[str, Any]], states: list[str]
) -> None:
    urls = OUT[: len(answers)]
    records = [
        Page(run=1, url=url, kind="external", **fields)
        for url, fields in zip(urls, answers, strict=True)
    ]
    links = "".join(f"<a href='{url}'>Out</a>" for url in urls)
    site = make_site({"/": links, **{record.url: record for record in records}})
    assert list(site.pages) == site.html_pages == ["https://www.mereford.gov.uk/"]
    assert [site.state(url).state for url in urls] == states
    assert site.workspace.pages.count(site.run.id) == 1
    assert set(site.referrers) == {u for u, s in zip(urls, states, strict=True) if s == "broken"}
    again = build(site.workspace, site.config, site.run)
    assert list(again.pages) == list(site.pages)
