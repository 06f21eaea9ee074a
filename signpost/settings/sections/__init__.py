"""The sections of signpost.toml: each setting with its type, range, default and comment."""

from __future__ import annotations

from msgspec import Struct, field

from signpost.settings.sections.audit import AuditSettings
from signpost.settings.sections.crawl import CrawlSettings
from signpost.settings.sections.demand import DemandSettings
from signpost.settings.sections.reports import ReportSettings
from signpost.settings.sections.search import SearchSettings
from signpost.settings.sections.sign_in import SignInSettings
from signpost.settings.sections.user_stories import JourneySettings, PersonaSettings
from signpost.settings.sections.visit import VisitSettings
from signpost.settings.sections.website import SiteSettings

__all__ = [
    "AuditSettings",
    "CrawlSettings",
    "DemandSettings",
    "JourneySettings",
    "PersonaSettings",
    "ReportSettings",
    "SearchSettings",
    "Sections",
    "SignInSettings",
    "SiteSettings",
    "VisitSettings",
]


class Sections(Struct, frozen=True, kw_only=True):
    """All sections of signpost.toml, in the order in which `init` writes them."""

    site: SiteSettings = SiteSettings()
    crawl: CrawlSettings = CrawlSettings()
    visit: VisitSettings = VisitSettings()
    audit: AuditSettings = field(default_factory=AuditSettings)
    search: SearchSettings = SearchSettings()
    demand: DemandSettings = DemandSettings()
    journey: tuple[JourneySettings, ...] = ()
    persona: tuple[PersonaSettings, ...] = ()
    reports: ReportSettings = ReportSettings()
