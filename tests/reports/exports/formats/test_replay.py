"""A run's WARC replayed by pywb, which is no part of this project: where it is installed.

`SIGNPOST_PYWB` names the folder of its commands, such as `/opt/pywb/bin`; without it, PATH is
looked through.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PLACES = os.environ.get("SIGNPOST_PYWB")
MANAGER, SERVER = (shutil.which(name, path=PLACES) for name in ("wb-manager", "wayback"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (MANAGER and SERVER), reason="pywb is not installed"),
]
STYLES = "main > h1 { color: #00703c }\n"
PAGES = {
    "/": '<html lang=en><head><title>Home</title><link rel=stylesheet href="/s/main.css?v=3"></head>'
    "<body><main><h1>Home of Mereford</h1><a href=/moved>Bins</a> <a href=/gone>x</a>"
    "<img src=/crest.png alt=Crest></main></body></html>",
    "/s/main.css?v=3": (200, {"Content-Type": "text/css", "ETag": '"3"'}, STYLES),
    "/crest.png": (200, {"Content-Type": "image/png"}, "PNG"),
    "/moved": (301, {"Location": "/bins"}, ""),
    "/bins": "<html lang=cy><head><title>Biniau</title></head><body><h1>Pryd mae’r biniau?</h1></body></html>",
}


@pytest.fixture
def replayed(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> Iterator[Callable[[str], tuple[int, str, str]]]:
    """Crawl a site, export it, stop it, and serve the export with pywb: `replayed(path)`."""
    site = web(PAGES)
    file = tmp_path / "run.warc.gz"
    assert signpost("crawl", site.url, "--workspace", tmp_path / "w").code == 0
    words = ("export", "warc", site.url, "--workspace", tmp_path / "w", "--output", file)
    assert signpost(*words).code == 0
    for step in (["init", "council"], ["add", "council", str(file)]):
        subprocess.run([str(MANAGER), *step], cwd=tmp_path, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = (str(SERVER), "--bind", "127.0.0.1", "-p", str(port))
    child = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}/council"

    def get(path: str) -> tuple[int, str, str]:
        try:
            with urllib.request.urlopen(f"{base}/mp_/{site.url.rstrip('/')}{path}") as answer:
                return answer.status, answer.headers.get_content_type(), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read().decode()

    try:
        for _ in range(150):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield get
    finally:
        child.terminate()
        child.wait(10)


def test_pages_and_their_styles_are_replayed(
    replayed: Callable[[str], tuple[int, str, str]],
) -> None:
    status, kind, text = replayed("/")
    assert (status, kind) == (200, "text/html")  # not the notes about it
    assert "Home of Mereford" in text
    assert "found_by" not in text
    status, kind, text = replayed("/s/main.css?v=3")
    assert (status, kind) == (200, "text/css")
    assert STYLES.strip() in text
    status, _, text = replayed("/moved")
    assert (status, "Pryd mae’r biniau?" in text) == (200, True)  # the redirect was followed
    assert replayed("/gone")[0] == 404
    assert replayed("/never-seen")[0] == 404
