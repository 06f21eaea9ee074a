"""Addresses that cannot exist, asked to learn how a site says "not found".

One for the whole site; then one for each part of it that may answer otherwise: a folder in which
another application answers, a server of another kind, an ending that another handler takes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from signpost.pages.addresses import origin_of
from signpost.workspace.records import Page

# Plain words, so that whoever reads the server's log knows what it is.
PROBE_PATH = "signpost-check-for-the-not-found-page"
FOUND_BY = "probe"
# A site with more parts than this gets probes for the largest.
MOST_PROBES = 30
# Handlers of their own, with error pages of their own.
_HANDLED = re.compile(r"\.(?:aspx?|ashx|php\d?|jspx?|do|cfm|cgi|pl|s?html?)$", re.IGNORECASE)
_VERSION = re.compile(r"[/ (].*")
_FOLDER = re.compile(r"/[^/]+/(?=[^/])")
# (folder as an address, ending, server)
_Part = tuple[str, str, str]


def main_probe(start: str) -> str:
    """Return the probe of the whole site."""
    return urljoin(start, f"/{PROBE_PATH}")


def part_probes(pages: Iterable[Page]) -> list[str]:
    """Return probes for the parts that some stored answers are in, the largest parts first.

    Pages and redirects count. The probe of a part stands in its first folder; where two servers
    answer in one folder, the smaller part's stands as deep as one of its pages.
    """
    sizes: Counter[_Part] = Counter()
    examples: dict[_Part, str] = {}
    for page in pages:
        if page.found_by != FOUND_BY and page.status is not None and page.kind in _COUNTED:
            part = _part_of(page)
            sizes[part] += 1
            examples.setdefault(part, page.url)
    found: dict[str, None] = {}
    for part, _ in sorted(sizes.items(), key=lambda x: (-x[1], x[0])):
        folder, ending, _server = part
        probe = f"{folder}{PROBE_PATH}{ending}"
        if probe in found:
            probe = f"{examples[part].partition('?')[0].rpartition('/')[0]}/{PROBE_PATH}{ending}"
        found[probe] = None
    return list(found)


_COUNTED = {"html", "redirect"}


def _part_of(page: Page) -> _Part:
    """Tell which part of a site answered."""
    path = urlsplit(page.url).path
    folder = _FOLDER.match(path)
    ending = _HANDLED.search(path)
    server = "|".join(
        _VERSION.sub("", page.headers.get(name, "")).lower() for name in ("server", "x-powered-by")
    )
    top = origin_of(page.url).rstrip("/") + (folder.group() if folder else "/")
    return top, ending.group().lower() if ending else "", server
