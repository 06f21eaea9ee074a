from collections import Counter

import pytest

from audit import issues
from audit.history import issue_history, run_history
from audit.history.identities import Ids
from audit.results import PageJudgement, judged, stored
from audit.rule import Finding
from signpost.workspace.artifacts.judged import REPEATED_FINDINGS, RULES, RuleVersion
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import Page

SITE = "https://www.mereford.gov.uk"
ALL = {"content/title-missing": RuleVersion(1), "mobile/small-text": RuleVersion(1)}
TITLE, TEXT = ALL
BAD = Finding("Bad", where="main > p", evidence="x")


def counts(comparison):
    """Count the findings of each status."""
    now = (found for page in comparison.current() for found in page.findings)
    return dict(Counter(found.status for found in (*now, *comparison.gone())))


def run_of(make_site, findings, unchecked=(), rules=ALL, answers=None):
    """Store one audited run: `{path: [(rule, finding)]}`; `unchecked` are (path, rule) pairs."""
    pages = {
        f"/answer{n}": Page(run=n, url=SITE + path, kind="html", status=status)
        for n, (path, status) in enumerate((answers or {}).items())
    }
    site = make_site({})
    number, workspace = site.run.id, site.workspace
    workspace.pages.add([_of_run(page, number) for page in pages.values()], [], [])
    results = [PageJudgement("").pack(number)]
    for path, found in findings.items():
        page = PageJudgement(SITE + path, summary=PageSummary(kind="html"))
        page.outcomes = {
            name: "could_not_check" if (path, name) in unchecked else "pass" for name in rules
        }
        page.findings = [judged(name, page.url, "minor", x) for name, x in found]
        results.append(page.pack(number))
    with workspace.runs.doing(number, "audit"):
        workspace.results.add(results)
        workspace.artifacts.write(number, RULES, rules)
        workspace.artifacts.write(number, REPEATED_FINDINGS, issues.repeated(workspace, number))
        rows = issues.group(stored(workspace, number), site, {})
        workspace.results.put_issues(number, rows)
        comparison = run_history.compare(workspace, number)
        comparison.remember()
    return comparison


def _of_run(page, number):
    return Page(run=number, url=page.url, kind=page.kind, status=page.status)


def current(comparison):
    return {
        (x.page.removeprefix(SITE), x.rule): (x.status, x.first_seen)
        for page in comparison.current()
        for x in page.findings
    }


def gone(comparison):
    return {(x.page.removeprefix(SITE), x.rule): x.status for x in comparison.gone()}


def test_in_the_first_run_everything_is_new(make_site):
    first = run_of(make_site, {"/a": [(TITLE, BAD)]})
    assert first.first
    assert current(first) == {("/a", TITLE): ("new", 1)}
    assert gone(first) == {}


def test_new_still_there_and_fixed(make_site):
    run_of(make_site, {"/a": [(TITLE, BAD)], "/b": [(TITLE, BAD)]})
    second = run_of(make_site, {"/a": [(TITLE, BAD)], "/b": [], "/c": [(TITLE, BAD)]})
    assert not second.first
    assert current(second) == {("/a", TITLE): ("still_there", 1), ("/c", TITLE): ("new", 2)}
    assert gone(second) == {("/b", TITLE): "fixed"}
    assert counts(second) == {"still_there": 1, "new": 1, "fixed": 1}


def test_first_seen_is_carried_over_many_runs(make_site):
    for _ in range(3):
        last = run_of(make_site, {"/a": [(TITLE, BAD)]})
    assert current(last) == {("/a", TITLE): ("still_there", 1)}
    again = run_of(make_site, {"/a": []})
    assert gone(again) == {("/a", TITLE): "fixed"}
    assert [x.first_seen for x in again.gone()] == [1]
    assert current(run_of(make_site, {"/a": [(TITLE, BAD)]})) == {("/a", TITLE): ("new", 5)}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "not_checked"),
        ({"/a": None}, "not_checked"),
        ({"/a": 503}, "not_checked"),
        ({"/a": 403}, "not_checked"),
        ({"/a": 404}, "fixed"),
        ({"/a": 301}, "fixed"),
    ],
)
def test_a_page_that_was_not_judged(make_site, answers, expected):
    run_of(make_site, {"/a": [(TITLE, BAD)]})
    assert gone(run_of(make_site, {"/b": []}, answers=answers)) == {("/a", TITLE): expected}


def test_a_rule_that_could_not_check_fixes_nothing(make_site):
    run_of(make_site, {"/a": [(TEXT, BAD), (TITLE, BAD)]})
    second = run_of(make_site, {"/a": []}, unchecked={("/a", TEXT)})
    assert gone(second) == {("/a", TEXT): "not_checked", ("/a", TITLE): "fixed"}


def test_what_was_not_checked_for_weeks_is_still_there_when_it_is_seen_again(make_site):
    run_of(make_site, {"/a": [(TEXT, BAD)]})
    for _ in range(2):
        run_of(make_site, {"/a": []}, unchecked={("/a", TEXT)})
    last = run_of(make_site, {"/a": [(TEXT, BAD)]})
    assert current(last) == {("/a", TEXT): ("still_there", 1)}


@pytest.mark.parametrize(
    ("weeks_unchecked", "last", "expected"),
    [
        (1, {"/a": []}, "fixed"),
        (2, {"/a": []}, "fixed"),
        (3, {"/a": []}, "fixed"),
        (2, {"/a": [(TEXT, BAD)]}, None),
        (2, {}, "not_checked"),
    ],
)
def test_what_was_not_checked_for_weeks_is_not_forgotten(
    make_site, weeks_unchecked, last, expected
):
    run_of(make_site, {"/a": [(TEXT, BAD)], "/b": []})
    for _ in range(weeks_unchecked):
        between = run_of(make_site, {"/a": [], "/b": []}, unchecked={("/a", TEXT)})
        assert gone(between) == {("/a", TEXT): "not_checked"}
        assert changes(between) == [("/a", "not_checked", 1, 0)]
    end = run_of(make_site, last)
    assert gone(end) == ({("/a", TEXT): expected} if expected else {})
    if expected:
        assert changes(end) == [("/a", expected, 1, 0)]
        assert counts(end) == {expected: 1}
        assert {x.first_seen for x in end.gone()} == {1}


def test_what_was_told_once_is_not_told_again(make_site):
    run_of(make_site, {"/a": [(TEXT, BAD)]})
    run_of(make_site, {"/a": []}, unchecked={("/a", TEXT)})
    run_of(make_site, {"/a": []})
    assert gone(run_of(make_site, {"/a": []})) == {}


def test_what_was_fixed_unseen_is_new_when_it_comes_back(make_site):
    run_of(make_site, {"/a": [(TEXT, BAD)]})
    run_of(make_site, {"/a": []}, unchecked={("/a", TEXT)})
    run_of(make_site, {"/a": []})
    assert current(run_of(make_site, {"/a": [(TEXT, BAD)]})) == {("/a", TEXT): ("new", 4)}


def test_a_changed_rule_makes_nothing_new_and_fixes_nothing(make_site):
    other = Finding("Bad", where="main > h1")
    run_of(make_site, {"/a": [(TITLE, BAD)], "/b": [(TITLE, BAD)]})
    second = run_of(
        make_site, {"/a": [(TITLE, BAD)], "/b": [(TITLE, other)]}, rules={TITLE: RuleVersion(2)}
    )
    assert second.changed_rules == {TITLE, TEXT}
    assert current(second) == {
        ("/a", TITLE): ("still_there", 1),
        ("/b", TITLE): ("rule_changed", 2),
    }
    assert gone(second) == {("/b", TITLE): "rule_changed"}


def test_a_renamed_rule_keeps_its_history(make_site, monkeypatch):
    monkeypatch.setattr(run_history, "renames", lambda: {"content/once": TITLE})
    run_of(make_site, {"/a": [("content/once", BAD)]}, rules={"content/once": RuleVersion(1)})
    second = run_of(make_site, {"/a": [(TITLE, BAD)]}, rules={TITLE: RuleVersion(1)})
    assert current(second) == {("/a", TITLE): ("still_there", 1)}
    assert gone(second) == {}


def changes(comparison):
    return [
        (x.row.page_sample.removeprefix(SITE), x.status, x.pages_before, x.pages_after)
        for x in issue_history.changes(comparison)
    ]


def test_issues_week_on_week(make_site):
    shared = Finding("Bad", component="footer > a")
    week = {f"/{n}": [(TEXT, shared)] for n in range(3)}
    first = run_of(make_site, {**week, "/x": [(TITLE, BAD)], "/y": [(TITLE, BAD)], "/z": []})
    assert {status for _, status, _, _ in changes(first)} == {"new"}
    week = {"/0": [(TEXT, shared)], "/1": [], "/x": [], "/z": [(TITLE, BAD)]}
    assert sorted(changes(run_of(make_site, week))) == [
        ("/0", "still_there", 3, 1),
        ("/x", "fixed", 1, 0),
        ("/y", "not_checked", 1, 0),
        ("/z", "new", 0, 1),
    ]


def test_a_issue_that_becomes_a_shared_one_is_not_new(make_site):
    same = Finding("Bad", where="main > p", evidence="The same long sentence on many pages.")
    run_of(make_site, {"/1": [(TITLE, same)], "/2": [(TITLE, same)]})
    second = run_of(make_site, {f"/{n}": [(TITLE, same)] for n in (1, 2, 3)})
    assert changes(second) == [("/1", "still_there", 2, 3)]


def test_ids_survive_packing():
    names = ["00000000000000ff", "ffffffffffffffff", "0123456789abcdef"]
    ids = Ids.unpack(Ids(names).pack())
    assert len(ids) == 3
    assert all(name in ids for name in names)
    assert "0000000000000001" not in ids


OLD, NEW = (RuleVersion(1, {}, f"axe-core {x}") for x in ("4.12.1", "4.14.1"))


@pytest.mark.parametrize(
    ("then", "now", "status"),
    [
        (OLD, NEW, "rule_changed"),
        (OLD, OLD, "new"),
        (RuleVersion(1), NEW, "new"),  # a run from before engines were written down
        (RuleVersion(2), NEW, "rule_changed"),
    ],
)
def test_what_another_axe_finds_is_no_news(make_site, then, now, status):
    run_of(make_site, {"/": []}, rules={TITLE: then})
    found = run_of(make_site, {"/": [(TITLE, BAD)]}, rules={TITLE: now})
    assert counts(found) == {status: 1}


def test_what_another_axe_no_longer_finds_is_not_called_fixed(make_site):
    run_of(make_site, {"/": [(TITLE, BAD)]}, rules={TITLE: OLD})
    found = run_of(make_site, {"/": []}, rules={TITLE: NEW})
    assert counts(found) == {"rule_changed": 1}
