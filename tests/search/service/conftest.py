"""The search service of the small council, running on a free port."""

import json
import threading
import time
import urllib.error
import urllib.request
from types import SimpleNamespace

import pytest

from search.builds.build import go_live, newest_build
from search.index import build_index
from search.service.app import SearchService
from search.service.server import bound, server


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are answers here."""

    def redirect_request(self, *args):
        return None


_OPENER = urllib.request.build_opener(_Stay)


def ask(url, **headers):
    """Ask for an address: (status, headers, text)."""
    request = urllib.request.Request(
        url, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        with _OPENER.open(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


@pytest.fixture
def serving(council, tmp_path):
    """Serve a council's live search; `publish(changes)` lets another build of it go live."""
    running = []

    def start(changes=None, editors="", **settings):
        (tmp_path / "search.toml").write_text(editors)
        settings = {"editors": "search.toml", "requests_per_minute": 0, **settings}

        def publish(changes=None):
            workspace, config, run = council(changes, **settings)
            build_index(workspace, config, run.id)
            go_live(workspace, newest_build(workspace, run.id))
            return workspace, config

        workspace, config = publish(changes)
        service = SearchService(workspace, config)
        listening = bound("127.0.0.1", 0)
        runner = server(service)
        thread = threading.Thread(target=runner.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((runner, thread))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        until(lambda: runner.started)
        return SimpleNamespace(
            url=url,
            service=service,
            publish=publish,
            editors=tmp_path / "search.toml",
            events=workspace.folder / "search-events",
            get=lambda path, **headers: ask(url + path, **headers),
            json=lambda path: json.loads(ask(url + path)[2]),
        )

    yield start
    for runner, thread in running:
        runner.should_exit = True
        thread.join(20)


def until(done, seconds=20):
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)
