"""Holds tests to their marks: without `browser` or `slow`, none may start a child process.

`make check` runs only what has neither mark, so a test that forgot its mark would make the fast
loop slow, or fail where there is no Chromium. Loaded by `tests/conftest.py`.
"""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

# Fixtures that run the command line in a process of its own, or build a search index and serve it
# for each test; and what opens a browser as well.
_SLOW_FIXTURES = {
    *("signpost", "own_findings", "demo_run", "served", "fortnight", "reports", "serving"),
}
_BROWSER_FIXTURES = {"own_findings", "demo_run"}
# What is made once a session, at the cost of minutes: a whole weekly run, or two.
_DEAR_FIXTURES = ("demo_run", "fortnight")
_MARKS = ("browser", "slow")

_start = subprocess.Popen.__init__
_unmarked = ""


def _guarded(self: Any, *words: Any, **more: Any) -> None:
    """Start a child process, unless the test that asks for it is in the fast loop."""
    if _unmarked:
        raise AssertionError(f"{_unmarked} starts a child process: mark it slow or browser")
    _start(self, *words, **more)


subprocess.Popen.__init__ = _guarded  # type: ignore[method-assign]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the fixtures of a test say of it; what shares a dear fixture runs in one worker."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        if used & _SLOW_FIXTURES:
            item.add_marker("slow")
        if used & _BROWSER_FIXTURES:
            item.add_marker("browser")
        if item.get_closest_marker("browser"):
            shared = next((name for name in _DEAR_FIXTURES if name in used), None)
            item.add_marker(pytest.mark.xdist_group(shared or item.nodeid.partition("::")[0]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Any:
    """Guard a test and its fixtures while it runs."""
    global _unmarked
    _unmarked = "" if any(item.get_closest_marker(x) for x in _MARKS) else item.nodeid
    try:
        return (yield)
    finally:
        _unmarked = ""
