"""The command line: every mistake is one line with the right code."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
# Each runs the command line in a process of its own.
pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["crawl", "missing.toml"], 2, "no such file"),
        (["crawl", "ftp://x"], 2, "not a web address"),
        (["crawl", "http://127.0.0.1:9/"], 3, "refuses connections"),
        (["crawl", "http://no-such-host.invalid/"], 3, "no host of that name"),
        (["visit", "http://127.0.0.1:9/"], 2, "Run 'signpost crawl SITE' first"),
        (["report", "http://127.0.0.1:9/", "--review"], 2, "Run 'signpost crawl SITE' first"),
        (["journeys", "http://127.0.0.1:9/"], 2, "has no [[journey]]"),
        (["recheck", "http://127.0.0.1:9/", "http://127.0.0.1:9/x"], 2, "no run here yet"),
        (["serve", "search", "http://127.0.0.1:9/"], 2, "no workspace here"),
        (["serve", "reports", "http://127.0.0.1:9/"], 2, "no workspace here"),
        (["search", "http://127.0.0.1:9/", "bins"], 2, "no workspace here"),
        (["export", "pages", "http://127.0.0.1:9/"], 2, "no workspace here"),
        (["benchmark"], 2, "name a SITE"),
        (["benchmark", "--documents", "x.jsonl"], 2, "go together"),
        (["rules", "content/no-such-rule"], 2, "content/no-such-rule"),
        (["audit", "http://127.0.0.1:9/", "--fail-on", "worse"], 2, "as in new:serious"),
        (["nonsense"], 2, "No such command"),
        (["crawl", "--nonsense"], 2, "No such option"),
        (["crawl"], 2, "Missing argument"),
    ],
)
def test_one_clear_line(signpost: Run, words: list[str], code: int, says: str) -> None:
    done = signpost(*words)
    assert done.code == code
    assert says in done.err
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


def test_mistakes_as_json(signpost: Run) -> None:
    assert "no such file" in signpost("crawl", "missing.toml", "--json").json["error"]


def test_a_workspace_of_a_newer_version_or_another_site(signpost: Run, tmp_path: Path) -> None:
    assert signpost("crawl", "http://127.0.0.1:9/", "--workspace", "ws").code == 3
    file = tmp_path / "ws" / "signpost.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO run (site, command, started, version) VALUES ('https://a.gov.uk/', 'crawl', '2026-01-01T00:00:00+00:00', '0')"
        )
    other = signpost("crawl", "http://127.0.0.1:9/", "--workspace", "ws")
    assert (other.code, "keeps https://a.gov.uk/" in other.err) == (2, True)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = signpost("crawl", "http://127.0.0.1:9/", "--workspace", "ws")
    assert (newer.code, "newer Signpost" in newer.err) == (2, True)


def test_a_missing_browser(
    web: Callable[..., Any], signpost: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = web({"/": "<title>A</title><h1>A</h1>"}).url
    assert signpost("crawl", url, "--workspace", "ws").code == 0
    monkeypatch.setenv("SIGNPOST_CHROMIUM", "/no/such/chromium")
    done = signpost("visit", url, "--workspace", "ws")
    assert done.code == 2
    assert "SIGNPOST_CHROMIUM is /no/such/chromium" in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_init_writes_settings_that_load_and_never_overwrites(signpost: Run, tmp_path: Path) -> None:
    done = signpost("init", "https://www.mereford.gov.uk", "--json")
    assert done.json == {"settings": "signpost.toml"}
    text = (tmp_path / "signpost.toml").read_text()
    assert 'url = "https://www.mereford.gov.uk/"' in text
    again = signpost("init", "https://other.gov.uk")
    assert (again.code, "there already" in again.err) == (2, True)
    assert (tmp_path / "signpost.toml").read_text() == text


def test_an_unknown_key_in_the_settings(signpost: Run, tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('[site]\nurl = "http://127.0.0.1:9"\nnam = "x"\n')
    done = signpost("weekly", "s.toml")
    assert done.code == 2
    assert done.err.strip() == "signpost: s.toml: unknown key 'nam' in [site]: did you mean 'name'?"
