"""Hostile servers: each trap ends within its cap, in bounded memory, and nothing else is lost."""

import gzip
import json
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import comb
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard

from signpost.workspace import Workspace
from signpost.workspace.records import Page

pytestmark = pytest.mark.slow

SHELL = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)
MEMORY_KB = 350_000
XML = {"Content-Type": "application/xml"}


def memory_kb(process: int) -> int:
    """Return the most memory that a process has had so far, in kilobytes (Linux)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


# The beginning of the addresses that are asked to learn how a folder says "not found".
PROBE = "signpost-check"


class Crawled:
    """What a crawl of a hostile site stored."""

    def __init__(self, folder: Path, url: str) -> None:
        with Workspace.open(folder) as workspace:
            pages = list(workspace.pages.all(1))
            self.left_out = [x.reason for x in workspace.pages.left_out(1)]
        self.pages: dict[str, Page] = {p.url.removeprefix(url): p for p in pages}

    @property
    def paths(self) -> set[str]:
        """The paths that were asked and answered with a page."""
        return {path for path, page in self.pages.items() if page.is_html}


@pytest.fixture
def survive(web: Callable[..., Any], tmp_path: Path) -> Callable[..., Crawled]:
    """Crawl a site whose home page links to the traps and, last, to a page that must be found."""

    def crawl(
        answers: dict[str, Any],
        hrefs: Iterable[str],
        settings: str = "",
        hosts: Iterable[str] = (),
        seconds: float = 120,
    ) -> Crawled:
        links = "".join(f"<a href='{x}'>Go</a>" for x in [*hrefs, "/kept"])
        served = web(answers)
        served.answers["/kept"] = SHELL.format("Kept", "")
        served.answers["/"] = SHELL.format("Home", links)
        file = tmp_path / "s.toml"
        file.write_text(
            f'[site]\nurl = "{served.url}"\nhosts = {json.dumps(list(hosts))}\n'
            f"[crawl]\ntimeout_seconds = 2\n{settings}\n"
        )
        command = [sys.executable, "-m", "signpost", "crawl", str(file), "--workspace", "ws"]
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=tmp_path)
        peak = 0
        while process.poll() is None and time.monotonic() - start < seconds:
            peak = max(peak, memory_kb(process.pid))
            time.sleep(0.05)
        process.kill()
        assert process.wait() == 0, "it did not end in time"
        assert 10_000 < peak < MEMORY_KB
        found = Crawled(tmp_path / "ws", served.url)
        assert found.pages["kept"].status == 200
        return found

    return crawl


@pytest.fixture
def raw() -> Iterator[Callable[[Callable[[socket.socket], None]], str]]:
    """Serve a connection by hand: a function writes what it likes until the client hangs up."""
    listeners: list[socket.socket] = []

    def serve(speak: Callable[[socket.socket], None]) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def talk(connection: socket.socket) -> None:
            with connection:
                try:
                    connection.recv(65536)
                    speak(connection)
                except OSError:
                    pass

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield serve
    for listener in listeners:
        listener.close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def endless_body(connection: socket.socket) -> None:
    """Send until the other end has had enough."""
    connection.sendall(HEAD + b"\r\n")
    while True:
        connection.sendall(b"<p>and so on</p>" * 4096)


def slow_drip(connection: socket.socket) -> None:
    """Send a byte now and then, for ever."""
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.2)


def header_flood(connection: socket.socket) -> None:
    """Send headers for ever."""
    connection.sendall(HEAD)
    for number in range(200_000):
        connection.sendall(b"X-Flood-%d: %s\r\n" % (number, b"y" * 200))
        if number % 5000 == 0:
            time.sleep(0.05)


def test_answers_without_end(
    survive: Callable[..., Crawled], raw: Callable[[Callable[[socket.socket], None]], str]
) -> None:
    traps = {raw(speak): speak.__name__ for speak in (endless_body, slow_drip, header_flood)}
    hosts = [url.removeprefix("http://").rstrip("/") for url in traps]
    found = survive({}, traps, "max_megabytes = 3\nobey_robots = false", hosts)
    errors = {name: found.pages[url].error for url, name in traps.items()}
    assert errors["endless_body"] == "too_large"
    assert errors["slow_drip"] == "timeout"
    assert errors["header_flood"] == "too_large"


def test_big_and_packed_bodies(survive: Callable[..., Crawled]) -> None:
    packed = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    bomb = gzip.compress(b"<p>" + b" " * 100_000_000)
    found = survive(
        {
            "/bomb": (200, packed, bomb),
            "/bomb-in-bomb": (200, {**packed, "Content-Encoding": "gzip, gzip"}, gzip.compress(bomb)),
            "/not-packed": (200, packed, b"plain"),
            "/10mb": SHELL.format("Big", "<p>Words about bins.</p>" * 420_000),
            "/deep": "<div>" * 50_000 + "<a href=/from-deep>d</a>",
            "/nonsense": (200, {"Content-Type": "text/html; charset=no-such"}, b"\xff\xfe<\x00"),
            "/wrong-charset": (
                200, {"Content-Type": "text/html; charset=utf-8"},
                b"<title>Caf\xe9</title><a href=/from-wrong>w</a>",
            ),
        },
        ["/bomb", "/bomb-in-bomb", "/not-packed", "/10mb", "/deep", "/nonsense", "/wrong-charset"],
    )  # fmt: skip
    assert found.pages["bomb"].error == "too_large"
    assert found.pages["bomb-in-bomb"].error == "too_large"
    assert found.pages["10mb"].size > 10_000_000
    assert found.pages["10mb"].title == "Big"
    assert found.pages["wrong-charset"].title == "Caf\ufffd"  # as residents see it
    assert "from-wrong" in found.pages
    assert {"not-packed", "deep", "nonsense"} <= set(found.pages)


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate"])
def test_bombs_packed_otherwise(survive: Callable[..., Crawled], encoding: str) -> None:
    pack = {"br": brotli.compress, "zstd": zstandard.compress, "deflate": zlib.compress}[encoding]
    headers = {"Content-Encoding": encoding, "Content-Type": "text/html"}
    found = survive(
        {
            "/bomb": (200, headers, pack(b"<p>" + b" " * 100_000_000)),
            "/cut": (200, headers, pack(SHELL.format("Cut", "<p>Words</p>" * 9000).encode())[:60]),
            "/fine": (200, headers, pack(SHELL.format("Fine", "<a href=/inside>i</a>").encode())),
        },
        ["/bomb", "/cut", "/fine"],
    )
    assert found.pages["bomb"].error == "too_large"
    assert found.pages["fine"].title == "Fine"
    assert {"inside", "cut"} <= set(found.pages)


def test_paths_ever_deeper(survive: Callable[..., Crawled]) -> None:
    deeper = SHELL.format("Deeper", "<a href='{0}/'>on</a> <a href='same/'>again</a>")

    class Deep(dict[str, Any]):
        """Every path below /deep/ is a page that leads one step down, in two ways."""

        def get(self, path: str, missing: Any = None) -> Any:
            if path.startswith("/deep/"):
                return deeper.format(f"part-{'x' * path.count('/')}")
            return super().get(path, missing)

    found = survive(Deep(), ["/deep/"])
    below = [path for path in found.paths if path.startswith("deep/") and PROBE not in path]
    assert max(path.count("/") for path in below) == 12
    assert set(found.left_out) == {"trap"}
    # At most twelve segments with `deep`, at most two of them `same`, in any place.
    assert len(below) == sum(1 + steps + comb(steps, 2) for steps in range(12))


def test_addresses_without_end(survive: Callable[..., Crawled], web: Callable[..., Any]) -> None:
    numbers = range(100)
    sessions = [f"/account?PHPSESSID={n:032x}" for n in numbers]
    sessions += [f"/basket;jsessionid={n:032X}" for n in numbers]
    # It may name a record: kept, and bounded as other endless addresses are.
    sids = [f"/desk?sid={n:032x}&room=2" for n in numbers]
    tracked = [f"/page?utm_source=s{n}&fbclid={n}" for n in numbers]
    days = [f"/events/2026/{m}/{d}" for m in range(1, 13) for d in range(1, 29)]
    facets = [f"/find?type={a}&colour={b}" for a in range(20) for b in range(20)]
    known = ("/account", "/basket", "/page", "/Bins", "/bins")
    pages = {path: SHELL.format(path, "") for path in [*known, *sids, *days, *facets]}
    found = survive(
        pages,
        [*sessions, *sids, *tracked, *days, *facets, "/Bins", "/bins", "/a/b" * 8],
        "addresses_per_shape = 25",
    )
    assert {path.removeprefix("/") for path in known} <= found.paths
    events = [x for x in found.pages if x.startswith("events/") and PROBE not in x]
    assert len(events) == 25
    assert len([x for x in found.pages if x.startswith("find?")]) == 25
    assert len([x for x in found.pages if x.startswith("desk?")]) == 25
    assert len([x for x in found.paths if PROBE not in x]) == len(known) + 25 + 25 + 25 + 2
    endless = len(sids) + len(days) + len(facets)
    assert Counter(found.left_out) == {"shape": endless - 75, "trap": 1}


def test_redirects_round_two_hosts(
    survive: Callable[..., Crawled], web: Callable[..., Any]
) -> None:
    other = web({})
    hops = iter(range(10_000))

    def on(_: Any) -> Any:
        return 302, {"Location": f"{other.url}hop?n={next(hops)}"}, ""

    class Endless(dict[str, Any]):
        def get(self, _path: str, _default: Any = None) -> Any:
            return on

    other.answers = Endless()
    found = survive({"/out": (302, {"Location": other.url}, "")}, ["/out", f"{other.url}there"])
    assert found.pages["out"].status == 302
    assert len(other.asked) <= 30


def test_hostile_sitemaps(survive: Callable[..., Crawled]) -> None:
    entities = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))
    laughs = (
        f"<!DOCTYPE x [<!ENTITY e0 'ha'>{entities}]><urlset><url><loc>&e9;</loc></url></urlset>"
    )
    outside = (
        "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        "<urlset><url><loc>http://127.0.0.1/&f;</loc></url></urlset>"
    )
    ring = "<sitemapindex><sitemap><loc>/ring.xml</loc></sitemap></sitemapindex>"
    found = survive(
        {
            "/sitemap.xml": (200, XML, laughs),
            "/outside.xml": (200, XML, outside),
            "/ring.xml": (200, XML, ring),
            "/bomb.xml.gz": (200, XML, gzip.compress(b"<urlset>" + b" " * 120_000_000)),
        },
        [],
        'sitemaps = ["/outside.xml", "/ring.xml", "/bomb.xml.gz"]',
    )
    assert {found.pages[x].kind for x in ("sitemap.xml", "outside.xml", "ring.xml")} == {"sitemap"}
    assert not any("root:" in path for path in found.pages)
