"""What the tests of several content rules use: a site with summaries, and a site on a fixed day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.inputs import Inputs, PageView
from audit.inventory.summary import of

TODAY = "2026-11-21T09:00:00+00:00"


@pytest.fixture
def judge_site(judge, make_site):
    """Judge a site rule over pages, with the summaries that page judging leaves behind."""

    def run(rule: str, pages: dict[str, str]):
        site = make_site(pages)
        for url in site.html_pages:
            record = site.pages[url]
            view = PageView(record, site.workspace.pages.body(record), [])
            site.summaries[url] = of(Inputs(page=view), record)
        return judge(rule, site=site)

    return run


@pytest.fixture
def judge_on(judge, make_site):
    """Judge one page on 21 November 2026."""

    def run(rule: str, html: str, url: str = "https://www.mereford.gov.uk/page", **options):
        site = make_site({"/page": html})
        site.run = replace(site.run, started=TODAY)
        return judge(rule, html, url=url, site=site, **options)

    return run
