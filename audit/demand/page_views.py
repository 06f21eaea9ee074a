"""How often pages are looked at: exports of analytics, of search engines and of quality tools.

Known are the columns of Google Analytics (4 and Universal), Matomo, Search Console, Plausible,
Siteimprove and Looker Studio; what others call theirs is told by the values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from audit.demand.view_rows import rows_that_count
from audit.site_view import SiteView
from signpost.pages.addresses import resolve
from signpost.settings.config import Config
from signpost.tables.columns import ColumnKind
from signpost.tables.reading import Table, read_table
from signpost.tables.table_error import RowError
from signpost.tables.table_search import Wanted
from signpost.tables.totals import is_total
from signpost.tables.value_kinds import misfit_of_address, misfit_of_count, misfit_of_host
from signpost.workspace.artifacts.files_read import FileRead
from signpost.workspace.artifacts.judged_demand import PageViews

COLUMNS: Mapping[str, ColumnKind] = {
    "page": ColumnKind(
        names=(
            *("page", "page path and screen class", "page path", "page path query string"),
            *("page path and query string", "landing page", "landing page query string"),
            *("page location", "full page url", "page url", "url", "top pages", "pages"),
            *("address", "label", "metadata url", "path", "web page", "pagepath"),
        ),
        weak=("name", "entry page", "document", "content", "link", "page name"),
        words=("url", "page path", "path", "address", "page"),
        never=("title", "views", "per", "time", "value", "previous", "referrer", "exit"),
        misfit=misfit_of_address,
        by_values=True,
        measure=len,
    ),
    "views": ColumnKind(
        names=(
            *("views", "page views", "pageviews", "screen page views", "screenpageviews"),
            *("total page views", "total views", "unique pageviews", "unique page views"),
            *("nb hits", "hits", "visits", "sessions", "entrances", "clicks", "url clicks"),
            "nb visits",
            *("total entrances", "unique entrances"),
        ),
        weak=("total", "count", "number", "visitors", "users", "event count"),
        words=(
            "page views",
            "pageviews",
            "views",
            "hits",
            "visits",
            "clicks",
            "sessions",
            "entrances",
        ),
        never=(
            *("per", "avg", "average", "rate", "time", "change", "share", "bounce", "duration"),
            *("previous", "prior", "last month", "last year", "last week", "no", "without", "rank"),
        ),
        misfit=misfit_of_count,
        by_values=True,
    ),
    "host": ColumnKind(names=("hostname", "host name", "host", "domain"), misfit=misfit_of_host),
    "range": ColumnKind(names=("date range", "date ranges", "comparison", "segment", "period")),
    "aggregate": ColumnKind(names=("is aggregate", "metadata is aggregate")),
    "metadata url": ColumnKind(names=("metadata url",)),
}
_WANTED = Wanted(COLUMNS, (("page", "views"),), monthly="views")
# What analytics writes where it has no address.
_NO_ADDRESS = frozenset({"(not set)", "(other)", "(none)", "others", "(redacted)"})


def of(site: SiteView, services: Mapping[str, str]) -> PageViews:
    """Read the exports that the settings name, for the pages of a crawl.

    `services` gives each page's service. Where two files count one page, the larger number is
    used: tools count the same visit.

    Raises:
        TableError: a file is missing or is no such export.
    """
    pages: dict[str, int] = {}
    notes: list[str] = []
    read_files: list[FileRead] = []
    counted_twice = 0
    for path in files(site.config):
        for page, views in _by_page(site, path, notes, read_files).items():
            counted_twice += page in pages
            pages[page] = max(views, pages.get(page, 0))
    if counted_twice:
        some = "1 page is" if counted_twice == 1 else f"{counted_twice:,} pages are"
        notes.append(f"{some} in more than one file of page views: the larger number was used")
    sums: Counter[str] = Counter()
    for page, views in pages.items():
        sums[services.get(page, "")] += views
    return PageViews(pages=pages, services=dict(sums), notes=notes, files=read_files)


def _by_page(
    site: SiteView, path: Path, notes: list[str], read_files: list[FileRead]
) -> dict[str, int]:
    """Return the views that one export counts of each page; adds to what is told of files."""
    counted: dict[str, int] = {}
    unknown = 0
    table = read_export(path)
    used = views_of(table, site.config)
    for address, views in used.items():
        page = page_of(site, address)
        if page:
            counted[page] = counted.get(page, 0) + views
        else:
            unknown += 1
    more = []
    if unknown:
        more.append(
            f"{unknown:,} address{'' if unknown == 1 else 'es'} not among the "
            "pages that were crawled"
        )
    notes.extend([*table.notes(), *(f"{path.name}: {note}" for note in more)])
    rows = len(table.rows) - table.refused
    read_files.append(table.file_read("views", used, rows, more))
    return counted


def files(config: Config) -> list[Path]:
    """Return the exports that the settings name."""
    return [config.folder / name for name in config.demand.views]


def read_export(path: Path) -> Table:
    """Open one export.

    Raises:
        TableError: the file is missing or has no such columns.
    """
    return read_table(path, "[demand] views", _WANTED, counts=("views",))


def views_of(table: Table, config: Config) -> dict[str, int]:
    """Return the views of each address of one export; the table remembers what was not used."""
    found: dict[str, int] = {}
    for number, row in rows_that_count(table):
        page = row.get("page", "")
        if not page or is_total(page) or page.casefold() in _NO_ADDRESS:
            table.refuse(number, "a total, or no address")
            continue
        try:
            address = address_of(page, _home_of(row.get("host", ""), config))
            found[address] = found.get(address, 0) + table.count(row, "views", "views")
        except RowError as why:
            table.refuse(number, str(why))
    return found


def _home_of(host: str, config: Config) -> str:
    """Return the address that a row's path is under: a column of hosts may name another site."""
    home = config.site.url
    if not host or host.startswith("("):
        return home
    said = host.lower().removeprefix("https://").removeprefix("http://").partition("/")[0]
    named = said.partition(":")[0]
    ours = {known.partition(":")[0] for known in config.hosts} | {
        known.partition(":")[0] for known in config.site.aliases
    }
    if named in ours and named.removeprefix("www.") == _host_of(home).removeprefix("www."):
        return home
    return home if named in config.site.aliases else f"{urlsplit(home).scheme}://{said}/"


def _host_of(address: str) -> str:
    """Return the host of an address without its port."""
    return urlsplit(address).hostname or ""


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
