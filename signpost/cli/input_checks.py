"""Reads what the settings name before a run begins: a mistake is told now, not in an hour."""

from __future__ import annotations

from signpost.settings.config import Config


def check_inputs(config: Config) -> None:
    """Find what is wrong with rules, demand, query log, judgements and editors' file.

    Raises:
        signpost.errors.SignpostError: one line for what is wrong.
    """
    from audit import registry

    registry.chosen(config)
    _check_demand(config)
    _check_search(config)


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
    from search.rankers.registry import data_version
    from search.site_evidence import site_monthly_log

    log = config.file(config.search.query_log)
    if log:
        read_log(log, config.site.url)
    site_monthly_log(config)
    editors_of(config)
    named_judgements(config)
    data_version(RankerOptions(dense=config.search.dense))
