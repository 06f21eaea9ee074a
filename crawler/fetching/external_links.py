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
MAX_HOPS = 20
# "Share this page" links: the same address with another page's in its query.
_MOST_PER_SHAPE = 25
# After so many hosts that could not be looked up, and none that could, there is no network.
_NO_NETWORK_AFTER = 5
_NO_NETWORK_ERRORS = {"dns", "timeout", "proxy_down", "proxy_login"}
# After so many requests in a row without an answer, or that are to come later, a host is left.
_GIVE_UP_AFTER = 3


@dataclass(frozen=True, slots=True)
class ExternalCheck:
    """An address to try. `use_get` asks with GET; a posted form's target (`form`) is never."""

    url: str
    referrer: str
    hops: int = 0
    form: bool = False
    use_get: bool = False

    @property
    def host(self) -> str:
        """The host, with its port."""
        return host_of(self.url)

    @property
    def may_use_get(self) -> bool:
        """Whether it is asked with HEAD now, and may be asked with GET after that."""
        return not self.use_get and not self.form


class ExternalLinks:
    """Decides which address of which other site is tried next."""

    def __init__(self, config: Config, run: int) -> None:
        self._is_on = config.tries_other_sites
        self._limit = config.crawl.max_external
        self._run = run
        self._seen: set[str] = set()
        self._shapes: Counter[object] = Counter()
        self._waiting: dict[str, deque[ExternalCheck]] = {}
        self._busy_hosts: dict[str, ExternalCheck] = {}
        self._unanswered: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._unreachable_hosts: set[str] = set()
        self._has_network = False
        self._skipped: list[Skipped] = []

    def restore(self, pages: list[Page]) -> None:
        """Take over the answers that an earlier, cut-off try has stored."""
        for page in pages:
            self._seen.add(page.url)
            self._has_network = self._has_network or page.status is not None

    def add(
        self,
        url: str,
        referrer: str,
        hops: int = 0,
        form: bool = False,
        use_get: bool = False,
    ) -> None:
        """Take an address that was found on a page, or that a redirect leads to."""
        if not self._is_on or url in self._seen or hops > MAX_HOPS:
            return
        self._seen.add(url)
        reason = self._reason(url)
        if reason:
            self._skipped.append(Skipped(self._run, url, reason, referrer))
            return
        check = ExternalCheck(url, referrer, hops, form, use_get)
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
        return "shape" if kind[1] and self._shapes[kind] > _MOST_PER_SHAPE else ""

    def take_known(self, known: dict[str, Page]) -> list[Page]:
        """Return the waiting addresses whose answer is known; they are not asked again."""
        found: list[Page] = []
        for queue in list(self._waiting.values()):
            for check in list(queue):
                page = known.get(check.url)
                if page:
                    queue.remove(check)
                    self._has_network = True
                    found.append(replace(page, run=self._run, referrer=check.referrer))
        return found

    def take_skipped(self) -> list[Skipped]:
        """Return what was left out since the last call."""
        taken, self._skipped = self._skipped, []
        return taken

    @property
    def pending(self) -> bool:
        """Whether anything is being asked, or waits to be."""
        return bool(self._busy_hosts) or any(self._waiting.values())

    def take(self) -> list[ExternalCheck]:
        """Return what to ask now; their hosts are busy until `release`."""
        taken: list[ExternalCheck] = []
        for host in list(self._waiting):
            if len(self._busy_hosts) >= AT_ONCE:
                break
            if host in self._busy_hosts:
                continue
            if not self._waiting[host]:
                del self._waiting[host]
                continue
            self._busy_hosts[host] = self._waiting[host].popleft()
            taken.append(self._busy_hosts[host])
        return taken

    def answered(self, check: ExternalCheck, is_refused: bool = False) -> list[ExternalCheck]:
        """Note that a host answered, if only that it wants to be asked later (`is_refused`).

        Return the rest of the host, if it is not to be asked.
        """
        self._has_network = True
        self._unanswered[check.host] = 0
        self._refused[check.host] = self._refused[check.host] + 1 if is_refused else 0
        return self.leave(check.host) if self._refused[check.host] >= _GIVE_UP_AFTER else []

    def unanswered(self, check: ExternalCheck, error: str) -> list[tuple[ExternalCheck, str]]:
        """Note that a host did not answer; return the rest of it, if it is not to be asked.

        Without a network nothing that waits is asked: it stays unchecked.
        """
        self._unanswered[check.host] += 1
        if error in _NO_NETWORK_ERRORS and not self._has_network:
            self._unreachable_hosts.add(check.host)
            if len(self._unreachable_hosts) >= _NO_NETWORK_AFTER:
                self._waiting.clear()
                return []
        if error in ("dns", "private") or self._unanswered[check.host] >= _GIVE_UP_AFTER:
            return [(one, error) for one in self.leave(check.host)]
        return []

    def leave(self, host: str) -> list[ExternalCheck]:
        """Return what waits of a host; none of it is asked any more."""
        return list(self._waiting.pop(host, ()))

    def under_way(self) -> list[ExternalCheck]:
        """Return what is being asked just now."""
        return list(self._busy_hosts.values())

    def release(self, host: str) -> None:
        """Let a host be asked again."""
        self._busy_hosts.pop(host, None)
