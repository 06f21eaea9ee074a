"""`signpost doctor` as a whole: a line a check, the right code, and nothing changed."""

import sqlite3
from pathlib import Path

import pytest

PAGE = "<html lang=en><title>Home</title><h1>Home</h1>"
NAMES = [
    *("settings", "files", "browser", "workspace", "disk"),
    *("proxy", "network", "certificate", "robots", "clock"),
]


@pytest.fixture
def doctor(signpost, tmp_path, monkeypatch):
    """Run it with a browser that is not there; return its code and what it says by name."""

    def run(site, *words, browser="/no/such/chromium"):
        monkeypatch.setenv("SIGNPOST_CHROMIUM", browser)
        done = signpost("doctor", site, "--workspace", "ws", *words, "--json")
        checks = {x["name"]: x for x in done.json["checks"]}
        assert sorted(checks) == sorted(NAMES)
        assert done.json["ok"] == (done.code == 0)
        return done.code, checks

    return run


@pytest.mark.slow
def test_what_would_stop_a_run(doctor, web, signpost, tmp_path: Path):
    site = web({"/": PAGE, "/robots.txt": (200, {}, "User-agent: *\nDisallow: /\n")})
    code, checks = doctor(site.url)
    states = {name: x["state"] for name, x in checks.items()}
    assert code == 1
    assert [name for name in NAMES if states[name] == "problem"] == ["browser", "robots"]
    assert "SIGNPOST_CHROMIUM" in checks["browser"]["said"]
    assert "[crawl] obey_robots = false" in checks["robots"]["said"]
    assert not (tmp_path / "ws").exists()
    assert {path for _, path in site.asked} <= {"/", "/robots.txt"}
    lifted = tmp_path / "s.toml"
    lifted.write_text(f'[site]\nurl = "{site.url}"\n[crawl]\nobey_robots = false\n')
    assert doctor(lifted)[1]["robots"]["state"] == "ok"
    done = signpost("doctor", lifted)
    assert [line.partition(":")[0] for line in done.out.splitlines()] == NAMES


@pytest.mark.slow
def test_settings_files_and_workspaces_that_are_wrong(doctor, web, signpost, tmp_path: Path):
    site = web({"/": PAGE})
    file = tmp_path / "s.toml"
    file.write_text(f'[site]\nurl = "{site.url}"\nnam = "x"\n')
    code, checks = doctor(file)
    assert (code, checks["settings"]["state"]) == (1, "problem")
    assert {checks[name]["state"] for name in NAMES[1:]} == {"could not check"}
    file.write_text(f'[site]\nurl = "{site.url}"\n[search]\nquery_log = "gone.csv"\n')
    assert "gone.csv" in doctor(file)[1]["files"]["said"]
    assert signpost("crawl", site.url, "--workspace", "ws").code == 0
    database = tmp_path / "ws" / "signpost.sqlite"
    assert doctor(site.url)[1]["workspace"]["state"] == "ok"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    assert "up to" in doctor(site.url)[1]["workspace"]["said"]
    with sqlite3.connect(database) as connection:
        stored = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert stored == ("0001",)  # only looked at
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer Signpost" in doctor(site.url)[1]["workspace"]["said"]
    database.write_bytes(b"no database" * 100)
    assert "cannot be read" in doctor(site.url)[1]["workspace"]["said"]


@pytest.mark.browser
def test_all_is_well(web, signpost):
    done = signpost("doctor", web({"/": PAGE}).url)
    assert done.code == 0, done.out
    assert all(": ok: " in line for line in done.out.splitlines())
