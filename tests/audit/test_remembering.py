"""Judgements that are taken over from the run before, and what makes them be judged anew."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import update

from audit import registry, workers
from audit.inputs import PageView
from audit.remembered import code_version
from audit.rule import Finding, Rule
from audit.run import audit
from audit.site_view import SiteView
from signpost.settings.config import Config, SiteSettings
from signpost.settings.sections.audit import AuditSettings
from signpost.workspace.schema import runs

# Each judges whole weeks, in processes of their own.
pytestmark = pytest.mark.slow
HOST = "https://www.mereford.gov.uk"
JUDGED: list[str] = []


def page(title: str, body: str) -> str:
    """Write a page."""
    return (
        f"<!doctype html><html lang=en><head><title>{title} | Mereford</title></head><body><main>"
        f"<h1>{title}</h1>{body}</main></body></html>"
    )


PAGES = {
    "/": page("Home", "<p><a href=/bins>Bins</a> <a href=/gone>Pay</a> <a href=/fair>Fair</a>"),
    "/bins": page("Bins", "<p>Put the bin out by 7am. It is not uncommon to miss it.</p>" * 30),
    "/fair": page("Summer fair", "<p>Apply for a stall by 20 June 2026. <img src=a.png></p>"),
    "/tax": page("Council tax", "<p>Click <a href=/bins>here</a>.</p><ul><li></li></ul>"),
}


def _rule(name: str, check, **more) -> Rule:
    said = {"title": name, "why": "w", "fix": "f", "reference": "r", "severity": "minor"}
    return Rule(id=f"content/{name}", check=check, **said, **more)


@pytest.fixture
def week(workspace, make_site):
    """Judge a week of a site; return its stored results, as they are stored."""

    def judged(pages=PAGES, day="2026-06-01", settings=None, **more):
        site = make_site(pages)
        with workspace.engine.begin() as connection:
            which = update(runs).where(runs.c.id == site.run.id)
            connection.execute(which.values(started=f"{day}T05:00:00.000000+00:00"))
        run = workspace.runs.get(site.run.id)
        with workspace.runs.doing(run.id, "crawl"):
            pass
        settings = AuditSettings(**(settings or {"workers": 1}))
        audit(workspace, Config(site=SiteSettings(url=HOST + "/"), audit=settings), run, **more)
        return workspace.results.names(run.id)

    return judged


@pytest.fixture
def only(monkeypatch):
    """Let there be no rules but these."""

    def these(*rules):
        monkeypatch.setattr(registry, "all_rules", lambda: {x.id: x for x in rules})

    return these


def note(page: PageView) -> None:
    """Note in a file that a page was judged: checks run in other processes."""
    with Path(os.environ["JUDGED_PAGES"]).open("a") as file:
        file.write(page.url.removeprefix(HOST) + "\n")


def counting(page: PageView, *, least: int = 1):
    """Note the page, and name its heading."""
    note(page)
    yield Finding(message=f"{least} {page.content.h1}", where="h1")


@pytest.fixture
def counted(monkeypatch, tmp_path):
    """Tell which pages were judged since the last time."""
    file = tmp_path / "judged.txt"
    file.touch()
    monkeypatch.setenv("JUDGED_PAGES", str(file))

    def since():
        found = sorted(file.read_text().split())
        file.write_text("")
        return found

    return since


def test_whole_results_are_the_same_in_one_process_and_two_cold_and_warm(workspace, week) -> None:
    one = week()
    warm = week()
    workspace.results.clear(1)
    workspace.results.clear(2)
    two = week(settings={"workers": 2})
    assert one == warm == two
    assert len(one) == len(PAGES) + 1


def test_later_weeks_are_what_a_cold_judgement_would_say(workspace, week) -> None:
    week(day="2026-06-01")
    changed = {**PAGES, "/tax": page("Council tax", "<p>Pay by 3 July 2026.</p>")}
    for day in ("2026-06-08", "2026-06-21", "2028-06-21"):
        warm = week(changed, day=day)
        for run in workspace.runs.all():
            workspace.results.clear(run.id)
        cold = week(changed, day=day)
        read = workspace.results.named
        assert {u: told_by(read(n)) for u, n in warm.items()} == {
            u: told_by(read(n)) for u, n in cold.items()
        }


def told_by(judgement):
    """Leave out between which days a judgement holds: that depends on when it was made."""
    return judgement.outcomes, judgement.reasons, judgement.summary, judgement.findings


def test_an_unchanged_page_is_not_judged_again_and_a_changed_one_is(week, only, counted) -> None:
    only(_rule("counting", counting))
    week()
    assert counted() == sorted(PAGES)
    week()
    assert counted() == []
    week({**PAGES, "/tax": page("Council tax", "<p>Other words.</p>")})
    assert counted() == ["/tax"]


def test_version_option_and_code_make_a_rule_be_judged_anew(
    week, only, counted, monkeypatch
) -> None:
    only(_rule("counting", counting))
    week()
    counted()
    only(_rule("counting", counting, version=2))
    week()
    assert counted() == sorted(PAGES)
    week(settings={"rules": {"content/counting": {"least": 2}}})
    assert counted() == sorted(PAGES)
    week()
    counted()
    monkeypatch.setattr(code_version, "_ours", lambda: "another version of this code")
    week()
    assert counted() == sorted(PAGES)


def test_a_rule_switched_on_is_judged_and_the_others_are_taken_over(week, only, counted) -> None:
    first = _rule("counting", counting)
    only(first)
    week()
    counted()
    only(first, _rule("second", silent))
    names = week()
    assert counted() == []
    assert len(names) == len(PAGES) + 1


def silent(page: PageView):
    """Find nothing."""
    return iter(())


def asking(page: PageView, site: SiteView):
    """Note the page, and ask where its links end."""
    note(page)
    for link in page.links:
        yield Finding(message=site.state(link.url).state, where=link.url)


def test_what_is_asked_of_the_site_is_asked_again(week, only, counted) -> None:
    only(_rule("asking", asking))
    week()
    assert counted() == sorted(PAGES)
    week({**PAGES, "/gone": page("Pay", "<p>Here you can pay.</p>")})
    assert counted() == ["/", "/gone"]  # the home page links to it; the others do not


def dated(page: PageView, today: date):
    """Note the page, and say whether its day has passed."""
    note(page)
    if "fair" in page.url and today > date(2026, 6, 20):
        yield Finding(message="over", where="p")


def test_a_day_that_passes_makes_only_its_page_be_judged_anew(week, only, counted) -> None:
    only(_rule("dated", dated))
    week(day="2026-06-01")
    counted()
    week(day="2026-06-15")
    assert counted() == []
    week(day="2026-06-22")
    assert counted() == ["/fair"]


def never_ends(page: PageView):
    """Never end, in Python, on one page; catch what can be caught."""
    while "bins" in page.url:
        with contextlib.suppress(Exception):
            time.process_time()
    return iter(())


def never_matches(page: PageView):
    """Never end, in a regular expression."""
    if "bins" in page.url:
        re.search(r"(a+)+$", "a" * 40 + "b")
    return iter(())


def test_a_rule_that_never_ends_could_not_check_and_the_run_goes_on(workspace, week, only) -> None:
    only(_rule("loop", never_ends), _rule("pattern", never_matches), _rule("silent", silent))
    names = week(settings={"workers": 2, "rule_seconds": 1})
    told = workspace.results.named(names[f"{HOST}/bins"])
    assert told.outcomes == {
        "content/loop": "could_not_check",
        "content/pattern": "could_not_check",
        "content/silent": "pass",
    }
    assert "over 1 seconds ([audit] rule_seconds)" in told.reasons["content/loop"]
    assert told.made_from is None  # judged anew next week
    assert set(workspace.results.named(names[f"{HOST}/tax"]).outcomes.values()) == {"pass"}


def test_a_page_has_a_limit_too(workspace, week, only) -> None:
    rules = [_rule(f"loop-{n}", partial_loop) for n in range(4)]
    only(*rules)
    names = week(settings={"rule_seconds": 1, "page_seconds": 2})
    told = workspace.results.named(names[f"{HOST}/bins"])
    assert set(told.outcomes.values()) == {"could_not_check"}
    assert "the page took over 2 seconds ([audit] page_seconds)" in told.reasons["content/loop-3"]


def partial_loop(page: PageView):
    """Never end on one page."""
    while "bins" in page.url:
        pass
    return iter(())


def deaf(page: PageView):
    """Hear no timer, as a loop in a C library does."""
    if "bins" in page.url:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        time.sleep(3600)
    return iter(())


def dies(page: PageView):
    """End the process."""
    if "tax" in page.url:
        os.kill(os.getpid(), signal.SIGKILL)
    return iter(())


def test_what_no_timer_ends_is_ended_from_outside(workspace, week, only, monkeypatch) -> None:
    monkeypatch.setattr(workers, "_WALL_TIMES", 0)
    monkeypatch.setattr(workers, "_WALL_MORE", 8)
    only(_rule("deaf", deaf), _rule("dies", dies), _rule("silent", silent))
    names = week(settings={"workers": 2, "rule_seconds": 1})
    stuck = workspace.results.named(names[f"{HOST}/bins"])
    dead = workspace.results.named(names[f"{HOST}/tax"])
    assert stuck.outcomes["content/deaf"] == "could_not_check"
    assert "never ended" in stuck.reasons["content/deaf"]
    assert (stuck.outcomes["content/dies"], stuck.outcomes["content/silent"]) == ("pass", "pass")
    assert dead.outcomes["content/dies"] == "could_not_check"
    assert dead.outcomes["content/silent"] == "pass"


def test_a_run_that_was_cut_off_at_any_batch_is_carried_on(workspace, week, monkeypatch) -> None:
    whole = week()
    for number in range(len(PAGES)):
        for run in workspace.runs.all():
            workspace.results.clear(run.id)
        monkeypatch.setattr("audit.run._BATCH", 1)
        stop = partial(stop_after, number)
        with pytest.raises(KeyboardInterrupt):
            week(progress=stop)
        run = workspace.runs.latest()
        assert len(workspace.results.names(run.id)) >= number
        config = Config(site=SiteSettings(url=HOST + "/"), audit=AuditSettings(workers=2))
        audit(workspace, config, run)
        assert workspace.results.names(run.id) == whole


def stop_after(number: int, done: int, _all: int) -> None:
    """Stop the run once so many pages are stored."""
    if done >= number:
        raise KeyboardInterrupt
