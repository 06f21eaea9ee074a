"""A small council site with a query log, for the search's stages."""

import pytest
from msgspec.structs import replace

from signpost.settings.config import Config, SearchSettings, SiteSettings
from signpost.workspace.artifacts.judged import SERVICES

HOME = "https://www.mereford.gov.uk/"
PAGES = {
    "/bins": ("Bin collections", "Find out when we collect your bin."),
    "/council-tax": ("Council tax", "Pay your council tax or find your band."),
    "/parking": ("Parking permits", "Apply for a permit to park in your street."),
    "/libraries": ("Libraries", "Find a library and borrow books."),
    "/housing": ("Housing repairs", "Report a repair in your council home."),
    "/schools": ("School admissions", "Apply for a place at a school."),
}
LOG = "\n".join(
    ["query\tsearches\tclicked", "bin day\t90\t/bins", "bin collections\t80\t/bins",
     "council tax\t70\t/council-tax", "pay council tax\t60\t/council-tax", "permit\t50\t/parking",
     "parking\t40\t/parking", "library\t30\t/libraries", "borrow books\t20\t/libraries",
     "repairs\t15\t/housing", "school place\t10\t/schools", "zzz\t5", "bins rent\t4"]
)  # fmt: skip


def page(title, text):
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head>"
        f"<body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    )


@pytest.fixture
def council(make_site, tmp_path):
    """Make a run of the council's site: (workspace, config, run); pages may be changed."""

    def make(changes=None, log=LOG, **settings):
        pages = {**PAGES, **(changes or {})}
        site = make_site({path: page(*what) for path, what in pages.items() if what})
        (tmp_path / "log.tsv").write_text(log)
        search = SearchSettings(query_log="log.tsv" if log else "", **settings)
        config = Config(site=SiteSettings(url=HOME), search=search, folder=tmp_path)
        site.workspace.artifacts.write(site.run.id, SERVICES, {f"{HOME}bins": "Waste"})
        return site.workspace, replace(config), site.run

    return make
