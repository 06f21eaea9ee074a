"""Says of each thing that a run needs whether it would stop it: pure functions over facts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

import msgspec

from crawler.site_probe import SiteAnswer, SiteProbe
from signpost.cli.doctor.machine import MachineFacts, WorkspaceFacts
from signpost.pages.addresses import host_of
from signpost.settings.config import Config
from signpost.workspace.schema import HEAD

State = Literal["ok", "problem", "could not check"]
# A run of a site of 20,000 pages takes about this much; the database may grow by half of itself.
LEAST_FREE, LEAST_TEMPORARY = 1_000_000_000, 200_000_000
# A clock that is further off spoils dates, certificates and sign-ins.
MOST_SECONDS_OFF = 300
# Certificates that end sooner would end before the next weekly runs.
SOON = timedelta(days=14)
_GOOD = range(200, 300)
_PROXY = {
    "proxy": "it does not let {host} through, or cannot reach it: have it allowed, or name it in "
    "NO_PROXY",
    "proxy_down": "it cannot be reached: check [crawl] proxy, or HTTP_PROXY and HTTPS_PROXY",
    "proxy_login": "it asks for a name and password: write them before its host, as in "
    "http://name:password@proxy:8080",
}
_NETWORK = {
    "dns": "there is no host of that name: check the address, and this machine's DNS",
    "refused": "the server refuses connections: check the address and its port",
    "timeout": "the server did not answer in time: check the address, and the firewall",
    "private": "it is on a private network that Signpost does not ask: check [site] hosts",
    "unreadable": "what it answers is nothing that browsers can read",
}
_SIGN_IN = {
    401: "set [crawl] login_from, or headers_from, for a staging site",
    403: "let Signpost's address or User-Agent through its firewall",
    429: "it asks for fewer requests: try again later",
    503: "try again later",
}


class Check(msgspec.Struct, frozen=True):
    """One thing that a run needs: `said` is what was found, and what to do about a problem."""

    name: str
    state: State
    said: str

    @property
    def line(self) -> str:
        """The check as one line."""
        return f"{self.name}: {self.state}{': ' if self.said else ''}{' '.join(self.said.split())}"


def unchecked(names: tuple[str, ...], why: str) -> list[Check]:
    """Return checks that could not be made."""
    return [Check(name, "could not check", why) for name in names]


def of_machine(facts: MachineFacts, config: Config) -> list[Check]:
    """Judge what this machine has."""
    browser = Check("browser", "ok", facts.browser)
    if facts.browser_problem:
        browser = Check("browser", "problem", facts.browser_problem)
    return [browser, of_workspace(facts.workspace, config.site.url), of_disk(facts)]


def of_workspace(facts: WorkspaceFacts, site: str) -> Check:
    """Judge a workspace: whether a run of a site may be written to it."""
    name, place = "workspace", facts.place
    if facts.problem:
        return Check(name, "problem", f"{place} cannot be read ({facts.problem})")
    if not facts.is_writable:
        return Check(name, "problem", f"{place} cannot be written to: check its permissions")
    if not facts.exists:
        return Check(name, "ok", f"{place} is not there yet; the first run makes it")
    if facts.version > HEAD:
        return Check(
            name,
            "problem",
            f"{place} was written by a newer Signpost (schema {facts.version}, this one knows "
            f"{HEAD}): upgrade Signpost",
        )
    if facts.site and facts.site != site:
        said = f"{place} keeps {facts.site}, not {site}: name another folder with --workspace"
        return Check(name, "problem", said)
    if facts.is_locked:
        said = f"another signpost command is working in {place}: wait for it or stop it"
        return Check(name, "problem", said)
    older = f"; the next run brings it from schema {facts.version} up to {HEAD}"
    return Check(name, "ok", f"{place}{older if facts.version < HEAD else ''}")


def of_disk(facts: MachineFacts) -> Check:
    """Judge the room on the disk of the workspace, and for temporary files."""
    needed = max(LEAST_FREE, facts.workspace.size // 2)
    if facts.disk_free < needed:
        said = f"{_mb(facts.disk_free)} free, a run may need {_mb(needed)}: make room"
        return Check("disk", "problem", said)
    if facts.temporary_free < LEAST_TEMPORARY:
        said = f"{_mb(facts.temporary_free)} free for temporary files, {_mb(LEAST_TEMPORARY)} "
        return Check("disk", "problem", f"{said}are needed: make room, or set TMPDIR")
    return Check("disk", "ok", f"{_mb(facts.disk_free)} free")


def _mb(size: int) -> str:
    """Write a size in megabytes (10⁶ bytes)."""
    return f"{size // 1_000_000:,} MB"


def of_site(found: SiteProbe, config: Config) -> list[Check]:
    """Judge what a site answered."""
    start = found.start
    return [
        of_proxy(found, host_of(config.site.url)),
        of_network(start, config),
        of_certificate(found, config.site.url, datetime.now(UTC)),
        of_robots(found, config),
        of_clock(start if start.date else found.robots),
    ]


def of_proxy(found: SiteProbe, host: str) -> Check:
    """Judge the way to the site."""
    if not found.proxy:
        return Check("proxy", "ok", f"{host} is asked directly, without one")
    if why := _PROXY.get(found.start.error):
        return Check("proxy", "problem", f"{found.proxy}: {why.format(host=host)}")
    return Check("proxy", "ok", found.proxy)


def of_network(start: SiteAnswer, config: Config) -> Check:
    """Judge whether the start page comes."""
    name = "network"
    if start.error in _PROXY:
        return Check(name, "could not check", "the proxy is in the way")
    if start.error in ("tls", "failed"):
        return Check(name, "could not check", "no secured connection was made (see certificate)")
    if start.error:
        why = _NETWORK.get(start.error, f"no answer came ({start.reason or start.error})")
        return Check(name, "problem", f"{start.url}: {why}")
    if host_of(start.url) not in config.hosts:
        said = (
            f"the start page leads to {start.url}, which is another site: start from there, or add "
            "its host to [site] hosts"
        )
        return Check(name, "problem", said)
    if start.status not in _GOOD:
        what = _SIGN_IN.get(start.status, "give the address of a page that answers 200")
        return Check(name, "problem", f"{start.url} answers {start.status}: {what}")
    if not start.content_type.lower().startswith(("text/html", "application/xhtml")):
        what = start.content_type or "no type"
        return Check(name, "problem", f"{start.url} is {what}, not a page to start from")
    return Check(name, "ok", f"{start.url} answers {start.status} in {start.seconds:.1f} s")


def of_certificate(found: SiteProbe, url: str, now: datetime) -> Check:
    """Judge the server's certificate."""
    name, error = "certificate", found.start.error
    if not url.startswith("https:"):
        return Check(name, "ok", "none is needed for http")
    if error == "tls":
        said = (
            f"it is not accepted ({found.start.reason}): name your own authorities in [crawl] "
            "ca_bundle or SSL_CERT_FILE, or have it renewed"
        )
        return Check(name, "problem", said)
    if error == "failed":
        said = (
            f"no secured connection ({found.start.reason}): often its server leaves out the "
            "certificate of its issuer"
        )
        return Check(name, "problem", said)
    if error:
        return Check(name, "could not check", "no connection was made")
    if not found.certificate_ends:
        return Check(name, "ok", "it is accepted; when it ends could not be told")
    ends = datetime.fromisoformat(found.certificate_ends)
    said = f"it ends on {ends:%Y-%m-%d}"
    if ends - now < SOON:
        return Check(name, "problem", f"{said}: have it renewed")
    return Check(name, "ok", f"it is accepted, and {said}")


def of_robots(found: SiteProbe, config: Config) -> Check:
    """Judge whether robots.txt lets Signpost in."""
    name, url = "robots", found.robots.url
    lifted = (
        "set [crawl] obey_robots = false if the site is yours ('signpost init' writes the file)"
    )
    if not config.crawl.obey_robots:
        return Check(name, "ok", "it is not obeyed ([crawl] obey_robots = false)")
    if found.robots.error:
        return Check(name, "could not check", f"{url} did not answer (see network)")
    if found.robots_unread:
        said = f"{url} could not be read ({found.robots_unread}), so nothing may be asked"
        return Check(name, "problem", f"{said}: try again later, or {lifted}")
    if not found.may_ask:
        return Check(name, "problem", f"{url} refuses the start page: {lifted}")
    return Check(name, "ok", f"{url} lets Signpost in")


def of_clock(answer: SiteAnswer) -> Check:
    """Judge this machine's clock by the Date of an answer and its Age (RFC 9111, 5.1)."""
    try:
        sent = parsedate_to_datetime(answer.date)
        age = int(answer.age or 0)
    except (ValueError, TypeError):
        return Check("clock", "could not check", "the server does not say what time it is")
    if sent.tzinfo is None:
        sent = sent.replace(tzinfo=UTC)
    off = answer.at - sent.timestamp() - age
    if abs(off) <= MOST_SECONDS_OFF:
        return Check("clock", "ok", f"within {max(1, round(abs(off)))} s of the server's")
    way = "ahead of" if off > 0 else "behind"
    far = timedelta(seconds=round(abs(off)))
    said = f"this machine's clock is {far} {way} the server's: set it (or the server's)"
    return Check("clock", "problem", said)
