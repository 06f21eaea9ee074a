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
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from signpost.errors import SignpostError
from signpost.pages.addresses import is_loopback, normalise
from signpost.settings.existing_search import check_present
from signpost.settings.personas import JourneySettings as JourneySettings
from signpost.settings.personas import PersonaSettings as PersonaSettings
from signpost.settings.personas import check_journey, check_persona, told
from signpost.settings.sections import AuditSettings as AuditSettings
from signpost.settings.sections import CrawlSettings as CrawlSettings
from signpost.settings.sections import DemandSettings as DemandSettings
from signpost.settings.sections import ReportSettings as ReportSettings
from signpost.settings.sections import SearchSettings as SearchSettings
from signpost.settings.sections import SiteSettings as SiteSettings
from signpost.settings.sections import VisitSettings as VisitSettings


class ConfigError(SignpostError):
    """Something in the settings is wrong; the message is one line for a person."""


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
    """Turn a parsed file into a Config; every issue is a ConfigError that names the key."""
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
    _check_shares(config.demand, name)
    _check_day(config.reports.regulator_letter, f"{name}: [reports] regulator_letter")
    site = dataclasses.replace(config.site, url=checked_url(config.site.url))
    config = dataclasses.replace(config, site=site)
    try:
        check_present(config.search, config.site.url, config.hosts)
    except ValueError as error:
        raise ConfigError(f"{name}: [search] {error}") from None
    return config


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


def _check_shares(demand: DemandSettings, name: str) -> None:
    """Refuse assumptions that are no shares."""
    if not 0 <= demand.share_low <= demand.share_high <= 1 or not (
        0 <= demand.views_share <= 10 and 0 <= demand.contacts_share <= 10
    ):
        raise ConfigError(
            f"{name}: [demand] share_low and share_high have to be from 0 to 1, the low one first, "
            "and views_share and contacts_share from 0 to 10"
        )


def _check_day(text: str, where: str) -> None:
    """Refuse what is no day."""
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f'{where} has to be a day such as "2026-10-01", not {text!r}') from None


def _check_patterns(crawl: CrawlSettings, name: str) -> None:
    """Refuse a regular expression that is none, and a wish that is not known."""
    if crawl.check_external not in ("live", "always", "never"):
        raise ConfigError(f'{name}: [crawl] check_external has to be "live", "always" or "never"')
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
