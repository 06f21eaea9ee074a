from __future__ import annotations

import pytest

from audit.evidence.upkeep.dated_pages import is_minutes, is_record
from audit.inputs import PageView
from signpost.workspace.records import Page


def view(url: str, html: str) -> PageView:
    return PageView(Page(run=1, url=url, kind="html", status=200), html.encode(), [])


PLAIN = "<html><main><h1>Bins</h1><p>We collect bins.</p></main></html>"


@pytest.mark.parametrize(
    ("path", "html"),
    [
        ("/news/bins", PLAIN),
        ("/council/minutes/12", PLAIN),
        ("/2019/07/bins", PLAIN),
        (
            "/bins",
            "<html><head><meta property='article:published_time' content='2020-01-01'></head></html>",
        ),
        (
            "/bins",
            '<html><script type="application/ld+json">{"@type": "NewsArticle"}</script></html>',
        ),
        ("/bins", "<html><main><h1>Bins</h1><p>Published: 3 May 2020</p></main></html>"),
    ],
)
def test_records_of_their_day(path: str, html: str) -> None:
    assert is_record(view("https://www.mereford.gov.uk" + path, html))


@pytest.mark.parametrize(
    ("url", "html"),
    [
        ("https://www.mereford.gov.uk/bins", PLAIN),
        ("https://news.mereford.gov.uk/bins", PLAIN),
        ("https://www.mereford.gov.uk/newsagents-licence", PLAIN),
        ("https://www.mereford.gov.uk/report-it", PLAIN),
        ("https://www.mereford.gov.uk/report/pothole", PLAIN),
        (
            "https://www.mereford.gov.uk/bins",
            "<html><main><p>We published 12 plans.</p></main></html>",
        ),
    ],
)
def test_pages_that_are_to_be_kept_up(url: str, html: str) -> None:
    assert not is_record(view(url, html))


@pytest.mark.parametrize(
    "line",
    [
        "<p class='page-date published'><time></time></p>",
        "<span class=entry-date>today</span>",
        "<div class='post_date'>last week</div>",
    ],
)
def test_a_dateline_says_news_by_its_class(line: str) -> None:
    html = f"<html><main><h1>Bridge opens</h1>{line}<p>The mayor opened it.</p></main></html>"
    assert is_record(view("https://www.mereford.gov.uk/bridge-opens", html))


@pytest.mark.parametrize(
    "html",
    [
        "<main><h1>Minutes of the meeting of 4 May</h1><p>Words.</p></main>",
        "<main><h1>Agenda for the allotments committee</h1></main>",
        (
            "<main><h1>Hall Green</h1><p>Present: A Ray (chair). Apologies were received from B Coe. "
            "Declarations of interest: none.</p></main>"
        ),
    ],
)
def test_minutes_by_title_or_opening(html: str) -> None:
    assert is_minutes(view("https://www.mereford.gov.uk/a", f"<html>{html}</html>"))


@pytest.mark.parametrize(
    "html",
    [
        "<main><h1>Find minutes of the cabinet</h1><p>Choose a year.</p></main>",
        "<main><h1>Every 20 minutes</h1><p>Buses run until ten.</p></main>",
        "<main><h1>Complaints</h1><p>Our apologies if you had to wait.</p></main>",
    ],
)
def test_pages_that_only_speak_of_minutes(html: str) -> None:
    assert not is_minutes(view("https://www.mereford.gov.uk/a", f"<html>{html}</html>"))
