"""The settings of one site, read from signpost.toml or made from a bare address.

`load` takes a file or a bare address. A mistake in the file is one clear line that says what is
wrong, where, and what to do. What each setting is, its range and its default stand in
`signpost.settings.sections`; what must not be said together, in `signpost.settings.checks`.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from signpost.pages.addresses import is_loopback
from signpost.settings.checks import check_sections
from signpost.settings.checks.website import checked_url
from signpost.settings.config_error import ConfigError, nearest
from signpost.settings.reading import read_sections
from signpost.settings.sections import (
    AuditSettings,
    CrawlSettings,
    DemandSettings,
    JourneySettings,
    PersonaSettings,
    ReportSettings,
    SearchSettings,
    Sections,
    SignInSettings,
    SiteSettings,
    VisitSettings,
)

__all__ = [
    "AuditSettings",
    "Config",
    "ConfigError",
    "CrawlSettings",
    "DemandSettings",
    "JourneySettings",
    "PersonaSettings",
    "ReportSettings",
    "SearchSettings",
    "SignInSettings",
    "SiteSettings",
    "VisitSettings",
    "checked_url",
    "load",
    "nearest",
]


class Config(Sections, frozen=True, kw_only=True):
    """All settings of one site. `folder` is what relative file names are relative to."""

    folder: Path = Path()

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
        return self.site.all_hosts

    def without_alias(self, url: str) -> str:
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


def load(site: str) -> Config:
    """Read the settings for SITE: the path of a signpost.toml, or a bare http(s) address.

    Raises:
        ConfigError: the file is missing or unreadable, or a key or value in it is wrong.
    """
    if "://" in site:
        return Config(site=SiteSettings(url=checked_url(site)))
    path = Path(site)
    folder = path.resolve().parent
    sections = check_sections(read_sections(path, folder), str(path))
    return Config(
        **{name: getattr(sections, name) for name in Sections.__struct_fields__}, folder=folder
    )
