"""What processes know together: one limit, one lesson, and who of them is well."""

import multiprocessing

import pytest

from search.service.health import health_of
from search.service.shared_state import SharedState, WorkerReport, connect, offer


def report(pid, **changes):
    return WorkerReport(**{"pid": pid, "index": "build-1-1", "documents": 5, **changes})


@pytest.fixture
def clocked():
    now = [50.0]
    return SharedState(60, 2, lambda: now[0]), now


def test_a_silent_process_is_stale(clocked):
    state, now = clocked
    state.report(report(7))
    state.report(report(8))
    now[0] += 59
    state.report(report(8))
    assert state.silent() == []
    now[0] += 2
    assert state.silent() == [7]
    said, code = health_of(report(8), state.workers(), state.missing())
    assert (code, said["status"]) == (503, "old")
    assert "said nothing" in said["problem"]


def test_a_missing_process_is_told_once_it_stays_away(clocked):
    state, now = clocked
    state.report(report(7))
    assert state.missing() == 0
    now[0] += 31
    state.report(report(7))
    assert state.missing() == 1
    assert health_of(report(7), state.workers(), 1)[1] == 503
    state.report(report(9))
    assert state.missing() == 0
    state.forget(9)
    assert [x.pid for x in state.workers()] == [7]


def test_any_stale_process_shows_whoever_is_asked():
    old = report(7, index="build-1-0", stale=True, problem="cannot be read")
    said, code = health_of(report(8), [report(8), old], 0)
    assert (code, said["status"], said["index"]) == (503, "old", "build-1-0")
    assert said["problem"] == "cannot be read"
    assert [x["pid"] for x in said["workers"]] == [7, 8]


def test_a_problem_of_a_moment_is_told_without_alarm():
    said, code = health_of(report(8), [report(8, problem="half saved")], 0)
    assert (code, said["status"]) == (200, "old")


def test_all_is_well():
    said, code = health_of(report(8), [report(8)], 0)
    assert (code, said["status"]) == (200, "ok")
    assert "problem" not in said


def test_processes_count_together():
    state = SharedState(60, clock=lambda: 0.0)
    address = offer(state)
    one, other = connect(address), connect(address)
    allowed = [who.wait("192.0.2.1") == 0 for _ in range(20) for who in (one, other)]
    assert sum(allowed) == 20
    assert one.of_click("192.0.2.1", "https://x.example/")
    assert not other.of_click("192.0.2.77", "https://x.example/")
    other.charge("192.0.2.1", 1.0)
    assert one.wait("192.0.2.1") > state.wait("192.0.2.2") == 0
    one.report(report(11))
    assert other.workers() == state.workers() == [report(11)]


def test_only_processes_with_the_key_may_ask(monkeypatch):
    address = offer(SharedState(60))
    monkeypatch.setattr(multiprocessing.process.current_process(), "authkey", b"another")
    with pytest.raises(multiprocessing.AuthenticationError):
        connect(address)
