"""How many of GDS's accessibility barriers are found, and what is raised without them.

Usage: python benchmarks/barriers.py [--data FILE] [--only 12,13] [--verbose]
       python benchmarks/barriers.py --own [--only tables,forms] [--verbose]

Each barrier is put into a plain page, served on loopback, opened through the real visit and
judged by every rule of the categories accessibility, mobile, content and readability. It counts
as found if a rule that `barriers.toml` names for it fails or needs a person. The same page without
the example is judged too: nothing may be raised there by the rules named for that barrier.

With `--own`, the pages of `tests/barriers/` are judged instead: for each category of GDS's audit
some pages with a barrier and as many look-alikes without one.
"""

from __future__ import annotations

import argparse
import asyncio
import html as html_text
import json
import sys
import tempfile
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.async_api import async_playwright

from audit.inputs import Inputs, PageView
from audit.registry import all_rules
from audit.run import check
from audit.site_view import SiteView, build
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.page_visit import visit_page
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.session import Session
from signpost.pages.links import find_links
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Run, Workspace
from signpost.workspace.records import Page, Visit, pack_links

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "tests/barriers"
DATA = HERE.parent.parent / "shared/data/accessibility/gds-barriers.json"
CATEGORIES = ("accessibility", "mobile", "content", "readability")
HTML = "text/html; charset=utf-8"
HOSTS = frozenset({"127.0.0.1"})
# Rules that speak for many of the engine's checks: a check is named by the key of its findings.
SPEAKS_FOR_MANY = {
    "accessibility/best-practices",
    "accessibility/info-and-relationships",
    "accessibility/name-role-value",
    "accessibility/text-alternatives",
}
# A grey square, for every picture that the examples name.
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="150">'
    b'<path d="M0 0h200v150H0"/></svg>'
)
PLAIN = "<p>These are plain words.</p>"
FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{styles}</style></head><body>{body}</body></html>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--map", type=Path, default=HERE / "barriers.toml")
    parser.add_argument("--only", default="")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if options.own:
        report_own(OWN, options.only, options.verbose)
        return
    barriers = json.loads(options.data.read_text(encoding="utf-8"))
    if options.only:
        barriers = [x for x in barriers if str(x["barrier"]) in options.only.split(",")]
    accepted = tomllib.loads(options.map.read_text(encoding="utf-8"))["barriers"]
    pages = {}
    for barrier in barriers:
        pages[f"/{barrier['barrier']}"], pages[f"/{barrier['barrier']}/without"] = both(barrier)
    raised = asyncio.run(judge_all(pages))
    report(barriers, accepted, raised, options.verbose)


def own_pages(file: Path) -> list[dict[str, Any]]:
    """Return the pages of one category: what they are, and their whole HTML under `html`."""
    pages = tomllib.loads(file.read_text(encoding="utf-8"))["pages"]
    for page in pages:
        made = FRAME.format(
            title=html_text.escape(page["name"]),
            styles=page.get("styles", ""),
            body=page.get("body", ""),
        )
        page["html"] = page.get("whole", made)
    return list(pages)


def judge_own(file: Path) -> list[tuple[dict[str, Any], dict[str, str]]]:
    """Visit and judge the pages of one category; return each with what was raised on it."""
    pages = own_pages(file)
    paths = {f"/{file.stem}/{number}": page for number, page in enumerate(pages)}
    raised = asyncio.run(judge_all({path: page["html"] for path, page in paths.items()}))
    return [(page, raised[path]) for path, page in paths.items()]


def is_right(page: dict[str, Any], raised: dict[str, str]) -> bool:
    """Tell whether a barrier was raised by a rule that speaks of it, a look-alike by none."""
    return bool(set(page["rules"]) & set(raised)) == page["barrier"]


def report_own(folder: Path, only: str, verbose: bool) -> None:
    """Print a line a category: how many barriers were found and how many look-alikes raised."""
    sums = [0, 0, 0, 0]
    wrong = []
    print(f"{'category':24} {'barriers found':>15} {'look-alikes raised':>19}")
    for file in sorted(folder.glob("*.toml")):
        if only and file.stem not in only.split(","):
            continue
        judged = judge_own(file)
        bad = [is_right(*x) for x in judged if x[0]["barrier"]]
        good = [is_right(*x) for x in judged if not x[0]["barrier"]]
        wrong += [(file.stem, *x) for x in judged if verbose or not is_right(*x)]
        row = [sum(bad), len(bad), len(good) - sum(good), len(good)]
        sums = [a + b for a, b in zip(sums, row, strict=True)]
        print(f"{file.stem:24} {row[0]:>9} of {row[1]:>2} {row[2]:>13} of {row[3]:>2}", flush=True)
    print(f"{'all':24} {sums[0]:>9} of {sums[1]:>2} {sums[2]:>13} of {sums[3]:>2}")
    for category, page, raised in wrong:
        right = "right" if is_right(page, raised) else "MISSED" if page["barrier"] else "RAISED"
        print(f"{right} {category}: {page['name']}")
        for rule, what in sorted(raised.items()):
            if page["barrier"] or rule in page["rules"] or verbose:
                print(f"         {rule}: {what[:150]}")


def both(barrier: dict[str, Any]) -> tuple[str, str]:
    """Return a barrier's page, and the same page without the barrier."""
    title = html_text.escape(barrier["name"])
    styles = "\n".join(barrier["styles"])
    example, body = barrier["example_html"] or "", barrier["body_html"] or ""
    plain = body.replace(example, PLAIN) if example and example in body else f"<main>{PLAIN}</main>"
    if "<h1" not in plain:
        plain = f"<h1>{title}</h1>{plain}"
    page = barrier["whole_page_html"] or FRAME.format(title=title, styles=styles, body=body)
    return page, FRAME.format(title=title, styles=styles, body=plain)


async def judge_all(pages: dict[str, str]) -> dict[str, dict[str, str]]:
    """Visit and judge each page; return by path the rules that raised something, and what."""
    server = serve(pages)
    home = f"http://127.0.0.1:{server.server_address[1]}/"
    config = Config(site=SiteSettings(url=home))
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        run = workspace.runs.start(home, "benchmark")
        site = store(workspace, config, run, home, pages)
        async with async_playwright() as playwright:
            session = await Session.start(playwright, config)
            screenshots = ElementScreenshots(workspace, run.id)
            scripted = ScriptedContent(workspace, config, run.id)
            raised = {}
            for path, page in pages.items():
                url = home.rstrip("/") + path
                seen, _ = await visit_page(session, screenshots, scripted, config, run.id, url)
                raised[path] = judge(site, url, page, seen)
            await session.end()
    server.shutdown()
    return raised


def store(
    workspace: Workspace, config: Config, run: Run, home: str, pages: dict[str, str]
) -> SiteView:
    """Store the pages as a crawl would, for the rules that look at the site as well."""
    for path, page in pages.items():
        url = home.rstrip("/") + path
        body = page.encode()
        links = pack_links(find_links(body, HTML, url, HOSTS).links)
        names = [workspace.blobs.row(x)["hash"] for x in (body, links)]
        record = Page(run.id, url, "html", 200, content_type=HTML, body=names[0], links=names[1])
        workspace.pages.add([record], [body, links], [])
    return build(workspace, config, run)


def judge(site: SiteView, url: str, page: str, seen: Visit) -> dict[str, str]:
    """Judge one page with every rule that looks at pages."""
    found = find_links(page.encode(), HTML, url, HOSTS)
    record = Page(run=1, url=url, kind="html", status=200, content_type=HTML, title=found.title)
    view = PageView(record, page.encode(), found.links)
    raised = {}
    for rule in all_rules().values():
        if rule.category not in CATEGORIES or rule.per_site or rule.per_document:
            continue
        inputs = Inputs(page=view, visit=seen, site=site)
        outcome, findings, reason = check(rule, rule.options, inputs)
        if outcome in ("fail", "needs_person"):
            for found_one in reversed(findings):
                check_name = found_one.key.split(" ")[0] if rule.id in SPEAKS_FOR_MANY else ""
                raised[f"{rule.id} {check_name}".strip()] = f"{outcome}: {found_one.message}"
        elif outcome == "could_not_check":
            print(f"  {url}: {rule.id} could not check: {reason}")
    return raised


def serve(pages: dict[str, str]) -> ThreadingHTTPServer:
    """Serve the pages, and something for all that they ask for."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            page = pages.get(self.path)
            data = page.encode() if page else SVG
            self.send_response(200)
            kind = "text/html; charset=utf-8" if page else "image/svg+xml"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def report(
    barriers: list[dict[str, Any]],
    accepted: dict[str, list[str]],
    raised: dict[str, dict[str, str]],
    verbose: bool,
) -> None:
    """Print what was found, what was missed, and what was raised without the barrier."""
    found = alarms = 0
    for barrier in barriers:
        name = str(barrier["barrier"])
        rules = set(accepted.get(name, []))
        here, without = raised[f"/{name}"], raised[f"/{name}/without"]
        hits, false = sorted(rules & set(here)), sorted(rules & set(without))
        found += bool(hits)
        alarms += bool(false)
        state = "found " if hits else "MISSED"
        print(f"{state} {name:>4} {barrier['name'][:60]:60} {', '.join(hits)}")
        for rule in false:
            print(f"       FALSE without it: {rule}: {without[rule]}")
        if verbose or not hits:
            for rule, what in sorted(here.items()):
                print(f"         {rule}: {what[:150]}")
    print(f"{found} of {len(barriers)} found; {alarms} raised on the page without the barrier")


if __name__ == "__main__":
    main()
