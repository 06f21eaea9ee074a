"""What the rules on words cost: a page of 1,000 words, and near-duplicates over 20,000 pages.

Usage: python benchmarks/words.py [--pages N]

Page rules: every readability and content rule that needs no more than a page and the site, with
the page's summary, over pages of 1,000 words made from a fixed seed; CPU milliseconds a page, the
first pages left out (word lists are read then). Near-duplicates: signatures of N texts of 300
words, a tenth of them copies with a few words changed, and the search for pairs among them; CPU
seconds, most memory, and how many of the copies were found.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit.evidence.similar_pages import likeness
from audit.inputs import Inputs, PageView
from audit.inventory import summary
from audit.registry import all_rules
from audit.run import check
from audit.site_view import build
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Page

URL = "https://www.mereford.example/bins/new"
SEED, WARM, PAGES = 20261121, 5, 40
COMMON = (
    "the of and to a in you for your is we on can or it that if with be this are will bin council "
    "house tax pay form call tell us week day home road school help child card library notice "
    "collection recycling application payment information residents facilities provided required"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=20_000)
    given = parser.parse_args()
    near_duplicates(given.pages)
    page_rules()


def sentence(draw: random.Random, length: int) -> str:
    """Make a sentence of some words."""
    return " ".join(draw.choices(COMMON.split(), k=length)).capitalize() + "."


def page(draw: random.Random) -> bytes:
    """Make a page of about 1,000 words: headings, paragraphs, a list, a table and links."""
    parts = []
    for n in range(10):
        parts.append(f"<h2>{sentence(draw, 4)}</h2>")
        parts.append(f"<p>{' '.join(sentence(draw, draw.randint(8, 28)) for _ in range(4))}</p>")
        items = "".join(f"<li>{sentence(draw, 7)}</li>" for _ in range(3))
        parts.append(f'<ul>{items}</ul><p><a href="/bins/{n}">{sentence(draw, 4)}</a></p>')
    html = (
        "<!doctype html><html lang=en><head><title>Bins</title></head><body><nav><a href=/>Home</a>"
        f"</nav><main><h1>Get a new bin</h1>{''.join(parts)}</main></body></html>"
    )
    return html.encode()


def page_rules() -> None:
    """Print what all page rules on words cost a page, the dearest apart."""
    draw = random.Random(SEED)
    rules = [
        rule
        for rule in all_rules().values()
        if rule.category in ("readability", "content") and set(rule.needs) <= {"page", "site"}
    ]
    rules = [rule for rule in rules if not rule.per_site]
    cost = dict.fromkeys(["parse and read", *(rule.id for rule in rules), "summary"], 0.0)
    words = 0
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder)) as workspace:
        run = workspace.runs.start(URL, "benchmark")
        site = build(workspace, Config(site=SiteSettings(url=URL)), run)
        for number in range(WARM + PAGES):
            record = Page(run=run.id, url=URL, kind="html", status=200, content_type="text/html")
            view = PageView(record, page(draw), [])
            spent = judge(Inputs(page=view, site=site), view, rules)
            words += view.content.words if number >= WARM else 0
            for name, seconds in spent.items():
                cost[name] += seconds if number >= WARM else 0
    total = sum(cost.values())
    print(
        f"{len(rules)} page rules, {words / PAGES:.0f} words: {total / PAGES * 1e3:.1f} ms a page"
    )
    for name, seconds in sorted(cost.items(), key=lambda x: -x[1])[:8]:
        print(f"  {name:36}{seconds / PAGES * 1e3:6.2f} ms")


def judge(inputs: Inputs, view: PageView, rules: list) -> dict[str, float]:  # type: ignore[type-arg]
    """Judge one page; return the CPU seconds of each step."""
    spent = {}
    start = time.process_time()
    _ = view.content
    spent["parse and read"] = time.process_time() - start
    for rule in rules:
        start = time.process_time()
        check(rule, rule.options, inputs)
        spent[rule.id] = time.process_time() - start
    start = time.process_time()
    summary.of(inputs, view.record)
    spent["summary"] = time.process_time() - start
    return spent


def near_duplicates(pages: int) -> None:
    """Print what near-duplicates cost and how many of those planted are found."""
    draw = random.Random(SEED)
    start = time.process_time()
    signatures, planted, last = {}, set(), ""
    for number in range(pages):
        copied = number % 10 == 9
        words = last.split() if copied else [f"w{draw.randrange(5_000)}" for _ in range(300)]
        if copied:
            planted.add(str(number))
            words[draw.randrange(300)] = "changed"
        last = " ".join(words)
        signatures[str(number)] = likeness.signature(last)
    signed = time.process_time() - start
    start = time.process_time()
    found = {name for name, _, _ in likeness.alike(signatures, 0.85)}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"near-duplicates, {pages} pages: {signed:.1f} s to sign, "
        f"{time.process_time() - start:.1f} s to compare, {memory} MB at most; "
        f"{len(found & planted)} of {len(planted)} copies found, {len(found - planted)} others"
    )


if __name__ == "__main__":
    main()
