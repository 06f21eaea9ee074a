"""A run as WARC, read back with warcio as archives do: what was served is what replays."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

HOME = "<html lang=en><head><title>Home</title></head><body><a href=/moved>On</a> <a href=/gone>x</a></body></html>"
THERE = "<html lang=en><head><title>There</title></head><body><h1>Café</h1></body></html>"


@pytest.fixture
def archive(web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path) -> Any:
    """Crawl a small site and export it; return its address and the file."""
    secret = {
        "Content-Type": "text/html; charset=utf-8",
        "Set-Cookie": "id=s3cret",
        "X-Kept": "yes",
    }
    site = web(
        {"/": (200, secret, HOME), "/moved": (301, {"Location": "/there"}, ""), "/there": THERE}
    )
    assert signpost("crawl", site.url, "--workspace", tmp_path / "w").code == 0
    file = tmp_path / "run.warc.gz"
    words = ("export", "warc", site.url, "--workspace", tmp_path / "w", "--output", file, "--json")
    done = signpost(*words)
    assert done.code == 0, done.err
    return site.url, file, done.json


def records(file: Path) -> list[tuple[Any, bytes]]:
    """Return every record with its content."""
    with file.open("rb") as stream:
        return [(record, record.content_stream().read()) for record in ArchiveIterator(stream)]


def test_what_was_served_is_what_replays(archive: Any, capsys: Any) -> None:
    url, file, summary = archive
    found = records(file)
    kinds = [record.rec_type for record, _ in found]
    assert kinds[0] == "warcinfo"
    assert summary["answers"] == kinds.count("response") == kinds.count("metadata")
    answers = {
        record.rec_headers.get_header("WARC-Target-URI"): (record, body)
        for record, body in found
        if record.rec_type == "response"
    }
    for path, body in (("", HOME), ("there", THERE)):
        record, content = answers[url + path]
        assert content == body.encode()
        digest = base64.b32encode(hashlib.sha1(content).digest()).decode()
        assert record.rec_headers.get_header("WARC-Payload-Digest") == f"sha1:{digest}"
        assert record.http_headers.get_statuscode() == "200"
    moved, _ = answers[url + "moved"]
    assert (moved.http_headers.get_statuscode(), moved.http_headers.get_header("location")) == (
        "301",
        "/there",
    )
    assert answers[url + "gone"][0].http_headers.get_statuscode() == "404"
    assert answers[url][0].http_headers.get_header("x-kept") == "yes"
    assert b"s3cret" not in b"".join(body for _, body in found)
    told(url, file)
    checked(file, capsys)


def told(url: str, file: Path) -> None:
    """Check that what was not kept is told."""
    found = [(record.rec_headers, body) for record, body in records(file)]
    ids = {
        head.get_header("WARC-Record-ID"): head.get_header("WARC-Target-URI") for head, _ in found
    }
    notes = [(head, body) for head, body in found if head.get_header("WARC-Type") == "metadata"]
    assert not [head for head, _ in notes if head.get_header("WARC-Target-URI")]
    noted = {ids[head.get_header("WARC-Concurrent-To")]: json.loads(body) for head, body in notes}
    assert all(note["url"] == address for address, note in noted.items())
    cut = {
        head.get_header("WARC-Target-URI") for head, _ in found if head.get_header("WARC-Truncated")
    }
    assert cut == {address for address, note in noted.items() if not note["body_kept"]}
    assert (noted[url]["body_kept"], noted[url + "gone"]["body_kept"]) == (True, False)
    assert noted[url + "gone"]["referrer"] == url


def checked(file: Path, capsys: Any) -> None:
    """Have warcio's own checker go over the digests."""

    class Asked:
        inputs = (str(file),)
        verbose = True

    assert Checker(Asked()).process_all() == 0
    assert "digest failed" not in capsys.readouterr().out
