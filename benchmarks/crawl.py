"""What a crawl costs and finds: a made-up council site with known faults, served by nginx.

Usage: python benchmarks/crawl.py [--pages 600,2000] [--large] [--bare-only URL]

For each size: CPU (user + system, whole process tree) and peak memory of a first and a second
crawl by `signpost crawl`, beside a bare loop that asks for the same pages with aiohttp, reads their
links and stores nothing. Then every fault that was found, with all its referrers, is compared with
what was put in. `--large` adds 20,000 pages (740 MB on disk). It needs nginx: a
slower server would be what is measured.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SECTIONS = 40
LINKS = 80
PAGE_BYTES = 37_000
# A fixed draw, so that figures compare from run to run.
SEED = 20261121
_TEXT = (
    "council tax bins parking housing planning school library permit apply pay report change "
    "address resident weekday office letter payment discount band household street garden refuse"
)
WORDS = tuple(_TEXT.split())
NOT_FOUND = (
    "<html lang=en><head><title>Page not found</title></head>"
    "<body><main><h1>Page not found</h1><p>Check the address.</p></main></body></html>"
)
# How the special addresses answer, in nginx's words.
ANSWERS = {
    "/gone": "return 410;",
    "/down": "return 500;",
    "/members": "return 403;",
    "/moved": "return 301 /moved-again;",
    "/moved-again": "return 302 /p/1;",
    "/round": "return 301 /round-back;",
    "/round-back": "return 301 /round;",
    "/moved-to-nowhere": "return 301 /no-such-page;",
    "/soft/lost": "try_files /404.html =404;",
}
# What each fault has to be called; addresses with a fragment are linked with it.
FAULTS = {
    "/gone": "broken",
    "/down": "broken",
    "/members": "blocked",
    "/round": "loop",
    "/moved-to-nowhere": "broken",
    "/soft/lost": "soft_404",
    "/no-such-page": "broken",
    "/no-such-picture.png": "broken",
    "/no-such-form.pdf": "broken",
    "/p/1#no-such-place": "missing_fragment",
    "/p/2#no-such-place": "missing_fragment",
    **{f"/missing/{number}": "broken" for number in range(20)},
}


@dataclass
class Truth:
    """What was put into the site: for each fault its state and the pages that link to it."""

    referrers: dict[str, set[str]] = field(default_factory=dict)


def main() -> None:
    """Run the sizes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", default="600,2000")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--bare-only", metavar="URL", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.bare_only:
        print(asyncio.run(bare(options.bare_only)))
        return
    sizes = [int(size) for size in options.pages.split(",")] + [20_000] * options.large
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            one_size(Path(folder), size)


def one_size(folder: Path, size: int) -> None:
    """Build, serve, crawl twice, compare; print the figures."""
    truth = build(folder / "site", size)
    truth_file = {k: [FAULTS[k], sorted(v)] for k, v in truth.referrers.items()}
    (folder / "truth.json").write_text(json.dumps(truth_file, indent=1), encoding="utf-8")
    with served(folder) as url:
        loop = measured([sys.executable, __file__, "--bare-only", url], folder)
        wire = bytes_sent(folder)
        crawl = [sys.executable, "-m", "signpost", "crawl", url, "--workspace", str(folder / "ws")]
        first = measured(crawl, folder)
        first_bytes = bytes_sent(folder)
        second = measured(crawl, folder)
        second_bytes = bytes_sent(folder)
        print(f"\n== {size} pages, {wire / size / 1000:.0f} KB and {LINKS} links each")
        print(f"bare loop ({parser_name()})   {loop.line(size)}")
        print(f"first crawl   {first.line(size)}, {first.cpu / loop.cpu:.2f} x the bare loop")
        print(
            f"second crawl  {second.line(size)}, {second.cpu / first.cpu:.2f} x the first, "
            f"{100 * second_bytes / first_bytes:.2f} % of its bytes"
        )
        compare(folder / "ws", url, truth)


# -- The site ------------------------------------------------------------------------------------


def build(folder: Path, size: int) -> Truth:
    """Write the site's files; return the faults that were put in."""
    draw = random.Random(SEED)
    truth = Truth()
    pages = ["/"] + [f"/p/{number}" for number in range(1, size)]
    faults = {page: [] for page in pages}
    for fault in FAULTS:
        for page in draw.sample(pages, draw.choice([1, 2, 5, 12])):
            faults[page].append(fault)
            truth.referrers.setdefault(fault, set()).add(page)
    (folder / "p").mkdir(parents=True)
    for number, page in enumerate(pages):
        # Page n leads to pages 2n and 2n+1: each can be reached, and none is deep.
        onward = [n for n in (2 * number, 2 * number + 1) if 0 < n < size]
        links = [f"/p/{n}" for n in onward] + faults[page] + ["/moved"]
        links += [
            f"/p/{1 + draw.randrange(size - 1)}" for _ in range(LINKS - SECTIONS - len(links))
        ]
        name = folder / ("index.html" if page == "/" else f"p/{number}.html")
        name.write_text(html(number, links, size, draw), encoding="utf-8")
    (folder / "404.html").write_text(NOT_FOUND, encoding="utf-8")
    return truth


def html(number: int, links: list[str], size: int, draw: random.Random) -> str:
    """Return one page: a menu, words and links among them."""
    menu = "".join(
        f"<li><a class=menu__link href=/p/{1 + n % (size - 1)}>Section {n} of the council</a></li>"
        for n in range(SECTIONS)
    )
    title = f"Page {number} of Mereford"
    parts = [f"<!doctype html><html lang=en><head><title>{title}</title></head><body>"]
    parts.append(f"<header><nav><ul>{menu}</ul></nav></header><main id=main><h1>{title}</h1>")
    length = (PAGE_BYTES - 6000) // len(links)
    for link in links:
        words = " ".join(draw.choices(WORDS, k=length // 7))
        if link.endswith(".png"):
            parts.append(f"<p>{words} <img src={link} alt=Plan></p>")
        else:
            parts.append(f"<p class=text>{words} <a href={link}>{draw.choice(WORDS)}</a></p>")
    return "".join([*parts, "</main><footer><p>Mereford Council</p></footer></body></html>"])


# -- Serving -------------------------------------------------------------------------------------


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the site with nginx and yield its address."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        sys.exit("nginx is not installed; the figures would be those of a slower server")
    port = free_port()
    (folder / "nginx.conf").write_text(configuration(folder, port), encoding="utf-8")
    for path in (folder, folder / "site", folder / "site" / "p"):
        path.chmod(0o755)
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    server = subprocess.Popen([*command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def configuration(folder: Path, port: int) -> str:
    """Return nginx's settings: static files with their ETag, and the special addresses."""
    special = "\n".join(f"location = {path} {{ {what} }}" for path, what in ANSWERS.items())
    places = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{ log_format size "$status $body_bytes_sent"; access_log {folder}/access.log size;
default_type text/html; types {{ image/png png; application/pdf pdf; }} {places}
server {{ listen 127.0.0.1:{port}; root {folder}/site; index index.html; error_page 404 /404.html;
location / {{ try_files $uri $uri.html $uri/index.html =404; }}
{special} }} }}"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens on a port.

    Raises:
        TimeoutError: nobody does after ten seconds.
    """
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx did not start")


def bytes_sent(folder: Path) -> int:
    """Return the bytes of bodies that nginx sent since the last call."""
    log = folder / "access.log"
    lines = log.read_text(encoding="ascii").splitlines()
    os.truncate(log, 0)
    return sum(int(line.split()[1]) for line in lines)


# -- Measuring -----------------------------------------------------------------------------------


@dataclass
class Cost:
    """What a command took: CPU and wall seconds, and its peak memory in MB."""

    cpu: float
    wall: float
    memory: float

    def line(self, size: int) -> str:
        """Say it in one line, CPU per 1,000 pages."""
        return (
            f"{1000 * self.cpu / size:6.2f} CPU s per 1,000 pages, {self.wall:6.1f} s, "
            f"{self.memory:4.0f} MB"
        )


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and return what it took, its children's CPU included."""
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak, status, used = 0, 0, None
    while used is None:
        peak = max(peak, memory_kb(process.pid))
        ended, status, found = os.wait4(process.pid, os.WNOHANG)
        used = found if ended else None
        time.sleep(0.02)
    if status:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    wall = time.monotonic() - start
    return Cost(used.ru_utime + used.ru_stime, wall, peak / 1000)


def memory_kb(process: int) -> int:
    """Return the most memory that a process has had so far, in kilobytes (Linux)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


# -- The bare loop -------------------------------------------------------------------------------


def parser_name() -> str:
    """Name the parser of the bare loop: selectolax where it is installed, else lxml."""
    try:
        import selectolax  # noqa: F401
    except ImportError:
        return "aiohttp+lxml"
    return "aiohttp+selectolax"


def hrefs(body: bytes) -> list[str]:
    """Return the addresses of a page's links as written."""
    if parser_name() == "aiohttp+lxml":
        from lxml import html as parser

        return [str(x) for x in parser.document_fromstring(body).xpath("//a/@href")]
    from selectolax.parser import HTMLParser

    return [x.attributes.get("href") or "" for x in HTMLParser(body).css("a")]


async def bare(url: str) -> int:
    """Ask for every page that can be reached, sixteen at a time; keep nothing but what was seen."""
    import aiohttp

    seen, queue, host = {url}, asyncio.Queue[str](), urlsplit(url).netloc
    queue.put_nowait(url)

    async def work(session: aiohttp.ClientSession) -> None:
        while True:
            page = await queue.get()
            async with session.get(page, allow_redirects=False) as answer:
                body = await answer.read()
                good = answer.status == 200 and body
            for href in hrefs(body) if good else ():
                target = urljoin(page, href).partition("#")[0]
                if target not in seen and urlsplit(target).netloc == host:
                    seen.add(target)
                    queue.put_nowait(target)
            queue.task_done()

    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(work(session)) for _ in range(16)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return len(seen)


# -- What was found ------------------------------------------------------------------------------


def compare(folder: Path, url: str, truth: Truth) -> None:
    """Print which faults were found with all their referrers, and what was found besides."""
    from audit.website import build as view
    from crawler.config import load
    from crawler.store import Workspace

    base = url.rstrip("/")
    with Workspace.open(folder) as workspace:
        run = workspace.runs.latest()
        if run is None:
            sys.exit("the crawl left no run")
        site = view(workspace, load(url), run)
        found = {
            target.removeprefix(base): {page.removeprefix(base) for page in pages}
            for target, pages in site.referrers.items()
        }
        states = {
            fault: site.state(base + fault.partition("#")[0], fault.partition("#")[2]).state
            for fault in truth.referrers
        }
    right = [x for x in truth.referrers if states[x] == FAULTS[x]]
    whole = [x for x in truth.referrers if found.get(x) == truth.referrers[x]]
    false = sorted(set(found) - set(truth.referrers))
    total = len(truth.referrers)
    print(f"faults: {len(right)} of {total} found, {len(whole)} with all their referrers")
    print(f"false: {len(false)} {false[:5]}")
    for fault in sorted(set(truth.referrers) - (set(right) & set(whole))):
        print(f"  not as put in: {fault} ({states[fault]}, wanted {FAULTS[fault]})")


if __name__ == "__main__":
    main()
