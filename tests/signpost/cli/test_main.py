"""The command line: every mistake is one line with the right code."""

import errno
import json
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from audit.registry import all_rules
from reports.catalogue import as_text
from signpost import __version__, stop_signals
from signpost.cli import answers, workspaces
from signpost.cli.main import main
from signpost.workspace import Workspace, WorkspaceError

Run = Callable[..., Any]


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command line in this process, in an empty folder: for all that crawls nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(answers, "_answered", threading.Event())

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["signpost", *words])
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            stop_signals.give_back()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["crawl", "missing.toml"], 2, "no such file"),
        (["crawl", "ftp://x"], 2, "not a web address"),
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
def test_one_clear_line(here: Run, words: list[str], code: int, says: str) -> None:
    ended, out, err = here(*words)
    assert ended == code
    assert says in err
    assert out == ""
    assert len(err.strip().splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1:9/", "refuses connections"),
        ("http://no-such-host.invalid/", "no host of that name"),
    ],
)
def test_a_site_that_cannot_be_reached(signpost: Run, address: str, says: str) -> None:
    done = signpost("crawl", address)
    assert (done.code, done.out) == (3, "")
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1


LOCAL = "http://127.0.0.1:9/"


@pytest.mark.parametrize(
    "words",
    [
        *([x, LOCAL] for x in ("visit", "audit", "index", "promote", "report", "journeys")),
        *([x, LOCAL] for x in ("benchmark", "send-report")),
        ["report", LOCAL, "--review"],
        ["promote", LOCAL, "--build", "build-1-1"],
        ["recheck", LOCAL, f"{LOCAL}x"],
        ["reindex", LOCAL, f"{LOCAL}x"],
        ["search", LOCAL, "bins"],
        ["export", "pages", LOCAL],
        ["export", "warc", LOCAL, "--output", "x.warc.gz"],
        ["decisions", "import", LOCAL, "d.csv"],
        ["serve", "search", LOCAL],
        ["serve", "reports", LOCAL],
    ],
)
def test_only_what_begins_a_run_makes_a_workspace(
    here: Run, tmp_path: Path, words: list[str]
) -> None:
    code, out, err = here(*words, "--workspace", "mistyped", "--json")
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert "mistyped: no workspace here" in err
    assert "no workspace here" in json.loads(out)["error"]


@pytest.mark.parametrize("number", ["0", "-1", "4", "99"])
@pytest.mark.parametrize("what", ["pages", "warc"])
def test_a_run_that_is_not_there_is_refused_with_those_that_are(
    here: Run, tmp_path: Path, number: str, what: str
) -> None:
    with Workspace.open(tmp_path / "ws") as workspace:
        for _ in range(5):
            workspace.runs.start(LOCAL, "crawl")
        workspace.runs.forget(4)
    code, out, err = here("export", what, LOCAL, "--workspace", "ws", "--run", number)
    assert (code, out) == (2, "")
    assert err == f"signpost: ws: no run {number} here (there are: 1–3, 5)\n"


def test_the_version_and_completion(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here("--version") == (0, f"signpost {__version__}\n", "")
    monkeypatch.setenv("_SIGNPOST_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "signpost re")
    monkeypatch.setenv("COMP_CWORD", "1")
    _, out, _ = here()
    assert set(out.split()) == {"recheck", "reindex", "report"}


def test_rules_are_plain_text_a_rule_a_line(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    code, out, _ = here("rules")
    lines = out.splitlines()
    assert code == 0
    assert out.isascii() or not re.search("[\u2500-\u257f\x1b]", out)
    assert sum(line.startswith("content/") for line in lines) == len(
        [x for x in all_rules() if x.startswith("content/")]
    )
    assert not [line for line in lines if line != line.rstrip()]
    assert max(map(len, as_text(width=60).splitlines())) <= 60


def test_an_error_after_the_answer_adds_no_second_object(
    here: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        answers.print_answer(True, {"run": 1}, "")
        raise WorkspaceError("the gate stops this run")

    monkeypatch.setattr("reports.catalogue.as_data", stop)
    code, out, err = here("rules", "--json")
    assert (code, json.loads(out)) == (2, {"run": 1})
    assert "the gate stops" in err


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-8"])
def test_settings_with_a_byte_order_mark_are_read(here: Run, tmp_path: Path, mark: str) -> None:
    (tmp_path / "s.toml").write_text(f'[site]\nurl = "{LOCAL}"\nname = "Mér"\n', encoding=mark)
    _, _, err = here("visit", "s.toml")
    assert "no workspace here" in err


@pytest.mark.parametrize("code", ["utf-16", "cp1252"])
def test_settings_that_are_no_utf8_say_so(here: Run, tmp_path: Path, code: str) -> None:
    (tmp_path / "s.toml").write_text(f'[site]\nurl = "{LOCAL}"\nname = "Mér"\n', encoding=code)
    _, _, err = here("visit", "s.toml")
    assert (
        err
        == "signpost: s.toml: cannot be read: it is not UTF-8. Save it as UTF-8 in your editor\n"
    )


def test_mistakes_as_json(here: Run) -> None:
    code, out, _ = here("crawl", "missing.toml", "--json")
    assert code == 2
    assert "no such file" in json.loads(out)["error"]


def test_no_command_is_a_list_of_them(here: Run) -> None:
    code, _, err = here()
    assert code == 2
    assert "send-report" in err


def test_stopped_by_hand(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_site: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workspaces, "load", stop)
    code, _, err = here("visit", "https://www.mereford.gov.uk/")
    assert code == 130
    assert "run the same command again to carry on" in err


@pytest.mark.slow
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


@pytest.mark.slow
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


def test_init_writes_settings_that_load_and_never_overwrites(here: Run, tmp_path: Path) -> None:
    code, out, _ = here("init", "https://www.mereford.gov.uk", "--json")
    assert (code, json.loads(out)) == (0, {"settings": "signpost.toml"})
    text = (tmp_path / "signpost.toml").read_text()
    assert 'url = "https://www.mereford.gov.uk/"' in text
    code, _, err = here("init", "https://other.gov.uk")
    assert (code, "there already" in err) == (2, True)
    assert (tmp_path / "signpost.toml").read_text() == text


def test_an_unknown_key_in_the_settings(here: Run, tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('[site]\nurl = "http://127.0.0.1:9"\nnam = "x"\n')
    code, _, err = here("weekly", "s.toml")
    assert code == 2
    assert err.strip() == "signpost: s.toml: unknown key 'nam' in [site]: did you mean 'name'?"


def test_a_mistake_of_our_own_is_not_hidden(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_site: str) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(workspaces, "load", break_down)
    with pytest.raises(RuntimeError, match="broken"):
        here("visit", "https://www.mereford.gov.uk/")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "ws/report/a.html"), "the disk is full"),
        (OSError(errno.EROFS, "Read-only file system", "ws/report"), "it can only be read"),
        (PermissionError(errno.EACCES, "Permission denied", "ws/indexes"), "this user may not"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), "was ended from outside"),
        (OperationalError("SELECT 1", {}, Exception("server closed")), "the database server"),
        (ExceptionGroup("two", [WorkspaceError("one of two"), ValueError("x")]), "one of two"),
    ],
)
def test_what_the_machine_would_not_do(
    here: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    def refuse(_site: str) -> None:
        raise error

    monkeypatch.setattr(workspaces, "load", refuse)
    code, out, err = here("visit", "https://www.mereford.gov.uk/")
    assert (code, out, len(err.strip().splitlines())) == (2, "", 1)
    assert says in err


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_mistake() -> None:
    rules = subprocess.Popen(
        [sys.executable, "-m", "signpost", "rules", "--markdown"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert rules.stdout is not None
    assert rules.stderr is not None
    rules.stdout.close()
    assert (rules.stderr.read(), rules.wait()) == (b"", 0)
