"""What the query log says of pages: clicks follow redirects, and queries that several pages share."""

from __future__ import annotations

import pytest

from search.insights.page_demand import clicks_by_page, collect
from signpost.settings.config import Config, SearchSettings, SiteSettings
from signpost.workspace.artifacts.searched import SHARED_QUERIES, SharedQuery
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk/"
LOG = "query\tsearches\tclicked\ntip\t90\t/tip\t30\t/waste\t25\nbins\t50\t/waste\t50\n"


@pytest.fixture
def logged(workspace, tmp_path):
    """A run in which /tip has moved to /bins/tip, and settings that name a query log."""
    file = tmp_path / "log.tsv"
    file.write_text(LOG, encoding="utf-8")
    run = workspace.runs.start(HOME, "test")
    moved = Page(
        run=run.id, url=HOME + "tip", kind="redirect", status=301, location=HOME + "bins/tip"
    )
    workspace.pages.add([moved], [], [])
    return run, Config(site=SiteSettings(url=HOME), search=SearchSettings(query_log=str(file)))


def test_clicks_count_for_the_page_where_the_address_leads_now(workspace, logged) -> None:
    run, config = logged
    wanted = {HOME + "bins/tip": 30, HOME + "waste": 75}
    assert clicks_by_page(workspace, config, run.id) == wanted


def test_without_a_log_nobody_knows(workspace, logged) -> None:
    run, _ = logged
    assert clicks_by_page(workspace, Config(site=SiteSettings(url=HOME)), run.id) is None


def test_queries_that_several_pages_share_are_left_for_audit(workspace, logged) -> None:
    run, config = logged
    assert collect(workspace, config, run) == {"queries": 2, "shared": 1}
    clicks = {HOME + "bins/tip": 30, HOME + "waste": 25}
    assert workspace.artifacts.read(run.id, SHARED_QUERIES) == [SharedQuery("tip", 90, clicks)]
