"""One signal ends a program in time whatever it does, two at once; no child is left."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from signpost import stop_signals

pytestmark = pytest.mark.slow

PROGRAM = """
import subprocess, sys, threading, time
from signpost import stop_signals
stop_signals.listen(lambda: print("stopped", flush=True))
{setup}
print("ready", flush=True)
try:
    {work}
except KeyboardInterrupt:
    sys.exit(stop_signals.end_in_good_order())
stop_signals.finish(7)
{end}
sys.exit(7)
"""
SLEEP = "time.sleep(60)"
STUBBORN = "exec('while True:\\n try: time.sleep(60)\\n except KeyboardInterrupt: pass')"
CHILD = "child = subprocess.Popen(['sleep', '60'])"
# A child that has a child, and does not end when told to.
GRANDCHILD = "child = subprocess.Popen(['sh', '-c', 'trap : INT TERM; sleep 60 & wait; sleep 60'])"
THREAD = "threading.Thread(target=time.sleep, args=(60,)).start()"


def run(
    tmp_path: Path, work: str, numbers: list[signal.Signals], setup: str = "", end: str = ""
) -> tuple[int, str, float, list[psutil.Process]]:
    """Run a program and send it signals; return its code, what it said, how long, who is left."""
    file = tmp_path / "program.py"
    file.write_text(PROGRAM.format(setup=setup, work=work, end=end))
    started = subprocess.Popen([sys.executable, str(file)], stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    time.sleep(0.3)
    children = psutil.Process(started.pid).children(recursive=True)
    began = time.monotonic()
    for number in numbers:
        started.send_signal(number)
        time.sleep(0.1)
    code = started.wait(timeout=20)
    seconds = time.monotonic() - began
    psutil.wait_procs(children, timeout=0.5)
    alive = [x for x in children if x.is_running() and x.status() != psutil.STATUS_ZOMBIE]
    for child in alive:
        child.kill()
    return code, started.stdout.read() if not alive else "", seconds, alive


@pytest.mark.parametrize("setup", ["", CHILD, GRANDCHILD])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_one(tmp_path: Path, number: signal.Signals, code: int, setup: str) -> None:
    ended, said, seconds, left = run(tmp_path, SLEEP, [number], setup)
    assert (ended, said, left) == (code, "stopped\n", [])
    assert seconds < 2


@pytest.mark.parametrize("setup", ["", GRANDCHILD, THREAD])
def test_work_that_does_not_end(tmp_path: Path, setup: str) -> None:
    ended, said, seconds, left = run(tmp_path, STUBBORN, [signal.SIGINT], setup)
    assert (ended, said, left) == (130, "stopped\n", [])
    assert stop_signals.SECONDS - 0.5 < seconds < 5


def test_a_thread_that_does_not_end(tmp_path: Path) -> None:
    ended, said, seconds, _ = run(tmp_path, SLEEP, [signal.SIGTERM], THREAD)
    assert (ended, said) == (143, "stopped\n")
    assert seconds < 5


@pytest.mark.parametrize("setup", ["", GRANDCHILD])
def test_two(tmp_path: Path, setup: str) -> None:
    ended, said, seconds, left = run(tmp_path, STUBBORN, [signal.SIGINT, signal.SIGINT], setup)
    assert (ended, said, left) == (130, "stopped\n", [])
    assert seconds < 1.5


def test_work_that_is_over_ends_as_it_did(tmp_path: Path) -> None:
    ended, said, seconds, _ = run(tmp_path, "pass", [signal.SIGINT], end=SLEEP)
    assert (ended, said) == (7, "")
    assert seconds < 1.5


def test_a_copy_of_the_process_stops_nobody(tmp_path: Path) -> None:
    setup = "import os, signal; pid = os.fork()\nif not pid: time.sleep(60)"
    work = "os.kill(pid, signal.SIGTERM); os.waitpid(pid, 0); time.sleep(1)"
    ended, said, _, _ = run(tmp_path, work, [], setup)
    assert (ended, said) == (7, "")


def test_handled_by_something_else(tmp_path: Path) -> None:
    work = 'exec(\'with stop_signals.handled_by(lambda: print("asked", flush=True)):\\n'
    work += " time.sleep(1.5)\\nstop_signals.check()')"
    ended, said, seconds, _ = run(tmp_path, work, [signal.SIGINT])
    assert (ended, sorted(said.split())) == (130, ["asked", "stopped"])
    assert 1 < seconds < 3


def test_nothing_was_asked() -> None:
    assert not stop_signals.requested()
    stop_signals.check()
