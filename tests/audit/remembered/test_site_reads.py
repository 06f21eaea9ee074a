"""What of a page's record a judgement may depend on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.remembered.site_reads import page_facts
from signpost.workspace.records import Page

PAGE = Page(1, "https://www.mereford.gov.uk/bins", "html", 200, found_by="link", in_sitemap=True)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"found_by": "sitemap"}, True),  # the sitemap came before the page that links to it
        ({"found_by": "last_run"}, False),
        ({"found_by": "probe"}, False),
        ({"in_sitemap": False}, False),
        ({"run": 2, "seconds": 3.0, "fetched": "2026-11-30", "referrer": "x"}, True),
        ({"body": "other"}, False),
        ({"status": 404}, False),
    ],
)
def test_when_and_by_whom_a_page_was_asked_makes_no_difference(changes, same) -> None:
    assert (page_facts(replace(PAGE, **changes)) == page_facts(PAGE)) is same
