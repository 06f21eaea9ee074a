"""Which addresses the crawl asks for: each once, within the site, within the caps.

What is left out is remembered with its reason: coverage is reported, never silent.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from signpost.pages.addresses import host_of
from signpost.pages.exposed_files import exposed_kind
from signpost.settings.config import Config
from signpost.workspace.records import Link, Skipped

Role = Literal["page", "asset", "file", "form", "sitemap", "robots"]

# Measured on a calendar trap of 30,000 links (docs/decisions/0002-scrapy-tuned.md).
MAX_SEGMENTS = 12
MAX_REPEATS = 2
MAX_LENGTH = 2000
# Following these would sign the crawler out, or change something.
UNSAFE = re.compile(
    r"/(log-?out|sign-?out|log-?off)\b"
    r"|/(delete|remove|destroy|unsubscribe)(/?$|/?\?|/\d)"
    r"|[?&](_?method|action|act|do|op|cmd|task|mode)="
    r"([\w.]{0,40}\.)?(delete|remove|destroy|cancel|unsubscribe|log-?out|sign-?out)\b"
    r"|[?&](delete|remove|log-?out|sign-?out)(=|&|$)",
    re.IGNORECASE,
)
# A path segment that is only a number, or a date.
_NUMBER = re.compile(r"/[0-9][0-9-]*(?=/|$)")
_ANY_NUMBER = "/#"


@dataclass(frozen=True, slots=True)
class CrawlTarget:
    """An address to ask for.

    `role` is what it is asked for as. Of an asset or a form's target only the state matters: it is
    asked with HEAD, and with GET (`use_get`) where HEAD does not say that all is well; the target
    of a form that is posted (`form`) is never asked so. A file is an asset that a person can follow
    a link to: it may turn out to be a page.
    `written` is the address with its tracking parameters: what it is asked as (`as_written`) once
    the server has refused it without them.
    """

    url: str
    depth: int
    found_by: str
    referrer: str
    role: Role = "page"
    use_get: bool = False
    written: str = ""
    as_written: bool = False

    @property
    def asked(self) -> str:
        """The address to send."""
        return self.written if self.as_written else self.url

    @property
    def method(self) -> str:
        """The HTTP method to ask with."""
        return "HEAD" if self.role in ("asset", "file", "form") and not self.use_get else "GET"

    @property
    def may_use_get(self) -> bool:
        """Whether it is asked with HEAD now, and may be asked with GET after that."""
        return self.role in ("asset", "file") and not self.use_get


def role_of(link: Link) -> Role:
    """Tell what a link's target is asked for as.

    Of a file that nobody is meant to find only whether it is there is asked; it is not fetched.
    """
    if link.rel == "sitemap" and link.tag == "loc":
        return "sitemap"
    # A form is never submitted: only whether its target answers is asked.
    if link.tag == "form":
        return "form" if link.rel == "post" else "asset"
    if link.kind == "asset" or exposed_kind(link.url):
        return "file" if link.tag in ("a", "area") else "asset"
    return "page"


class Frontier:
    """Decides, for every address found, whether to ask for it."""

    def __init__(self, config: Config, run: int) -> None:
        self._crawl = config.crawl
        self._hosts = config.hosts
        self._run = run
        self._exclude = [re.compile(pattern) for pattern in config.crawl.exclude]
        self._include = [re.compile(pattern) for pattern in config.crawl.include]
        self._seen: set[str] = set()
        # Whether an address came already; the set's own method, as it is asked so often.
        self.has_seen: Callable[[str], bool] = self._seen.__contains__
        self._too_deep: set[str] = set()
        self._shapes: Counter[tuple[str, frozenset[str]]] = Counter()
        self._admitted = 0
        self._skipped: deque[Skipped] = deque()

    @property
    def admitted(self) -> int:
        """How many addresses were, or will be, asked for."""
        return self._admitted

    @property
    def has_too_deep(self) -> bool:
        """Whether addresses were left out because every way to them so far was too long."""
        return bool(self._too_deep)

    def was_found(self, url: str) -> bool:
        """Whether an address came already, if only as too deep."""
        return url in self._seen or url in self._too_deep

    def restore(self, url: str) -> None:
        """Count an address that an earlier, cut-off try has stored."""
        self._seen.add(url)
        self._count(shape(url))
        self._admitted += 1

    def admit(
        self, url: str, depth: int, found_by: str, referrer: str = "", role: Role = "page"
    ) -> CrawlTarget | None:
        """Take an address that was found; return what to ask, or None (seen, or left out)."""
        if url in self._seen:
            return None
        reason = self._reason(url, depth, role)
        if reason == "max_depth":
            # Not seen for good: there may be a shorter way to it.
            if url not in self._too_deep:
                self._too_deep.add(url)
                self._skipped.append(Skipped(self._run, url, reason, referrer))
            return None
        self._seen.add(url)
        self._too_deep.discard(url)
        if not reason and depth and role == "page" and not self._is_included(url):
            reason = "not_included"
        if reason:
            self._skipped.append(Skipped(self._run, url, reason, referrer))
            return None
        self._admitted += 1
        return CrawlTarget(url, depth, found_by, referrer, role)

    def may_be_asked(self, url: str) -> bool:
        """Whether an address of the site is one to ask at all, whatever the crawl's limits."""
        left_out = UNSAFE.search(url) or any(x.search(url) for x in self._exclude)
        return host_of(url) in self._hosts and not left_out and len(url) <= MAX_LENGTH

    def admit_own(self, url: str, found_by: str) -> CrawlTarget | None:
        """Take an address that no page names; what is left out of these is not told.

        They count for no limit: there are few, and what they tell is of the whole site.
        """
        excluded = any(pattern.search(url) for pattern in self._exclude)
        if url in self._seen or host_of(url) not in self._hosts or excluded:
            return None
        self._seen.add(url)
        return CrawlTarget(url, 0, found_by, "")

    def admit_asset_of_visit(self, url: str, referrer: str) -> CrawlTarget | None:
        """Take a style sheet, script or frame of a page that the browser opened.

        It is a part of that page, which was within the limits; so it counts for none itself.
        """
        if url in self._seen or not self.may_be_asked(url):
            return None
        self._seen.add(url)
        self._too_deep.discard(url)
        return CrawlTarget(url, 0, "link", referrer, "asset")

    def _is_included(self, url: str) -> bool:
        """Whether the settings' `include` lets an address in."""
        return not self._include or any(pattern.search(url) for pattern in self._include)

    def take_skipped(self) -> list[Skipped]:
        """Return what was left out since the last call."""
        taken = list(self._skipped)
        self._skipped.clear()
        return taken

    def leave_out(self, url: str, reason: str, referrer: str) -> None:
        """Remember that an address is not asked for a reason of the caller's; once each."""
        if url not in self._seen:
            self._seen.add(url)
            self._skipped.append(Skipped(self._run, url, reason, referrer))

    def _reason(self, url: str, depth: int, role: Role) -> str:
        """Name why an address is left out, or nothing."""
        # Where the site's own robots.txt says so, its sitemap is on another host.
        if host_of(url) not in self._hosts and role != "sitemap":
            return "other_site"
        if UNSAFE.search(url):
            return "unsafe"
        if any(pattern.search(url) for pattern in self._exclude):
            return "excluded"
        if len(url) > MAX_LENGTH or is_trap(url):
            return "trap"
        if depth > self._crawl.max_depth:
            return "max_depth"
        if self._admitted >= self._crawl.max_pages:
            return "max_pages"
        kind = shape(url)
        if self._shapes.get(kind, 0) >= self._crawl.addresses_per_shape:
            return "shape"
        self._count(kind)
        return ""

    def _count(self, kind: tuple[str, frozenset[str]]) -> None:
        """Count an address of a shape that may be endless; others would only take memory."""
        if kind[1] or _ANY_NUMBER in kind[0]:
            self._shapes[kind] += 1


def shape(url: str) -> tuple[str, frozenset[str]]:
    """Return what an endless list of addresses has in common: its path and its query's keys.

    In a path with a date or two numbers these do not count: /events/2026/11/21 is one of many.
    """
    parts = urlsplit(url)
    keys = frozenset(key for key, _ in parse_qsl(parts.query, keep_blank_values=True))
    path = parts.path.lower()
    numbers = _NUMBER.findall(path)
    if len(numbers) > 1 or any("-" in number for number in numbers):
        path = _NUMBER.sub(_ANY_NUMBER, path)
    return f"{parts.netloc}{path}", keys


def is_trap(url: str) -> bool:
    """Whether a path looks endless: too many segments, or one that keeps coming back."""
    segments = [s for s in urlsplit(url).path.lower().split("/") if s]
    if len(segments) > MAX_SEGMENTS:
        return True
    return any(count > MAX_REPEATS for count in Counter(segments).values())
