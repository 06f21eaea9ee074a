"""Compares what was found with what was put into the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audit.site_view import SiteView
from audit.site_view import build as view
from crawling.site import CHAIN, Truth
from signpost.settings.config import load
from signpost.workspace import Workspace


@dataclass
class Score:
    """How many faults there are, were found, and with all their referrers; and what is false."""

    total: int
    found: int
    whole: int
    false: list[str]

    def line(self) -> str:
        """Say it in one line."""
        return (
            f"{self.found} of {self.total} faults found, {self.whole} with all their referrers, "
            f"{len(self.false)} false {self.false[:3] or ''}".rstrip()
        )


def score(truth: Truth, found: Mapping[str, set[str]], right: set[str]) -> Score:
    """Score what was found: pages by fault; `right` are the faults called what they are."""
    whole = {x for x in right if found.get(x) == truth.referrers[x]}
    false = sorted(set(found) - set(truth.referrers))
    return Score(len(truth.referrers), len(right), len(whole), false)


def signpost_score(folder: Path, settings: Path, url: str, truth: Truth) -> Score:
    """Score the newest crawl of a workspace; print what is not as it was put in."""
    base = url.rstrip("/")
    with Workspace.open(folder) as workspace:
        run = workspace.runs.latest()
        if run is None:
            raise RuntimeError("the crawl left no run")
        site = view(workspace, load(str(settings)), run)
        found = {
            target.removeprefix(base): {page.removeprefix(base) for page in pages}
            for target, pages in site.referrers.items()
        }
        states = {fault: _state(site, base, fault) for fault in truth.referrers}
        chain_found = _chain(site, base) == truth.chain
    right = {x for x in truth.referrers if states[x] == truth.states[x]}
    got = score(truth, found, right)
    for fault in sorted(
        set(truth.referrers) - {x for x in right if found.get(x) == truth.referrers[x]}
    ):
        print(f"  not as put in: {fault} ({states[fault]}, wanted {truth.states[fault]})")
    print(f"  chain of four redirects: {'found with' if chain_found else 'NOT with'} its referrers")
    return got


def _state(site: SiteView, base: str, fault: str) -> str:
    """Return the state of a fault's address."""
    address, _, fragment = fault.partition("#")
    return site.state(base + address if address.startswith("/") else address, fragment).state


def _chain(site: SiteView, base: str) -> set[str]:
    """Return the pages that link to the long chain, if it was seen to be one."""
    if site.state(base + CHAIN).hops <= 3:
        return set()
    return {p.removeprefix(base) for p, link in site.all_links() if link.url == base + CHAIN}
