"""What the full visit of a page costs, against a bare prototype and against other tools.

Usage: python benchmarks/visit.py [--pages 60] [--peers] [--tools FOLDER] [--up-to 2]

The prototype does what must be done at least: one navigation, axe once, one layout pass, one
JPEG. Both go through the same made, council-like pages in turn, page by page, in browsers of their
own; counted is the CPU time (user and system) of this process (which serves the pages too) and of
all processes below it, browsers included.

With --peers pa11y-ci (axe runner), @axe-core/cli and Lighthouse (accessibility only, mobile) are
installed from npm into a folder outside the project, and each goes through the same pages in the
same run, as does the full visit, from a process of its own, start-up included. @axe-core/cli needs
a chromedriver (`apt-get install chromium-driver`); what cannot run is told and left out.

With --up-to it measures only how the full visit fares with 1, 2, … browsers at a time.

Shared machines make times uncertain: the ratio of a paired run is what counts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.async_api import async_playwright

from benchmarks.council_pages import Meter, served, tree
from crawler.browser.chromium import on_path
from crawler.browser.element_screenshots import ElementScreenshots
from crawler.browser.page_scripts import axe, layout
from crawler.browser.page_scripts.axe_script import INSTALLED
from crawler.browser.page_visit import visit_page
from crawler.browser.screens import PHONE, resize
from crawler.browser.scripted_content import ScriptedContent
from crawler.browser.session import Session
from crawler.browser.visit import visit
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Page

PACKAGES = ["pa11y-ci", "@axe-core/cli", "lighthouse"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--peers", action="store_true", help="measure other tools too")
    parser.add_argument("--workers", type=int, default=1, help="browsers at a time with --peers")
    parser.add_argument("--up-to", type=int, default=0, help="compare 1 to so many browsers only")
    parser.add_argument("--tools", type=Path, default=Path.home() / ".cache/signpost-benchmarks")
    parser.add_argument("--visit", metavar="ADDRESS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.visit:
        visit_by_itself(options.visit, options.pages, options.workers)
        return
    with served() as home:
        urls = addresses(home, options.pages)
        for workers in range(1, options.up_to + 1):
            name = f"{workers} browser{'s' if workers > 1 else ''} at a time"
            measure(name, [own_visit(home, urls, workers)], dict(os.environ), len(urls))
        if options.up_to:
            return
        asyncio.run(compare(home, urls))
        if options.peers:
            beside_others(home, urls, options.tools, options.workers)


def addresses(home: str, count: int) -> list[str]:
    """Return the pages to visit."""
    return [f"{home}page-{i}" for i in range(count)]


def store(workspace: Workspace, run: int, urls: list[str]) -> None:
    """Store the pages as the crawl does: a visit compares what it sees with them."""
    for url in urls:
        with urlopen(url) as answer:
            body = answer.read()
        name = workspace.blobs.row(body)["hash"]
        workspace.pages.add([Page(run, url, "html", 200, body=name)], [body], [])


async def compare(home: str, urls: list[str]) -> None:
    """Print the CPU seconds a page of both, and their ratio."""
    config = Config(site=SiteSettings(url=home))
    costs: dict[str, list[float]] = {"bare": [], "full": []}
    walls: dict[str, list[float]] = {"bare": [], "full": []}
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        run = workspace.runs.start(home, "benchmark").id
        screenshots = ElementScreenshots(workspace, run)
        store(workspace, run, urls)
        scripted = ScriptedContent(workspace, config, run)
        async with async_playwright() as playwright:
            sessions = {name: await Session.start(playwright, config) for name in costs}
            for number, url in enumerate([urls[0], *urls]):
                for name, session in sessions.items():
                    before, clock = cpu(), time.monotonic()
                    if name == "bare":
                        await bare(session, url)
                    else:
                        record, _ = await visit_page(
                            session, screenshots, scripted, config, run, url
                        )
                        if record.state != "ok":
                            print(f"{url}: {record.reason}")
                    if number:  # the first one warms both up
                        costs[name].append(cpu() - before)
                        walls[name].append(time.monotonic() - clock)
            for session in sessions.values():
                await session.end()
    for name, values in costs.items():
        print(
            f"{name}: {statistics.mean(values):.2f} s of CPU and "
            f"{statistics.mean(walls[name]):.2f} s a page, {len(values)} pages"
        )
    print(f"full visit / bare prototype: {sum(costs['full']) / sum(costs['bare']):.2f}", flush=True)


async def bare(session: Session, url: str) -> None:
    """Visit a page in the least way that gives a result at all."""
    await resize(session.cdp, PHONE)
    await session.page.goto(url, wait_until="load")
    await layout.measure_on_phone(session.page)
    await session.page.evaluate(INSTALLED.read_text(encoding="utf-8"))
    await session.page.evaluate(f"() => axe.run({axe.OPTIONS})")
    await session.cdp.send("Page.captureScreenshot", {"format": "jpeg", "quality": 60})
    await session.page.goto("about:blank")


def cpu() -> float:
    """Return the CPU seconds used so far by this process and all below it that live."""
    return sum(tree(os.getpid()).values())


def visit_by_itself(home: str, count: int, workers: int) -> None:
    """Visit the pages as the stage does, store and all."""
    config = Config(site=SiteSettings(url=home), visit=VisitSettings(workers=workers))
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        run = workspace.runs.start(home, "benchmark")
        pages = [Page(run.id, url, "html", 200) for url in addresses(home, count)]
        workspace.pages.add(pages, [], [])
        states = visit(workspace, config, run)["states"]
        if states != {"ok": count}:
            sys.exit(f"not every page was visited: {states}")


def beside_others(home: str, urls: list[str], tools: Path, workers: int) -> None:
    """Print what the full visit and each other tool use for the same pages."""
    install(tools)
    env = {
        **os.environ,
        "CHROME_PATH": on_path() or "",
        "PUPPETEER_EXECUTABLE_PATH": on_path() or "",
    }
    own, _ = measure("full visit", [own_visit(home, urls, workers)], env, len(urls))
    with tempfile.TemporaryDirectory() as folder:
        for name, commands in peers(urls, tools, Path(folder)).items():
            used, failed = measure(name, commands, env, len(urls))
            if used and not failed:
                print(f"  {name} / full visit: {used / own:.2f}", flush=True)


def own_visit(home: str, urls: list[str], workers: int) -> list[str]:
    """Return the command that visits the pages in a process of its own."""
    words = ["--visit", home, "--pages", str(len(urls)), "--workers", str(workers)]
    return [sys.executable, __file__, *words]


def install(tools: Path) -> None:
    """Install the other tools, if they are not there."""
    if all((tools / "node_modules" / x).exists() for x in PACKAGES):
        return
    tools.mkdir(parents=True, exist_ok=True)
    command = [
        "npm",
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--silent",
        *PACKAGES,
    ]
    subprocess.run(
        command, cwd=tools, check=True, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    )


def peers(urls: list[str], tools: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Return the commands of each tool."""
    programs = tools / "node_modules" / ".bin"
    chrome = on_path() or "chromium"
    launch = {"executablePath": chrome, "args": ["--no-sandbox"]}
    defaults = {
        "runners": ["axe"],
        "chromeLaunchConfig": launch,
        "concurrency": 1,
        "timeout": 60000,
    }
    settings = folder / "pa11y.json"
    settings.write_text(json.dumps({"defaults": defaults, "urls": urls}))
    found = {
        "pa11y-ci (axe runner)": [[str(programs / "pa11y-ci"), "--config", str(settings), "--json"]]
    }
    driver = shutil.which("chromedriver")
    if driver:
        how = ["--chromedriver-path", driver, "--chrome-path", chrome]
        how += ["--chrome-options=no-sandbox,disable-gpu", "--stdout"]
        found["@axe-core/cli"] = [[str(programs / "axe"), *urls, *how]]
    else:
        print("@axe-core/cli: no chromedriver here, left out")
    options = [
        "--only-categories=accessibility",
        "--form-factor=mobile",
        "--output=json",
        "--quiet",
    ]
    options += [f"--output-path={folder / 'lighthouse.json'}"]
    options += ["--chrome-flags=--headless=new --no-sandbox"]
    found["Lighthouse (accessibility, mobile)"] = [
        [str(programs / "lighthouse"), url, *options] for url in urls
    ]
    return found


def measure(
    name: str, commands: list[list[str]], env: dict[str, str], pages: int
) -> tuple[float, int]:
    """Run some commands, print what they used a page, and return the CPU seconds and failures."""
    meter, clock, failed = Meter(os.getpid()), time.monotonic(), 0
    before = cpu()
    for command in commands:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        # pa11y-ci says 2 where it found something; that is what it is for.
        if done.returncode not in (0, 2):
            failed += 1
            print(f"  {name}: {(done.stderr or done.stdout).strip()[-300:]}")
    used = meter.end() - before
    wall = time.monotonic() - clock
    told = f", {failed} of {len(commands)} commands failed" if failed else ""
    print(f"{name}: {used / pages:.2f} s of CPU and {wall / pages:.2f} s a page{told}", flush=True)
    return used, failed


if __name__ == "__main__":
    main()
