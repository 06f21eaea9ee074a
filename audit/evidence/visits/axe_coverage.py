"""How much of a page the scans of axe-core looked at: what they left out is never a pass."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from urllib.parse import urljoin

from signpost.pages.addresses import host_of
from signpost.workspace.visit_facts import AxeScan, AxeScans, VisitFacts

# axe's check that says which frames it could not look into.
UNSCANNED = "frame-tested"
_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?([^\s"'>]+)""")


def _by_device(facts: VisitFacts) -> Mapping[str, AxeScan | None]:
    """Return the scans by the device's name."""
    scans = facts.axe or AxeScans()
    opened = {"opened": scans.opened} if scans.opened else {}
    return {"phone": scans.phone, "desktop": scans.desktop, **opened}


def made_scans(facts: VisitFacts) -> Mapping[str, AxeScan]:
    """Return the scans that ended, by the device's name; what had to be opened is `opened`.

    Of that what was found counts, though some of it could not be opened.
    """
    return {
        name: scan
        for name, scan in _by_device(facts).items()
        if scan and (not scan.error or (name == "opened" and scan.version))
    }


def not_looked_at(facts: VisitFacts, checks: Container[str]) -> str:
    """Say what of a page some of axe's checks did not look at; nothing where they saw all of it."""
    return next(_reasons(facts, checks), "")


def _reasons(facts: VisitFacts, checks: Container[str]) -> Iterator[str]:
    """Yield what was not looked at, the largest part first."""
    for device, made in _by_device(facts).items():
        if made is None:
            broke_off = f": {facts.broke_off}" if facts.broke_off else ""
            yield f"the accessibility scan ({device}) was not made{broke_off}"
        elif made.error:
            yield f"the accessibility scan ({device}) did not end: {made.error[:200]}"
    if facts.withheld_frames:
        yield f"a frame on this page never finished, and was left out: {facts.withheld_frames[0]}"
    if facts.closed_roots:
        roots = (
            "1 closed shadow root"
            if facts.closed_roots == 1
            else f"{facts.closed_roots} closed shadow roots"
        )
        yield f"nothing can look into {roots} on this page"
    for device, scan in made_scans(facts).items():
        yield from _left_out(device, scan, checks)
        if UNSCANNED not in checks and (frames := _own_frames(scan, facts.final_url or "")):
            yield f"{frames} of the site's own could not be scanned ({device})"


def _left_out(device: str, scan: AxeScan, checks: Container[str]) -> Iterator[str]:
    """Yield what checks left out of one scan: what they did not come to, and did not list."""
    for check, (looked_at, count) in scan.cut.items():
        if check in checks:
            of = f"{looked_at:,} of {count:,}" if count else "none"
            yield f"the page is large: {of} of its elements were looked at ({check}, {device})"
    for result in scan.violations:
        if result.id in checks and result.count > len(result.nodes):
            places = f"{len(result.nodes):,} of {result.count:,} places"
            yield f"only {places} were listed ({result.id}, {device})"


def _own_frames(scan: AxeScan, url: str) -> str:
    """Say how many of the site's own frames axe could not look into; nothing where it could."""
    nodes = [node for x in scan.incomplete if x.id == UNSCANNED for node in x.nodes]
    sources = [_SOURCE.search(node.html) for node in nodes]
    own = [x for x in sources if x is None or host_of(urljoin(url, x[1])) == host_of(url)]
    return f"{len(own)} frame{'s' if len(own) > 1 else ''}" if own else ""
