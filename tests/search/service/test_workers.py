"""Several processes at one socket: they count together, are replaced, switch and end together."""

import concurrent.futures
import json
import os
import re
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from search.builds.build import go_live, newest_build
from search.index import build_index
from tests.search.service.conftest import ask, until

pytestmark = pytest.mark.slow  # starts processes
SETTINGS = '[site]\nurl = "https://www.mereford.gov.uk/"\n[search]\nrequests_per_minute = {}\n'


@pytest.fixture
def crew(council, tmp_path):
    """Serve the council's search from two processes, as the command line does."""
    running = []

    def start(per_minute=0, live=True):
        def publish(changes=None):
            workspace, config, run = council(changes, log="")
            build_index(workspace, config, run.id)
            go_live(workspace, newest_build(workspace, run.id))
            return workspace

        workspace = publish() if live else council()[0]
        (tmp_path / "signpost.toml").write_text(SETTINGS.format(per_minute))
        command = [sys.executable, "-m", "signpost", "serve", "search", "signpost.toml"]
        command += ["--workspace", str(workspace.folder), "--port", "0", "--workers", "2"]
        made = subprocess.Popen(
            command,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(made)
        found = re.search(r"http://\S+/", made.stdout.readline())
        url = found.group() if found else ""
        site = SimpleNamespace(
            process=made,
            url=url,
            publish=publish,
            folder=workspace.folder,
            get=lambda path, **headers: ask(url + path, **headers),
            health=lambda: json.loads(ask(f"{url}healthz")[2]),
        )
        if url:
            until(lambda: len(site.health()["workers"]) == 2, 60)
        return site

    yield start
    for made in running:
        made.kill()
        made.communicate(timeout=20)


def pids(site):
    return {x["pid"] for x in site.health()["workers"]}


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_they_count_together(crew):
    site = crew(per_minute=60)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        asked = pool.map(lambda _: site.get("api/v1/search?q=bins")[0], range(40))
        statuses = list(asked)
    # A burst of 20, and what comes back while they ask; two limits would let 40 through.
    assert 20 <= statuses.count(200) <= 30
    figures = site.get("metrics")[2]
    counted = re.findall(r'requests_total\{route="api/v1/search",status="(\d+)"\} (\d+)', figures)
    assert {code: int(n) for code, n in counted} == {
        "200": statuses.count(200),
        "429": statuses.count(429),
    }
    assert len(re.findall(r'signpost_index_stale\{pid="\d+"\} 0', figures)) == 2
    lines = [
        json.loads(line)
        for file in (site.folder / "search-events").glob("queries-*.jsonl")
        for line in file.read_text().splitlines()
    ]
    assert len({line["query_id"] for line in lines}) == statuses.count(200)


def test_a_process_that_dies_is_replaced_and_all_take_up_what_is_new(crew):
    site = crew()
    killed, kept = sorted(pids(site))
    os.kill(killed, signal.SIGKILL)
    until(lambda: len(pids(site)) == 2 and killed not in pids(site), 60)
    assert kept in pids(site)
    assert site.health()["status"] == "ok"
    before = site.health()["index"]
    site.publish({"/tip": ("Recycling centre", "Take rubbish to the tip.")})
    until(lambda: before not in {x["index"] for x in site.health()["workers"]}, 60)
    assert {x["documents"] for x in site.health()["workers"]} == {7}
    there = pids(site)
    site.process.send_signal(signal.SIGTERM)
    assert site.process.wait(10) == 0
    assert not any(map(is_there, there))


def test_none_is_left_where_the_first_process_is_killed(crew):
    site = crew()
    there = pids(site)
    site.process.kill()
    until(lambda: not any(map(is_there, there)), 20)


def test_stopped_by_hand_it_says_so_in_one_line(crew):
    site = crew()
    os.killpg(site.process.pid, signal.SIGINT)
    said = site.process.communicate(timeout=20)[1]
    assert site.process.returncode == 130
    assert said.startswith("signpost: stopped.")
    assert said.count("\n") == 1


def test_why_none_can_start_is_told_once(crew):
    site = crew(live=False)
    said = site.process.communicate(timeout=60)[1]
    assert site.process.returncode == 2
    assert said.count("no search index is live yet") == 1
    assert "Traceback" not in said
