"""Council-like pages for the benchmarks, made from a seed, and what a process tree uses.

Not a benchmark itself: `visit.py` and `visits.py` share it.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
_WORDS = """
bin collection recycling council tax band permit parking resident apply report pay online library
opening hours school place admission housing repair benefit planning application street light
pothole licence register birth blue badge garden waste form evidence address
"""
WORDS = _WORDS.split()
STYLE = """body{font:18px/1.5 Arial,sans-serif;margin:0;color:#111}header,footer{background:#14364a;
color:#fff;padding:16px}header a,footer a{color:#fff}main{max-width:60em;margin:auto;
padding:16px}nav ul{display:flex;flex-wrap:wrap;list-style:none;gap:12px;padding:0}
table{border-collapse:collapse}td,th{border:1px solid #888;padding:4px 10px}.cards{display:grid;
gap:16px;grid-template-columns:repeat(auto-fit,minmax(240px,1fr))}.pale{color:#b0b0b0}input,select,textarea{font:inherit;
width:100%}img{max-width:100%}@media(max-width:640px){nav ul{display:block}}"""
SCRIPT = """document.querySelectorAll("main h2").forEach((h,i)=>{h.id="s"+i;const b=document.
createElement("button");b.type="button";b.textContent="Show";b.setAttribute("aria-expanded","true");
b.addEventListener("click",()=>{});h.after(b)});
const log=[];for(let i=0;i<20000;i++)log.push(i*i);"""
PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='800' height='400'>"
    "<rect width='800' height='400' fill='#7a9'/>"
    "<circle cx='400' cy='200' r='150' fill='#285'/></svg>"
)


def page(number: int) -> str:
    """Make page `number`: 30 to 80 links, a table, a form, images, header, footer, a script."""
    draw = random.Random(number)

    def some(least: int, most: int) -> str:
        return " ".join(draw.choices(WORDS, k=draw.randint(least, most))).capitalize()

    def link() -> str:
        return f"<a href='/page-{draw.randrange(2000)}'>{some(2, 5)}</a>"

    menu = "".join(f"<li>{link()}</li>" for _ in range(10))
    cards = "".join(
        f"<div class=card><h3>{link()}</h3><p>{some(12, 25)}.</p></div>"
        for _ in range(draw.randint(3, 15))
    )
    parts = []
    for _ in range(draw.randint(3, 6)):
        prose = "".join(
            f"<p>{some(15, 40)} {link()} {some(5, 12)}.</p>" for _ in range(draw.randint(1, 3))
        )
        picture = f"<img src=/picture-{draw.randrange(20)}.svg alt='{some(2, 4)}'>"
        parts.append(f"<h2>{some(2, 6)}</h2>{prose}{picture if draw.random() < 0.5 else ''}")
    rows = "".join(
        f"<tr><th scope=row>{some(1, 3)}</th><td>£{draw.randrange(900)}</td><td>{link()}</td></tr>"
        for _ in range(draw.randint(5, 15))
    )
    fields = "".join(
        f"<p><label for=f{i}>{some(1, 4)}</label><input id=f{i} name=f{i}></p>" for i in range(4)
    )
    return (
        f"<!doctype html><html lang=en-GB><head><title>{some(2, 5)} - Benchmark Council</title>"
        "<meta name=viewport content='width=device-width,initial-scale=1'>"
        "<link rel=stylesheet href=/style.css></head><body><a href=#main>Skip to content</a>"
        f"<header><p>Benchmark Council</p><nav aria-label=Main><ul>{menu}</ul></nav></header>"
        f"<main id=main><h1>{some(2, 6)}</h1><p>{some(20, 40)}.</p><p class=pale>{some(4, 9)}</p>"
        f"{''.join(parts)}<table><caption>{some(2, 4)}</caption><tr><th scope=col>What</th>"
        f"<th scope=col>Cost</th><th scope=col>More</th></tr>{rows}</table><div class=cards>{cards}"
        f"</div><form action=/send method=post>{fields}<p><textarea name=t></textarea></p>"
        f"<button>Send</button></form></main><footer><ul>{menu}</ul></footer>"
        "<script src=/script.js></script></body></html>"
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        kind, text = "text/html; charset=utf-8", "<title>Not found</title>"
        name = self.path.strip("/")
        if name.startswith("page-"):
            text = page(int(name.removeprefix("page-")))
        elif name.startswith("picture-"):
            kind, text = "image/svg+xml", PICTURE
        elif name in ("style.css", "script.js"):
            kind, text = ("text/css", STYLE) if "css" in name else ("text/javascript", SCRIPT)
        data = text.encode()
        self.send_response(404 if "Not found" in text else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """Serve the pages on this machine and yield the address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def tree(root: int) -> dict[tuple[int, str], float]:
    """Return the CPU seconds of a process and all below it, by process number and start time."""
    fields: dict[int, list[str]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                stat = Path(entry.path, "stat").read_text()
            except OSError:
                continue
            fields[int(entry.name)] = stat[stat.rindex(")") + 2 :].split()
    below: dict[int, list[int]] = {}
    for number, values in fields.items():
        below.setdefault(int(values[1]), []).append(number)
    used, todo = {}, [root]
    while todo:
        number = todo.pop()
        todo += below.get(number, [])
        if number in fields:
            values = fields[number]
            used[number, values[19]] = (int(values[11]) + int(values[12])) / TICK
    return used


class Meter:
    """Adds up the CPU of a process tree while it runs: what ended is remembered as last seen."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._seen: dict[tuple[int, str], float] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._stop.is_set():
            self._seen.update(tree(self._root))
            time.sleep(0.1)

    def end(self) -> float:
        """Return the CPU seconds that the tree used."""
        self._stop.set()
        self._thread.join()
        return sum(self._seen.values())


def memory(root: int) -> float:
    """Return the memory of a process and all below it in megabytes, shared pages counted once."""
    total = 0
    for number, _ in tree(root):
        try:
            rolled = Path(f"/proc/{number}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next((int(x.split()[1]) for x in rolled.splitlines() if x.startswith("Pss:")), 0)
    return total / 1024
