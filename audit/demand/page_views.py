"""How often pages are looked at: exports of Google Analytics, Matomo and Search Console."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from audit.demand.table_files import RowError, is_total, read_table, whole
from audit.site_view import SiteView
from signpost.pages.addresses import resolve
from signpost.settings.config import Config
from signpost.workspace.artifacts.judged_demand import PageViews

# What the exports call their columns: GA4 and Universal Analytics, Matomo, Search Console.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "page": (
        "page",
        "page path and screen class",
        "page path",
        "page path query string",
        "page path and query string",
        "landing page",
        "landing page query string",
        "page location",
        "full page url",
        "page url",
        "url",
        "top pages",
        "pages",
        "address",
        "label",
        "metadata url",
        "path",
    ),
    "views": (
        "views",
        "page views",
        "pageviews",
        "screen page views",
        "unique pageviews",
        "unique page views",
        "nb hits",
        "hits",
        "visits",
        "sessions",
        "entrances",
        "clicks",
        "nb visits",
    ),
}
# What analytics writes where it has no address.
_NO_ADDRESS = frozenset({"(not set)", "(other)", "(none)", "others", "(redacted)"})


def of(site: SiteView, services: Mapping[str, str]) -> PageViews:
    """Read the exports that the settings name, for the pages of a crawl.

    `services` gives each page's service. Where two files count one page, the larger number is
    used: tools count the same visit.

    Raises:
        ConfigError: a file is missing or is no such export.
    """
    pages: dict[str, int] = {}
    notes: list[str] = []
    for path in files(site.config):
        for page, views in _by_page(site, path, notes).items():
            pages[page] = max(views, pages.get(page, 0))
    sums: Counter[str] = Counter()
    for page, views in pages.items():
        sums[services.get(page, "")] += views
    return PageViews(pages=pages, services=dict(sums), notes=notes)


def _by_page(site: SiteView, path: Path, notes: list[str]) -> dict[str, int]:
    """Return the views that one export counts of each page; adds to `notes`."""
    counted: dict[str, int] = {}
    unknown = 0
    for address, views in read(path, site.config.site.url, notes).items():
        page = page_of(site, address)
        if page:
            counted[page] = counted.get(page, 0) + views
        else:
            unknown += 1
    if unknown:
        notes.append(
            f"{path.name}: {unknown:,} address{'' if unknown == 1 else 'es'} not among the "
            "pages that were crawled"
        )
    return counted


def files(config: Config) -> list[Path]:
    """Return the exports that the settings name."""
    return [config.folder / name for name in config.demand.views]


def read(path: Path, home: str, notes: list[str]) -> dict[str, int]:
    """Return the views of each address of one export; adds to `notes` what was not used.

    Raises:
        ConfigError: the file is missing or has no such columns.
    """
    table = read_table(path, "[demand] views", COLUMNS, "page views")
    found: dict[str, int] = {}
    for number, row in table.rows:
        page = row.get("page", "")
        if not page or is_total(page) or page.casefold() in _NO_ADDRESS:
            table.refuse(number, "a total, or no address")
            continue
        try:
            address = address_of(page, home)
            found[address] = found.get(address, 0) + whole(row.get("views", ""), "views")
        except RowError as why:
            table.refuse(number, str(why))
    notes.extend(table.notes())
    return found


def address_of(page: str, home: str) -> str:
    """Return the full address of what an export calls a page.

    Matomo and old Analytics write addresses without their scheme, and some without the first /.
    """
    host = urlsplit(home).netloc
    if "://" not in page and page.lower().startswith((host, host.removeprefix("www."))):
        page = f"//{page}"
    elif "://" not in page and not page.startswith("/"):
        page = f"/{page}"
    found = resolve(home, page)
    if found is None:
        raise RowError("not an address")
    return found[0]


def page_of(site: SiteView, address: str) -> str:
    """Return the crawled page that an address is of, or nothing.

    Campaign words and slashes at the end do not make another page.
    """
    bare = address.partition("?")[0]
    for known in (address, bare, bare.rstrip("/"), f"{bare.rstrip('/')}/"):
        if known in site.pages:
            end = site.state(known).final_url
            return end if end in site.pages else known
    return ""
