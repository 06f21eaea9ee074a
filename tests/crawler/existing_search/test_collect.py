"""Asking a site's own search over HTTP."""

from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from crawler.existing_search.collect import NO_LINKS, ask
from signpost.settings.config import Config, CrawlSettings, SearchSettings, SiteSettings
from signpost.workspace.artifacts.existing_search import (
    EXISTING_SEARCH_ANSWERS,
    EXISTING_SEARCH_QUESTIONS,
    ExistingSearchAnswers,
)

HIT = '<ul class=hit><li><a href="/bins">Bins</a></ul>'


@pytest.fixture
def search(web, workspace):
    """Serve a search; returns (server, ask): ask takes questions and gives what was stored."""
    served = web({"/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow:")})
    config = Config(
        site=SiteSettings(url=served.url),
        crawl=CrawlSettings(timeout_seconds=5, max_megabytes=1),
        search=SearchSettings(present="/s?q={query}", present_results=".hit a"),
    )

    def asked(questions, run=None, **changes):
        run = run or workspace.runs.start(served.url, "test")
        workspace.artifacts.write(run.id, EXISTING_SEARCH_QUESTIONS, questions)
        settings = replace(config, search=replace(config.search, **changes))
        ask(workspace, settings, run)
        return workspace.artifacts.read(run.id, EXISTING_SEARCH_ANSWERS)

    return served, asked


def queries(served):
    return [parse_qs(urlsplit(p).query)["q"][0] for _, p in served.asked if p.startswith("/s?")]


def test_answers_are_stored_and_only_got(search):
    served, asked = search
    served.answers.update({"/s?q=bin%20day": HIT, "/s?q=zzz": "<p>Nothing</p>"})
    stored = asked(["bin day", "zzz"])
    assert stored.reason == ""
    assert stored.answers["bin day"].found == [f"{served.url}bins"]
    assert stored.answers["zzz"].found == []
    assert not any(one.error for one in stored.answers.values())
    assert {method for method, _ in served.asked} == {"GET"}


def test_young_answers_are_kept(search):
    served, asked = search
    served.answers.update({"/s?q=a": HIT, "/s?q=b": HIT})
    asked(["a"])
    assert list(asked(["a", "b"]).answers) == ["a", "b"]
    assert queries(served) == ["a", "b"]
    asked(["a"], present_days=0)
    asked(["a"], present_results="ul.hit a")
    assert queries(served) == ["a", "b", "a", "a"]


NO_ANSWERS = [
    ((500, {}, HIT), "it answers 500"),
    ((404, {}, HIT), "it answers 404"),
    ((200, {"Content-Type": "application/json"}, "{}"), "not a page"),
    ((200, {"Content-Encoding": "gzip"}, HIT), "packed in a way not asked for"),
    ((302, {"Location": "http://elsewhere.example/"}, ""), "sends people on to elsewhere"),
    ((302, {"Location": "javascript:1"}, ""), "redirects to no address"),
    ((302, {"Location": "/round"}, ""), "redirects again and again"),
    ((302, {"Location": "/log-out"}, ""), "might change something"),
    ((200, {}, HIT + " " * 1_100_000), "no answer came (too large)"),
]


def test_what_is_no_answer(search):
    served, asked = search
    served.answers["/round"] = (302, {"Location": "/round"}, "")
    questions = []
    for number, (answer, _) in enumerate(NO_ANSWERS):
        # A good answer between: three bad ones in a row end the asking.
        served.answers.update({f"/s?q=bad{number}": answer, f"/s?q=good{number}": HIT})
        questions += [f"bad{number}", f"good{number}"]
    stored = asked(questions).answers
    for number, (_, error) in enumerate(NO_ANSWERS):
        assert error in stored[f"bad{number}"].error
        assert stored[f"bad{number}"].found == []
        assert stored[f"good{number}"].error == ""


def test_a_redirect_within_the_site_is_followed(search):
    served, asked = search
    served.answers.update({"/s?q=a": (301, {"Location": "/find/?q=a"}, ""), "/find/?q=a": HIT})
    assert asked(["a"]).answers["a"].found == [f"{served.url}bins"]


@pytest.mark.parametrize(
    ("robots", "error"),
    [
        ((200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /s"), "asks not to read"),
        ((503, {}, ""), "robots.txt cannot be read (503)"),
        ((404, {}, ""), ""),
    ],
)
def test_robots(search, robots, error):
    served, asked = search
    served.answers.update({"/robots.txt": robots, "/s?q=a": HIT})
    told = asked(["a"]).answers["a"].error
    assert (error in told) if error else told == ""
    assert queries(served) == ([] if error else ["a"])


def test_a_search_that_is_down_is_left_alone(search):
    served, asked = search
    stored = asked(list("abcdef")).answers
    assert queries(served) == ["a", "b", "c"]
    assert stored["f"].error.startswith("not asked")


def test_a_selector_that_fits_nothing_is_no_empty_result(search):
    served, asked = search
    served.answers.update({f"/s?q={x}": "<p>made by scripts</p>" for x in "abcd"})
    assert asked(["a", "b"]).reason == NO_LINKS
    served.answers["/s?q=e"] = HIT
    assert asked(["e"]).reason == ""
    stored = asked(["e", "b", "c", "d"])
    assert stored.reason == ""
    assert {query: one.error for query, one in stored.answers.items()} == {
        "e": "",
        **dict.fromkeys("bcd", NO_LINKS),
    }


def test_private_addresses_named_by_another_host_are_not_asked(search, workspace):
    served, asked = search
    other = served.url.replace("127.0.0.1", "localhost")
    stored = asked(["a"], present=f"{other}s?q={{query}}", present_hosts=(other.split("/")[2],))
    assert queries(served) == []
    assert "private" in stored.answers["a"].error


def test_a_run_that_was_cut_off_carries_on(search, workspace):
    served, asked = search
    served.answers.update({"/s?q=a": HIT, "/s?q=b": HIT})
    run = workspace.runs.start(served.url, "test")
    asked(["a"], run, present_days=0)
    asked(["a", "b"], run, present_days=0)
    assert queries(served) == ["a", "b"]


def test_not_set_or_nothing_to_ask(search):
    served, asked = search
    assert asked(["a"], present="", present_results="") == asked([]) == ExistingSearchAnswers()
    assert served.asked == []
