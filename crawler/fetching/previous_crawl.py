"""What the last crawl knew of an address: what has not changed is not sent or read again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from crawler.fetching.frontier import Offer
from signpost import __version__
from signpost.pages.app_shells import MARK
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.artifacts.browser import VISIT_ASSETS
from signpost.workspace.blobs import json_bytes
from signpost.workspace.records import Link, Page, unpack_links
from signpost.workspace.runs import now

# The header that marks an answer as taken over: `304`, or `same` where the body came and was equal.
UNCHANGED = "x-signpost-unchanged"
_KEPT = {"html", "document", "sitemap"}
# The header that keeps the hash of a style sheet or script for which the server gives no version.
DIGEST = "x-signpost-digest"
_MADE_OF = re.compile(r"\b(?:css|javascript|ecmascript|wasm)\b", re.IGNORECASE)
_VERSIONS = ("etag", "last-modified")


def reading_key(config: Config) -> str:
    """Name what the links of a page depend on, besides the page: Signpost's version, the hosts."""
    what = [__version__, sorted(config.hosts), sorted(config.site.aliases)]
    return hashlib.blake2b(json_bytes(what), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """A good answer of the last crawl, and its links as they are stored."""

    page: Page
    packed: bytes

    def links(self, has_seen: Callable[[str], bool]) -> list[Link]:
        """Return the page's links in document order, without those to addresses seen already."""
        return unpack_links(self.packed, has_seen) if self.packed else []


class Before:
    """The answers of the newest finished crawl before this run, if it read pages as this one does.

    They are looked up some at a time: memory does not grow with the site.
    """

    def __init__(self, workspace: Workspace, config: Config, run: Run) -> None:
        self._pages = workspace.pages
        last = workspace.runs.before(run.id, "crawl")
        stage = workspace.runs.stage(last.id, "crawl") if last else None
        same = stage is not None and stage.key == reading_key(config)
        self._run = last.id if last and same else None

    def look_up(self, offers: Sequence[Offer]) -> dict[str, Known]:
        """Return the last good answers of what is about to be asked, by address."""
        if self._run is None:
            return {}
        urls = [x.url for x in offers if x.method == "GET" and x.role in ("page", "sitemap")]
        found = self._pages.some(self._run, urls)
        return {
            page.url: Known(page, packed)
            for page, packed in found
            # What a script draws may change while the page that holds the script does not.
            if page.status == 200 and page.kind in _KEPT and MARK not in page.headers
        }


def used_before(workspace: Workspace, run: Run) -> list[str]:
    """Return what the visits of the newest visited run used; no page may link to some of it."""
    last = workspace.runs.before(run.id, "visit")
    return workspace.artifacts.read(last.id, VISIT_ASSETS) if last else []


def has_no_version(headers: Mapping[str, str], content_type: str) -> bool:
    """Whether only its bytes can tell if a style sheet or script has changed."""
    return bool(_MADE_OF.search(content_type)) and not version_of(headers)


def version_of(headers: Mapping[str, str]) -> str:
    """Return the version that a server gives (RFC 9110, 8.8); "" where it gives none."""
    marks = [headers.get(name, "") for name in _VERSIONS]
    return " ".join(marks) if any(marks) else ""


def conditions(known: Known | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed (RFC 9110, section 13)."""
    if known is None:
        return {}
    headers = {
        "If-None-Match": known.page.headers.get("etag", ""),
        "If-Modified-Since": known.page.headers.get("last-modified", ""),
    }
    return {name: value for name, value in headers.items() if value}


def still(page: Page, offer: Offer, run: Run, seconds: float, how: str) -> Page:
    """Return the record of a page that is what it was; `how` it is known goes into its headers."""
    return replace(
        page,
        run=run.id,
        headers={**page.headers, UNCHANGED: how},
        seconds=seconds,
        fetched=now(),
        found_by=offer.found_by,
        referrer=offer.referrer,
        in_sitemap=False,
    )
