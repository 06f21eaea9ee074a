"""Twenty signals at random moments over all stages of a weekly run: each ends it well, and the same
command carries on, to what an undisturbed run comes to."""

import contextlib
import os
import pty
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from pypdf import PdfWriter

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PAGES = 14
SETTINGS = """[site]
url = "{url}"
[search]
query_log = "log.csv"
[[journey]]
name = "Pay for a garden sack"
need = "As a gardener I need to pay for a sack so that it is taken away"
searches = ["garden sack"]
start = "/"
end = "/4"
"""
# In which stage, how often. What takes a moment only is hit a little after it, as it may.
STAGES = {
    "": 1, "crawl": 3, "visit": 5, "log": 1, "audit": 2, "index": 2, "benchmark": 1, "promote": 1,
    "answers": 1, "walks": 2, "report": 1,
}  # fmt: skip
# The last stage is not waited for nearly to its end: then the command is done.
SHARE = {"report": 0.3}
# (signal, whether the whole group gets it as from a terminal, how often)
WAYS = [
    (signal.SIGINT, True, 1), (signal.SIGTERM, False, 1), (signal.SIGINT, False, 1),
    (signal.SIGTERM, True, 1), (signal.SIGINT, True, 2), (signal.SIGTERM, False, 2),
]  # fmt: skip
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
LINE = "signpost: stopped. What was done is kept: run the same command again to carry on"


@pytest.fixture
def site(web: Callable[..., Any], tmp_path: Path) -> Path:
    """A folder with the settings of a small site that takes its time."""
    sack = PdfWriter()
    sack.add_blank_page(200, 200)
    sack.write(tmp_path / "sack.pdf")
    pdf = (tmp_path / "sack.pdf").read_bytes()

    def answer(html: str) -> Callable[[Any], Any]:
        return lambda _: (time.sleep(0.05), (200, {}, html))[1]

    pages = {}
    for i in range(PAGES):
        onward = [i + 1, i + 2, 4]
        links = "".join(f"<li><a href=/{j}>Sacks of kind {j}</a>" for j in onward if j < PAGES)
        pages["/" if not i else f"/{i}"] = answer(
            f"<html lang=en><title>Sacks {i} - Marlow End</title><main><h1>Sacks of kind {i}</h1>"
            f"<p>We take a garden sack of kind {i} away on Tuesdays.</p><ul>{links}</ul>"
            f"<a href=/sack.pdf>How to order a sack (PDF)</a></main></html>"
        )
    pages["/sack.pdf"] = (200, {"Content-Type": "application/pdf"}, pdf)
    (tmp_path / "s.toml").write_text(SETTINGS.format(url=web(pages).url))
    (tmp_path / "log.csv").write_text(
        "query,searches,clicks\n" + "".join(f"sacks kind {i},{9 + i},/{i}\n" for i in range(1, 9))
    )
    return tmp_path


class Weekly:
    """The weekly command in a process of its own, with what it says."""

    def __init__(self, folder: Path, workspace: str) -> None:
        self.began = time.time()
        self.folder = folder / workspace
        self.said = folder / "said.txt"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "signpost", "weekly", "s.toml", "--workspace", workspace],
                cwd=folder, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def wait_for(self, stage: str) -> bool:
        """Wait until a stage has begun in this process, or was done before; whether it still runs."""
        while self.process.poll() is None:
            if not stage and self._listens():
                return True
            if stage and self._has_begun(stage):
                return True
            time.sleep(0.005)
        return False

    def stay_in(self, stage: str, seconds: float) -> None:
        """Wait for some seconds, or until a stage is finished."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not any(
            name == stage and finished for name, _, finished in stages(self.folder)
        ):
            time.sleep(0.005)

    def _listens(self) -> bool:
        """Whether our code runs: before it does, Python itself answers signals."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        caught = int(status.partition("SigCgt:")[2].split()[0], 16)
        return bool(caught >> (signal.SIGTERM - 1) & 1)

    def _has_begun(self, stage: str) -> bool:
        for name, started, finished in stages(self.folder):
            if name == stage and (finished or started >= _iso(self.began)):
                return True
        return False

    def stop(self, number: int, group: bool, times: int) -> tuple[int, float, list[int]]:
        """Send a signal; return the exit code, the seconds until then, and who is left."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        sent = time.monotonic()
        for again in range(times):
            time.sleep(0.15 if again else 0)
            try:
                (os.killpg if group else os.kill)(self.process.pid, number)
            except ProcessLookupError:
                break
            sent = time.monotonic()
        code = self.process.wait(timeout=30)
        seconds = time.monotonic() - sent
        time.sleep(0.3)
        left = [x.pid for x in children if x.is_running() and x.status() != psutil.STATUS_ZOMBIE]
        return code, seconds, left


def _iso(moment: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment))


def stages(folder: Path) -> list[tuple[str, str, str]]:
    """Return the stages of the newest run, with when each was started and finished."""
    newest = "SELECT name, started, finished FROM stage WHERE run = (SELECT max(id) FROM run)"
    file = folder / "signpost.sqlite"
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5) as connection:
            return connection.execute(newest).fetchall()
    except sqlite3.OperationalError:
        return []


def result(folder: Path) -> dict[str, Any]:
    """Return what the newest run came to, but for what hangs on the clock."""
    asked = {
        "runs": "SELECT id, finished != '' FROM run",
        "pages": "SELECT url, kind, status, title, body, links FROM page ORDER BY url",
        "visits": "SELECT url, state, reason FROM visit ORDER BY url",
        "documents": "SELECT url, facts FROM document ORDER BY url",
        "issues": "SELECT id, rule, pages, findings, severity, certainty FROM issue ORDER BY id",
        "results": "SELECT count(*) FROM result",
    }
    with sqlite3.connect(folder / "signpost.sqlite") as connection:
        found: dict[str, Any] = {k: connection.execute(v).fetchall() for k, v in asked.items()}
    found["report"] = sorted(x.name for x in (folder / "report").rglob("*.html"))
    found["left over"] = [str(x) for x in folder.rglob("*") if x.name.endswith((".part", ".tmp"))]
    return found


def test_a_terminal_is_left_as_it_was(site: Path) -> None:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "signpost", "crawl", "s.toml", "--workspace", "terminal"]
    process = subprocess.Popen(
        words, cwd=site, stderr=theirs, env={**os.environ, "TERM": "xterm"}, start_new_session=True
    )
    os.close(theirs)
    shown = b""
    while b"Crawling" not in shown:
        shown += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    with contextlib.suppress(OSError):  # how a terminal says that nobody writes to it any more
        while more := os.read(ours, 4096):
            shown += more
    os.close(ours)
    assert process.wait(timeout=10) == 130
    # The line of the progress bar is wiped, and the cursor shown again.
    assert shown.decode().endswith(f"\r\x1b[2K\x1b[?25h{LINE}\r\n")


def test_twenty_signals(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(os.environ.get("SIGNPOST_TEST_SEED", "17"))
    whole = Weekly(site, "whole")
    assert whole.process.wait(timeout=300) == 0, whole.said.read_text()
    long = dict.fromkeys(STAGES, 0.0)
    with sqlite3.connect(site / "whole" / "signpost.sqlite") as connection:
        long |= dict(connection.execute("SELECT name, seconds FROM stage").fetchall())
    moments = [stage for stage, times in STAGES.items() for _ in range(times)]
    table, wrong, carried = [], [], 0
    for number, stage in enumerate(moments):
        weekly = Weekly(site, "stopped")
        if not weekly.wait_for(stage):
            wrong.append(f"{number}: it ended by itself before {stage}: {weekly.said.read_text()}")
            continue
        # A busy machine that is busy no more may be through before.
        weekly.stay_in(stage, chance.uniform(0, max(0.2, long[stage] * SHARE.get(stage, 0.8))))
        how, group, times = WAYS[number % len(WAYS)]
        code, seconds, left = weekly.stop(how, group, times)
        said = weekly.said.read_text()
        at = next((x[0] for x in stages(weekly.folder) if not x[2]), "between two")
        carried += "Carrying on run 1" in said
        # At once, but for the killing itself on a busy machine.
        limit = 5 if times == 1 else 2
        row = (
            f"{time.time() - weekly.began:6.2f} s  {at:14} {times} x {how.name:8}"
            f"{'group ' if group else 'process'} exit {code}  {seconds:4.2f} s  left {len(left)}  "
            f"{'carried on' if 'Carrying on' in said else 'began'}"
        )
        table.append(row)
        if code != CODES[how] or seconds > limit or left or "Traceback" in said:
            wrong.append(f"{row}\n{said}")
        if said.count(LINE) != 1 or not said.endswith(f"{LINE}\n"):
            wrong.append(f"{row}: what it said ends not with its line\n{said}")
    last = Weekly(site, "stopped")
    code, said = last.process.wait(timeout=300), last.said.read_text()
    with capsys.disabled():
        print("\n" + "\n".join(table))
    assert not wrong, "\n".join(wrong)
    assert code == 0, said
    assert "Carrying on run 1" in said
    assert carried >= len(moments) - 5  # the first, and those hit before they could say so
    assert Counter(x[1] for x in result(site / "stopped")["visits"]) == {"ok": PAGES}
    assert result(site / "stopped") == result(site / "whole")


def test_a_signal_that_meets_a_text_being_run_gives_its_own_code(tmp_path: Path) -> None:
    """`python -m` ends by SIGINT where a KeyboardInterrupt met an `exec` of text, though handled."""
    stopped = (
        "import psutil\n"  # what is loaded later may run texts too, and take the mark away
        "from signpost.cli import main\n"
        "def work():\n"
        "    exec('import os, signal\\nos.kill(os.getpid(), signal.SIGTERM)\\nwhile True: pass')\n"
        "main._run = work\n"
        "main.main()\n"
    )
    (tmp_path / "stopped.py").write_text(stopped)
    words = [sys.executable, "-m", "stopped"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, timeout=60)
    assert done.returncode == 143, done.stderr
    assert done.stderr.decode().endswith(f"{LINE}\n")
