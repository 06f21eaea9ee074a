"""Reads what the settings name before a run begins: a mistake is told now, not in an hour."""

from __future__ import annotations

from tempfile import TemporaryFile

from signpost.settings.config import Config, ConfigError, nearest
from signpost.workspace import Workspace

# Below the workspace's own.
_FOLDERS = ("report", "indexes")


def check_inputs(config: Config) -> None:
    """Find what is wrong with rules, demand, query log, judgements and editors' file.

    Raises:
        signpost.errors.SignpostError: one line for what is wrong.
    """
    from audit import registry

    registry.chosen(config)
    _check_demand(config)
    _check_search(config)
    _check_network(config)


def check_visits(config: Config) -> None:
    """Make sure that pages can be opened in a browser, and all that it is to do can be done.

    Raises:
        signpost.errors.SignpostError: one line for what is missing.
    """
    from crawler.browser.guarded_browser import check_starts
    from crawler.browser.page_scripts.axe_script import script_path
    from crawler.browser.page_scripts.ocr import check_reader_installed

    check_reader_installed(config)
    script_path(config)
    check_starts(config)


def check_folders(workspace: Workspace) -> None:
    """Make sure that the folders that the last stages write into can be written to.

    Raises:
        OSError: one cannot.
    """
    for name in _FOLDERS:
        folder = workspace.folder / name
        if folder.exists():
            with TemporaryFile(dir=folder):
                pass


def _check_network(config: Config) -> None:
    """Read the proxy, the certificates and the environment variables that [crawl] names."""
    from crawler.fetching.credentials import Credentials
    from crawler.fetching.proxies import Proxies
    from crawler.fetching.trusted_certificates import TrustedCertificates

    Credentials(config)
    Proxies.of_config(config)
    TrustedCertificates.of_config(config)


def _check_demand(config: Config) -> None:
    """Read every table that [demand] names."""
    from audit.demand import contacts, feedback, page_views, service_demand

    service_demand.of(config)
    for path in page_views.files(config):
        page_views.read_export(path)
    for path in feedback.files(config):
        feedback.table_of(path)
    said = contacts.file(config)
    if said:
        contacts.open_log(said)


def _check_search(config: Config) -> None:
    """Read every file that [search] names, and see that what it asks for is installed."""
    from search.editors import editors_of
    from search.evaluation.human_judgements import named_judgements
    from search.logs.query_log import read_log
    from search.rankers.ranker import RankerOptions
    from search.rankers.registry import data_version, rankers
    from search.site_evidence import site_monthly_log

    if config.search.ranker not in rankers():
        known = nearest(config.search.ranker, rankers())
        raise ConfigError(f"[search] ranker: there is no {config.search.ranker!r}{known}")
    log = config.file(config.search.query_log)
    if log:
        read_log(log, config.site.url)
    site_monthly_log(config)
    editors_of(config)
    named_judgements(config)
    data_version(RankerOptions(dense=config.search.dense))
