"""What would stop a run, by the facts: good ones, bad ones and those that look alike."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from crawler.site_probe import SiteAnswer, SiteProbe
from signpost.cli.doctor import judgements
from signpost.cli.doctor.machine import MachineFacts, WorkspaceFacts
from signpost.settings.config import Config, CrawlSettings, SiteSettings
from signpost.workspace.schema import HEAD

HOME = "https://www.mereford.gov.uk/"
CONFIG = Config(site=SiteSettings(url=HOME))
START = SiteAnswer(url=HOME, status=200, content_type="text/html", at=1_000_000.0)
ROBOTS = SiteAnswer(url=f"{HOME}robots.txt", status=200)
FOUND = SiteProbe(robots=ROBOTS, start=START, may_ask=True)
STORE = WorkspaceFacts(place="ws", exists=True, version=HEAD, site=HOME)
MACHINE = MachineFacts(workspace=STORE, disk_free=10**11, temporary_free=10**10, browser="c 1")


@pytest.mark.parametrize(
    ("change", "state", "says"),
    [
        ({}, "ok", "ws"),
        ({"exists": False, "version": ""}, "ok", "not there yet"),
        ({"version": "0001"}, "ok", "brings it from schema 0001"),
        ({"site": ""}, "ok", "ws"),  # no run yet
        ({"version": "9999"}, "problem", "newer Signpost"),
        ({"site": "https://other.gov.uk/"}, "problem", "keeps https://other.gov.uk/"),
        ({"is_locked": True}, "problem", "another signpost command"),
        ({"is_writable": False}, "problem", "cannot be written"),
        ({"problem": "file is not a database"}, "problem", "not a database"),
    ],
)
def test_workspace(change, state, says):
    found = judgements.of_workspace(replace(STORE, **change), HOME)
    assert (found.state, says in found.said) == (state, True), found


@pytest.mark.parametrize(
    ("free", "temporary", "size", "state"),
    [
        (10**9, 10**9, 0, "ok"),
        (10**9 - 1, 10**9, 0, "problem"),
        (3 * 10**9, 10**9, 7 * 10**9, "problem"),
        (4 * 10**9, 10**9, 7 * 10**9, "ok"),
        (10**11, 10**8, 0, "problem"),
    ],
)
def test_disk(free, temporary, size, state):
    store = replace(STORE, size=size)
    facts = replace(MACHINE, disk_free=free, temporary_free=temporary, workspace=store)
    assert judgements.of_disk(facts).state == state


def test_browser():
    bad = replace(MACHINE, browser="", browser_problem="no Chromium. Run 'apt-get…'")
    assert judgements.of_machine(MACHINE, CONFIG)[0].line == "browser: ok: c 1"
    assert judgements.of_machine(bad, CONFIG)[0].line.startswith("browser: problem: no Chromium")


@pytest.mark.parametrize(
    ("change", "state", "says"),
    [
        ({}, "ok", "answers 200"),
        ({"content_type": "application/xhtml+xml"}, "ok", "answers 200"),
        ({"status": 401}, "problem", "login_from"),
        ({"status": 500}, "problem", "answers 500"),
        ({"content_type": "application/pdf"}, "problem", "not a page"),
        ({"url": "https://login.example/"}, "problem", "another site"),
        ({"error": "dns"}, "problem", "no host of that name"),
        ({"error": "timeout"}, "problem", "in time"),
        ({"error": "tls"}, "could not check", "see certificate"),
        ({"error": "proxy_down"}, "could not check", "the proxy is in the way"),
        ({"error": "too_large", "reason": "odd"}, "problem", "odd"),
    ],
)
def test_network(change, state, says):
    found = judgements.of_network(replace(START, **change), CONFIG)
    assert (found.state, says in found.said) == (state, True), found


@pytest.mark.parametrize(
    ("error", "proxy", "state"),
    [
        ("", "", "ok"),
        ("", "http://proxy:8080", "ok"),
        ("dns", "", "ok"),
        ("proxy_down", "http://proxy:8080", "problem"),
        ("proxy_login", "http://proxy:8080", "problem"),
        ("proxy", "http://proxy:8080", "problem"),
    ],
)
def test_proxy(error, proxy, state):
    found = replace(FOUND, proxy=proxy, start=replace(START, error=error))
    assert judgements.of_proxy(found, "www.mereford.gov.uk").state == state


@pytest.mark.parametrize(
    ("url", "error", "ends", "state"),
    [
        (HOME, "", "2027-06-01T00:00:00+00:00", "ok"),
        (HOME, "", "2026-12-05T00:00:00+00:00", "problem"),
        (HOME, "", "", "ok"),  # through a proxy: it was accepted, which is what counts
        (HOME, "tls", "", "problem"),
        (HOME, "failed", "", "problem"),
        (HOME, "refused", "", "could not check"),
        ("http://www.mereford.gov.uk/", "", "", "ok"),
    ],
)
def test_certificate(url, error, ends, state):
    found = replace(FOUND, certificate_ends=ends, start=replace(START, error=error))
    now = datetime(2026, 11, 30, tzinfo=UTC)
    assert judgements.of_certificate(found, url, now).state == state


@pytest.mark.parametrize(
    ("change", "obey", "state", "says"),
    [
        ({}, True, "ok", "lets Signpost in"),
        ({"may_ask": False}, True, "problem", "obey_robots = false"),
        ({"may_ask": False}, False, "ok", "not obeyed"),
        ({"may_ask": False, "robots_unread": "503"}, True, "problem", "could not be read (503)"),
        ({"robots": replace(ROBOTS, error="dns")}, True, "could not check", "did not answer"),
    ],
)
def test_robots(change, obey, state, says):
    config = replace(CONFIG, crawl=CrawlSettings(obey_robots=obey))
    found = judgements.of_robots(replace(FOUND, **change), config)
    assert (found.state, says in found.said) == (state, True), found


@pytest.mark.parametrize(
    ("date", "age", "state", "says"),
    [
        ("Mon, 12 Jan 1970 13:46:40 GMT", "", "ok", "within 1 s"),
        ("Mon, 12 Jan 1970 13:42:40 GMT", "", "ok", "within 240 s"),
        ("Mon, 12 Jan 1970 10:46:40 GMT", "", "problem", "3:00:00 ahead of"),
        ("Mon, 12 Jan 1970 10:46:40 GMT", "10800", "ok", "within 1 s"),  # out of a cache
        ("Tue, 13 Jan 1970 13:46:40 GMT", "", "problem", "1 day, 0:00:00 behind"),
        ("", "", "could not check", "does not say"),
        ("yesterday", "", "could not check", "does not say"),
        ("Mon, 12 Jan 1970 13:46:40 GMT", "old", "could not check", "does not say"),
    ],
)
def test_clock(date, age, state, says):
    found = judgements.of_clock(replace(START, date=date, age=age))
    assert (found.state, says in found.said) == (state, True), found


def test_a_check_is_one_line():
    check = judgements.Check("network", "problem", "two\n lines")
    assert check.line == "network: problem: two lines"
