"""The demo council over HTTP."""

from __future__ import annotations

import http.client
import time
from urllib.parse import urlsplit

import pytest

from demo.server import serve
from signpost.pages.markup import parse


@pytest.fixture(scope="module")
def server():
    with serve() as running:
        yield running


def ask(server, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/bins/missed", 200),
        ("/bins/", 301),
        ("/search?q=bins", 200),
        ("/documents/bin-guide.pdf", 200),
        ("/assets/site.css", 200),
        ("/no-such-page", 404),
        ("/assets/../server.py", 404),
        ("/assets/%2e%2e/server.py", 404),
        ("/leisure/ice-rink", 410),
        ("/planning/weekly-list", 500),
        ("/council/members-area", 403),
        ("/forms/missed-bin", 500),
        ("/leisure/events/anything", 200),
        ("/pay-online", 301),
        ("/my-mereford", 301),
        ("/schools/catchment", 200),
        ("/assets/schools-map.png", 404),
    ],
)
def test_answers(server, path, status):
    assert ask(server, path)[0] == status


def test_slow_page_takes_three_seconds(server):
    start = time.monotonic()
    assert ask(server, "/elections/polling-stations")[0] == 200
    assert 2.9 < time.monotonic() - start < 8


def test_head_is_get_without_a_body(server):
    status, headers, body = ask(server, "/bins", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len(ask(server, "/bins")[2]) > 0


def test_an_unchanged_page_is_not_sent_again(server):
    tag = ask(server, "/bins")[1]["ETag"]
    status, _, body = ask(server, "/bins", **{"If-None-Match": tag})
    assert (status, body) == (304, b"")
    assert ask(server, "/bins", **{"If-None-Match": '"other"'})[0] == 200


def test_a_form_leads_on(server):
    status, headers, _ = ask(server, "/roads/potholes", "POST", "where=Mill+Lane")
    assert (status, headers["Location"]) == (303, "/forms/thank-you")
    assert ask(server, headers["Location"])[0] == 200
    assert ask(server, "/forms/missed-bin", "POST", "bin=black")[0] == 500
    assert ask(server, "/no-form", "POST", "x=1")[0] == 405
    assert ask(server, "/roads/potholes", "POST", "x" * 100_001)[0] == 413


def test_robots_and_sitemaps_name_every_page_that_can_be_listed(server):
    robots = ask(server, "/robots.txt")[2].decode()
    assert f"Sitemap: {server.url}/sitemap.xml" in robots
    index = parse(ask(server, "/sitemap.xml")[2])
    maps = [x.text_content() for x in index.iter("loc")]
    assert len(maps) == 2
    listed = [
        x.text_content()
        for one in maps
        for x in parse(ask(server, urlsplit(one).path)[2]).iter("loc")
    ]
    assert f"{server.url}/leisure/skate-park" in listed
    assert f"{server.url}/forms/thank-you" not in listed
    assert all(url.startswith(server.url) for url in listed)
    assert len(listed) == len(set(listed)) >= 60


def test_what_is_searched_for_is_shown_as_text(server):
    body = ask(server, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E")[2]
    assert b"<script>alert" not in body
    assert b"&lt;script&gt;" in body


def test_it_can_be_stopped_and_changes_with_the_week():
    server = serve(week=2)
    assert ask(server, "/forms/missed-bin")[0] == 200
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        ask(server, "/")
