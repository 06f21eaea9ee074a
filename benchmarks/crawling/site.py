"""A made-up council site: the same pages every time, with known faults and the truth of them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

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
# What each fault has to be called; addresses with a fragment are linked with it.
FAULTS = {
    "/gone": "broken",
    "/down": "broken",
    "/members": "blocked",
    "/sign-in-first": "blocked",
    "/too-often": "blocked",
    "/round": "loop",
    "/moved-to-nowhere": "broken",
    "/soft/lost": "soft_404",
    "/no-such-page": "broken",
    "/no-such-picture.png": "broken",
    "/no-such-style.css": "broken",
    "/no-such-script.js": "broken",
    "/no-such-form.pdf": "broken",
    "/no-such-sheet.xlsx": "broken",
    "/p/1#no-such-place": "missing_fragment",
    "/p/2#no-such-place": "missing_fragment",
    **{f"/missing/{number}": "broken" for number in range(20)},
}
# More than three redirects one after the other, which end well.
CHAIN = "/long-way-1"


@dataclass
class Truth:
    """What was put into the site: for each fault its state and the pages that link to it.

    `chain` are the pages that link to `CHAIN`.
    """

    states: dict[str, str]
    referrers: dict[str, set[str]] = field(default_factory=dict)
    chain: set[str] = field(default_factory=set)

    def write(self, file: Path) -> None:
        """Write the truth as JSON."""
        faults = {k: [self.states[k], sorted(v)] for k, v in self.referrers.items()}
        text = json.dumps({"faults": faults, "chain": sorted(self.chain)}, indent=1)
        file.write_text(text, encoding="utf-8")


def build(folder: Path, size: int, outside: dict[str, str]) -> Truth:
    """Write the files of a site of `size` pages; return its faults.

    `outside` are addresses elsewhere that cannot be read, each with its state.
    """
    draw = random.Random(SEED)
    truth = Truth({**FAULTS, **outside})
    pages = names(size)
    faults: dict[str, list[str]] = {page: [] for page in pages}
    for fault in truth.states:
        for page in draw.sample(pages, draw.choice([1, 2, 5, 12])):
            faults[page].append(fault)
            truth.referrers.setdefault(fault, set()).add(page)
    truth.chain = set(draw.sample(pages, 7))
    (folder / "p").mkdir(parents=True)
    for number, page in enumerate(pages):
        # Page n leads to pages 2n and 2n+1: each can be reached, and none is deep.
        onward = [n for n in (2 * number, 2 * number + 1) if 0 < n < size]
        links = [f"/p/{n}" for n in onward] + faults[page] + ["/moved"]
        links += [CHAIN] * (page in truth.chain)
        more = LINKS - SECTIONS - len(links)
        links += [f"/p/{1 + draw.randrange(size - 1)}" for _ in range(more)]
        name = folder / ("index.html" if page == "/" else f"p/{number}.html")
        name.write_text(html(number, links, size, draw), encoding="utf-8")
    (folder / "404.html").write_text(NOT_FOUND, encoding="utf-8")
    return truth


def names(size: int) -> list[str]:
    """Return the paths of a site's good pages."""
    return ["/"] + [f"/p/{number}" for number in range(1, size)]


def html(number: int, links: list[str], size: int, draw: random.Random) -> str:
    """Return one page: a menu, words and links among them."""
    menu = "".join(
        f"<li><a class=menu__link href=/p/{1 + n % (size - 1)}>Section {n} of the council</a></li>"
        for n in range(SECTIONS)
    )
    title = f"Page {number} of Mereford"
    head = f"<!doctype html><html lang=en><head><title>{title}</title>"
    head += "".join(
        f"<link rel=stylesheet href={link}>"
        if link.endswith(".css")
        else f"<script src={link}></script>"
        for link in links
        if link.endswith((".css", ".js"))
    )
    parts = [f"{head}</head><body><header><nav><ul>{menu}</ul></nav></header>"]
    parts.append(f"<main id=main><h1>{title}</h1>")
    length = (PAGE_BYTES - 6000) // len(links)
    for link in links:
        words = " ".join(draw.choices(WORDS, k=length // 7))
        if link.endswith((".css", ".js")):
            continue
        if link.endswith(".png"):
            parts.append(f"<p>{words} <img src={link} alt=Plan></p>")
        else:
            parts.append(f"<p class=text>{words} <a href={link}>{draw.choice(WORDS)}</a></p>")
    return "".join([*parts, "</main><footer><p>Mereford Council</p></footer></body></html>"])
