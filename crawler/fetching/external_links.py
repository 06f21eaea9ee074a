"""Links to other sites: each asked once a run, one request at a time a host, few in all.

Only whether an address answers is asked (HEAD, else GET without its body); robots.txt is about
reading sites, not about trying one published link, and is not asked for.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, replace

from crawler.fetching.frontier import MAX_LENGTH, UNSAFE, shape
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace.records import Page, Skipped

# Seconds between two requests to one host, and how many hosts are asked at a time.
DELAY_SECONDS = 0.5
AT_ONCE = 4
MAX_HOPS = 10
# "Share this page" links: the same address with another page's in its query.
_PER_SHAPE = 25
# After so many hosts that could not be looked up, and none that could, there is no network.
_NO_NETWORK_AFTER = 5
# After so many requests in a row without an answer, the rest of a host is left.
_GIVE_UP_AFTER = 3


@dataclass(frozen=True, slots=True)
class Check:
    """An address to try. `whole` asks with GET; `form` is a form's target, never asked so."""

    url: str
    referrer: str
    hops: int = 0
    form: bool = False
    whole: bool = False

    @property
    def host(self) -> str:
        """The host, with its port."""
        return host_of(self.url)


class Outside:
    """Decides which address of which other site is tried next."""

    def __init__(self, config: Config, run: int) -> None:
        self._on = config.tries_other_sites
        self._limit = config.crawl.max_external
        self._run = run
        self._seen: set[str] = set()
        self._shapes: Counter[object] = Counter()
        self._waiting: dict[str, deque[Check]] = {}
        self._busy: set[str] = set()
        self._silent: Counter[str] = Counter()
        self._unknown: set[str] = set()
        self._known = False
        self._skipped: list[Skipped] = []

    def restore(self, pages: list[Page]) -> None:
        """Take over the answers that an earlier, cut-off try has stored."""
        for page in pages:
            self._seen.add(page.url)
            self._known = self._known or page.status is not None

    def add(self, url: str, referrer: str, hops: int = 0, form: bool = False) -> None:
        """Take an address that was found on a page, or that a redirect leads to."""
        if not self._on or url in self._seen or hops > MAX_HOPS:
            return
        self._seen.add(url)
        reason = self._reason(url)
        if reason:
            self._skipped.append(Skipped(self._run, url, reason, referrer))
            return
        check = Check(url, referrer, hops, form)
        queue = self._waiting.setdefault(check.host, deque())
        queue.appendleft(check) if hops else queue.append(check)

    def _reason(self, url: str) -> str:
        """Name why an address is left out, or nothing."""
        if UNSAFE.search(url):
            return "unsafe"
        if len(url) > MAX_LENGTH:
            return "trap"
        if len(self._seen) > self._limit:
            return "max_external"
        kind = shape(url)
        self._shapes[kind] += 1
        return "shape" if kind[1] and self._shapes[kind] > _PER_SHAPE else ""

    def take_known(self, known: dict[str, Page]) -> list[Page]:
        """Return the waiting addresses whose answer is known; they are not asked again."""
        found: list[Page] = []
        for queue in list(self._waiting.values()):
            for check in list(queue):
                page = known.get(check.url)
                if page:
                    queue.remove(check)
                    self._known = True
                    found.append(replace(page, run=self._run, referrer=check.referrer))
        return found

    def take_skipped(self) -> list[Skipped]:
        """Return what was left out since the last call."""
        taken, self._skipped = self._skipped, []
        return taken

    @property
    def pending(self) -> bool:
        """Whether anything is being asked, or waits to be."""
        return bool(self._busy) or any(self._waiting.values())

    def take(self) -> list[Check]:
        """Return what to ask now; their hosts are busy until `release`."""
        taken: list[Check] = []
        for host in list(self._waiting):
            if len(self._busy) >= AT_ONCE:
                break
            if host in self._busy:
                continue
            if not self._waiting[host]:
                del self._waiting[host]
                continue
            self._busy.add(host)
            taken.append(self._waiting[host].popleft())
        return taken

    def answered(self, check: Check) -> None:
        """Note that a host answered."""
        self._known = True
        self._silent[check.host] = 0

    def unanswered(self, check: Check, error: str) -> list[tuple[Check, str]]:
        """Note that a host did not answer; return the rest of it, if it is not to be asked.

        Without a network nothing that waits is asked: it stays unchecked.
        """
        self._silent[check.host] += 1
        if error in ("dns", "timeout") and not self._known:
            self._unknown.add(check.host)
            if len(self._unknown) >= _NO_NETWORK_AFTER:
                self._waiting.clear()
                return []
        if error in ("dns", "private") or self._silent[check.host] >= _GIVE_UP_AFTER:
            left = self._waiting.pop(check.host, deque())
            return [(one, error) for one in left]
        return []

    def release(self, host: str) -> None:
        """Let a host be asked again."""
        self._busy.discard(host)
