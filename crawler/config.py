"""The only reader of signpost.toml: frozen settings, each with its default and a comment.

`load` takes a file or a bare address. An unknown key or a wrong type is one clear line that
names the nearest right key. `write_starter` writes the commented file that `init` gives.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.address import is_loopback, normalise
from crawler.declared import setting as _setting
from crawler.personas import JourneySettings as JourneySettings
from crawler.personas import PersonaSettings as PersonaSettings
from crawler.personas import check_journey, check_persona, told
from crawler.trouble import SignpostError


class ConfigError(SignpostError):
    """Something in the settings is wrong; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """[site]: which website this is."""

    url: str = _setting("", "The address that the crawl starts from.")
    name: str = _setting("", "The council's name, as reports should print it.")
    hosts: tuple[str, ...] = _setting(
        (), "Other hosts that are part of this site (the start page's host always is)."
    )
    aliases: tuple[str, ...] = _setting(
        (),
        "Hosts that this site is a copy of (a staging or test copy): addresses there are read as "
        "addresses here.",
    )
    contact: str = _setting(
        "", "An email address or web page, sent in the User-Agent so that others can reach you."
    )


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """[crawl]: how the site is fetched."""

    max_pages: int = _setting(20_000, "Stop after this many addresses; what was left is reported.")
    max_depth: int = _setting(25, "Follow links at most this many clicks from the start page.")
    concurrency: int = _setting(
        0, "Requests at a time. 0: two for a live site, sixteen for one on this machine."
    )
    delay_seconds: float = _setting(
        -1.0, "Pause between requests. -1: a quarter second for a live site, none on this machine."
    )
    timeout_seconds: int = _setting(30, "Give up on one answer after this long.")
    max_megabytes: int = _setting(20, "Give up on an answer larger than this.")
    obey_robots: bool = _setting(True, "Keep to the site's robots.txt.")
    sitemaps: tuple[str, ...] = _setting(
        (), "Sitemaps to read besides those in robots.txt and /sitemap.xml."
    )
    exclude: tuple[str, ...] = _setting(
        (), "Regular expressions: addresses that match any of these are left out."
    )
    include: tuple[str, ...] = _setting(
        (), "Regular expressions: if there are any, only addresses that match one are read."
    )
    headers_from: tuple[str, ...] = _setting(
        (),
        "Headers that let Signpost into a staging site, their values from environment variables: "
        '["X-Staging-Key=STAGING_KEY"]. Values are never stored.',
    )
    login_from: str = _setting(
        "", "Environment variable with a login for basic authentication, as name:password."
    )
    cookie_from: str = _setting("", "Environment variable with a Cookie header for a staging site.")
    addresses_per_shape: int = _setting(
        200, "Follow at most this many addresses that differ only in their query values (traps)."
    )
    max_drawn: int = _setting(
        500,
        "Draw at most this many pages, whose content scripts make, in the browser; what was left "
        "is reported.",
    )
    check_assets: bool = _setting(True, "Ask for images, styles and scripts, to find broken ones.")
    check_external: str = _setting(
        "live",
        'Try links to other sites, once a run each: "live" (not from a site on this machine), '
        '"always" or "never".',
    )
    external_days: int = _setting(
        7, "Take an earlier run's word that a link to another site works for this many days."
    )
    external_seconds: int = _setting(15, "Give up on another site's answer after this long.")
    max_external: int = _setting(
        5_000, "Ask at most this many addresses on other sites; what was left is reported."
    )
    keep_runs: int = _setting(
        0,
        "Keep the pages' bodies of this many runs, the newest (0: of all). Findings, figures and "
        "history are always kept.",
    )
    resume_within_hours: int = _setting(
        72, "An unfinished run younger than this is carried on; an older one is left as it is."
    )


@dataclass(frozen=True, slots=True)
class VisitSettings:
    """[visit]: how pages are opened in the browser."""

    max_pages: int = _setting(
        0, "Open at most this many pages, evenly drawn from the crawl. 0: every page."
    )
    page_seconds: int = _setting(40, "Give up on one page after this long.")
    axe_seconds: int = _setting(20, "Give up on one accessibility scan after this long.")
    third_party: bool = _setting(False, "Let pages load things from other sites.")
    pages_per_browser: int = _setting(250, "Start a fresh browser after this many pages.")
    workers: int = _setting(0, "Browsers at a time. 0: one for each processor core.")
    revisit_after_weeks: int = _setting(
        4,
        "A page that has not changed is opened again after so many weeks, a share of them each "
        "week; until then what was seen of it holds. 0: open every page in every run.",
    )


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """[audit]: how pages are judged."""

    off: tuple[str, ...] = _setting((), "Rules to leave out, by id.")
    rules: Mapping[str, Mapping[str, Any]] = _setting(
        {}, 'Options of single rules, as tables: [audit.rules."readability/long-sentences"].'
    )


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """[search]: the site search."""

    query_log: str = _setting(
        "", "File of what people searched for: query, searches, addresses clicked (docs/search.md)."
    )
    ranker: str = _setting(
        "signpost", "The ranker that answers residents: signpost, whoosh or tfidf."
    )
    tolerance: float = _setting(
        0.01, "How much worse (nDCG@10) a new index may answer and still go live."
    )
    editors: str = _setting(
        "", "TOML file of best bets, synonyms and hidden pages that editors keep (docs/search.md)."
    )
    contact: str = _setting(
        "", "Where the search sends people who found nothing: a path or address. Empty: looked for."
    )
    phone: str = _setting("", "A telephone number to give beside it, as it should be printed.")
    colour: str = _setting(
        "#14364a", "The search page's own colour, #rrggbb, dark enough for white text."
    )
    public_url: str = _setting(
        "", "The address under which residents reach the search, if a proxy stands before it."
    )
    events_days: int = _setting(
        90, "Keep what was searched and opened, without personal data, this long. 0: keep nothing."
    )
    requests_per_minute: int = _setting(
        120, "How much one visitor may ask of the search. 0: no limit."
    )


@dataclass(frozen=True, slots=True)
class DemandSettings:
    """[demand]: what residents ask for."""

    services: str = _setting(
        "", "CSV of services: service, calls, failure_demand_percent, addresses (docs/demand.md)."
    )


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """[reports]: what is written."""

    rows_on_front_page: int = _setting(10, "How many faults and broken links the front page shows.")
    pictures: int = _setting(
        3_000, "Of how many pages the report holds pictures, worst first; two weigh about 90 KB."
    )
    public_url: str = _setting(
        "", "The address under which people reach the reports, for the feed, the email and serving."
    )
    password_from: str = _setting(
        "", "Environment variable with the password that served reports ask for (docs/acting.md)."
    )
    user_header: str = _setting(
        "",
        "Header in which a proxy in front of served reports names who is signed in; only if "
        "nothing but the proxy can reach them.",
    )
    email_to: tuple[str, ...] = _setting((), "Who gets the weekly page by email.")
    email_from: str = _setting("", "The address that the email comes from.")
    smtp_host: str = _setting("", "The mail server, such as smtp.example.gov.uk.")
    smtp_port: int = _setting(587, "Its port.")
    smtp_security: str = _setting(
        "starttls", 'How it is spoken to: "starttls", "tls" or "none" (on this machine only).'
    )
    smtp_user: str = _setting("", "The user name for it; empty: no login.")
    smtp_password_from: str = _setting("", "Environment variable with the password for it.")


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one site. `folder` is what relative file names are relative to."""

    site: SiteSettings = field(default_factory=SiteSettings)
    crawl: CrawlSettings = field(default_factory=CrawlSettings)
    visit: VisitSettings = field(default_factory=VisitSettings)
    audit: AuditSettings = field(default_factory=AuditSettings)
    search: SearchSettings = field(default_factory=SearchSettings)
    demand: DemandSettings = field(default_factory=DemandSettings)
    journey: tuple[JourneySettings, ...] = ()
    persona: tuple[PersonaSettings, ...] = ()
    reports: ReportSettings = field(default_factory=ReportSettings)
    folder: Path = field(default_factory=Path)

    @property
    def local(self) -> bool:
        """Whether the site is on this machine (and may be crawled at full speed)."""
        return is_loopback(self.site.url)

    @property
    def tries_other_sites(self) -> bool:
        """Whether links to other sites are tried; a copy on this machine leaves them alone."""
        wish = self.crawl.check_external
        return wish == "always" or (wish == "live" and not self.local)

    @property
    def hosts(self) -> frozenset[str]:
        """Every host (with port where it is not the default) that counts as this site."""
        start = urlsplit(self.site.url).netloc.lower()
        bare = start.removeprefix("www.")
        return frozenset({start, bare, f"www.{bare}", *(h.lower() for h in self.site.hosts)})

    def at_home(self, url: str) -> str:
        """Read an address on one of the site's aliases as the same address on the site itself."""
        if not self.site.aliases:
            return url
        parts, start = urlsplit(url), urlsplit(self.site.url)
        if parts.netloc not in {host.lower() for host in self.site.aliases}:
            return url
        return parts._replace(scheme=start.scheme, netloc=start.netloc).geturl()

    def file(self, name: str) -> Path | None:
        """Return where a file named in the settings is, or None if no name was given."""
        return self.folder / name if name else None


# Sections of which there may be many.
LISTS = ("journey", "persona")
SECTIONS: dict[str, type[Any]] = {
    "site": SiteSettings,
    "crawl": CrawlSettings,
    "visit": VisitSettings,
    "audit": AuditSettings,
    "search": SearchSettings,
    "demand": DemandSettings,
    "journey": JourneySettings,
    "persona": PersonaSettings,
    "reports": ReportSettings,
}


def load(site: str) -> Config:
    """Read the settings for SITE: the path of a signpost.toml, or a bare http(s) address.

    Raises:
        ConfigError: the file is missing or unreadable, or a key or value in it is wrong.
    """
    if "://" in site:
        return Config(site=SiteSettings(url=checked_url(site)))
    path = Path(site)
    return _build(_toml(path), str(path), path.resolve().parent)


def _toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, or say in one line why it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: no such file. Give a signpost.toml or an address that starts with https://"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error})") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None


def checked_url(url: str) -> str:
    """Normalise a start address, or say what is wrong with it.

    Raises:
        ConfigError: it is not an http or https address with a host.
    """
    try:
        good = normalise(url)
    except ValueError:
        good = None
    if good is None:
        raise ConfigError(
            f"{url}: not a web address. It has to look like https://www.example.gov.uk/"
        )
    return good


def _build(table: Mapping[str, Any], name: str, folder: Path) -> Config:
    """Turn a parsed file into a Config; every fault is a ConfigError that names the key."""
    parts: dict[str, Any] = {}
    for key, value in table.items():
        if key not in SECTIONS:
            raise ConfigError(f"{name}: unknown section [{key}]{nearest(key, SECTIONS)}")
        if key in LISTS:
            parts[key] = _tables(key, value, name)
        elif not isinstance(value, dict):
            raise ConfigError(f"{name}: {key} has to be a table, written [{key}]")
        else:
            parts[key] = _section(SECTIONS[key], value, f"[{key}]", name)
    for file in sorted((folder / "journeys").glob("*.toml")):
        for key, found in _journey_file(file).items():
            parts[key] = (*parts.get(key, ()), *found)
    try:
        parts["journey"] = tuple(told(parts.get("journey", ()), parts.get("persona", ())))
    except ValueError as error:
        raise ConfigError(f"{name}: {error}") from None
    config = Config(**parts, folder=folder)
    _check_patterns(config.crawl, name)
    if not config.site.url:
        raise ConfigError(f'{name}: [site] needs url = "https://…", the address to start from')
    if config.crawl.check_external not in ("live", "always", "never"):
        raise ConfigError(f'{name}: [crawl] check_external has to be "live", "always" or "never"')
    site = dataclasses.replace(config.site, url=checked_url(config.site.url))
    return dataclasses.replace(config, site=site)


def _tables(key: str, value: Any, name: str) -> tuple[Any, ...]:
    """Read journeys or personas, which are written as a list of tables."""
    if not isinstance(value, list) or not all(isinstance(x, dict) for x in value):
        raise ConfigError(f"{name}: {key}s are written as [[{key}]] tables")
    found = []
    for number, one in enumerate(value, 1):
        where = f"[[{key}]] {number}"
        found.append(_section(SECTIONS[key], one, where, name))
        try:
            _CHECKS[key](found[-1])
        except ValueError as error:
            raise ConfigError(f"{name}: {where}: {error}") from None
    return tuple(found)


_CHECKS: dict[str, Callable[[Any], None]] = {"journey": check_journey, "persona": check_persona}


def _journey_file(file: Path) -> dict[str, tuple[Any, ...]]:
    """Read one file of journeys and personas."""
    table = _toml(file)
    for key in table:
        if key not in LISTS:
            wrong = f"{file}: unknown section [{key}]{nearest(key, LISTS)}"
            raise ConfigError(f"{wrong}; other settings belong in signpost.toml")
    return {key: _tables(key, value, str(file)) for key, value in table.items()}


def _check_patterns(crawl: CrawlSettings, name: str) -> None:
    """Refuse a regular expression that is none."""
    for key, patterns in (("include", crawl.include), ("exclude", crawl.exclude)):
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ConfigError(
                    f"{name}: [crawl] {key}: {pattern!r} is not a regular expression ({error})"
                ) from None


def _section(kind: type[Any], table: Mapping[str, Any], where: str, name: str) -> Any:
    """Build one settings record from its table."""
    hints = typing.get_type_hints(kind)
    for key in table:
        if key not in hints:
            raise ConfigError(f"{name}: unknown key {key!r} in {where}{nearest(key, hints)}")
    values = {k: _typed(v, hints[k], f"{name}: {where} {k}") for k, v in table.items()}
    return kind(**values)


def _typed(value: Any, hint: Any, where: str) -> Any:
    """Check a value against its type; lists become tuples, whole numbers may stand for floats."""
    origin = typing.get_origin(hint)
    if origin is tuple:
        if isinstance(value, list) and all(isinstance(x, str) for x in value):
            return tuple(value)
        raise ConfigError(f'{where} has to be a list of texts, such as ["one", "two"]')
    if origin is not None and issubclass(origin, Mapping):
        if isinstance(value, dict) and all(isinstance(x, dict) for x in value.values()):
            return types.MappingProxyType(value)
        raise ConfigError(f"{where} has to hold tables, one a rule")
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        raise ConfigError(f"{where} has to be {_TYPE_NAMES[hint]}, not {value!r}")
    return value


_TYPE_NAMES = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def nearest(key: str, known: typing.Iterable[str]) -> str:
    """Suggest the known key that looks most like `key`, or list them all."""
    known = list(known)
    close = difflib.get_close_matches(key, known, n=1)
    return f": did you mean {close[0]!r}?" if close else f" (known: {', '.join(known)})"
