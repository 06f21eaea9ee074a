"""The stages of a weekly run, in their order: the one list that the weekly run and reports read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    `name` is what is stored of it; `doing` is what the screen says meanwhile, `label` what reports
    call it. `work` is the function that does it, as module:function: only `signpost.weekly` looks
    it up, and only when it is needed, as the browser, Scrapy and scikit-learn each take a second to
    load. All have the form (workspace, config, run, progress) -> summary.
    """

    name: str
    doing: str
    label: str
    work: str


STAGES = (
    Stage(
        name="crawl",
        doing="Crawling",
        label="Reading the website",
        work="crawler.crawl:crawl",
    ),
    Stage(
        name="visit",
        doing="Opening pages in the browser",
        label="Opening pages in a browser",
        work="crawler.browser.visit:visit",
    ),
    Stage(
        name="log",
        doing="Reading what residents searched for",
        label="Reading the query log",
        work="search.insights.page_demand:collect",
    ),
    Stage(
        name="audit",
        doing="Judging",
        label="Judging the pages",
        work="audit.run:audit",
    ),
    Stage(
        name="index",
        doing="Building the search",
        label="Building the search index",
        work="search.index:index",
    ),
    Stage(
        name="questions",
        doing="Choosing what to ask the site's own search",
        label="Choosing what to ask the site's own search",
        work="search.existing_search:choose",
    ),
    Stage(
        name="present",
        doing="Asking the site's own search",
        label="Asking the site's own search",
        work="crawler.existing_search.collect:ask",
    ),
    Stage(
        name="benchmark",
        doing="Trying the search on logged queries",
        label="Measuring the search",
        work="search.benchmark:benchmark_run",
    ),
    Stage(
        name="promote",
        doing="Choosing which search is live",
        label="Putting the search index live",
        work="search.promote:promote",
    ),
    Stage(
        name="answers",
        doing="Asking the search what the stories ask",
        label="Asking the search what the user stories ask",
        work="search.stories:collect",
    ),
    Stage(
        name="routes",
        doing="Planning how the stories are walked",
        label="Planning how the user stories are walked",
        work="audit.user_journeys.plan:plan",
    ),
    Stage(
        name="walks",
        doing="Walking the stories in the browser",
        label="Walking the user stories in a browser",
        work="crawler.browser.journeys.collect:walks",
    ),
    Stage(
        name="journeys",
        doing="Judging the user stories",
        label="Judging the user stories",
        work="audit.user_journeys.stories:journeys",
    ),
    Stage(
        name="opportunities",
        doing="Putting in order what to mend",
        label="Putting in order what to mend",
        work="audit.priorities.opportunities:opportunities",
    ),
    Stage(
        name="report",
        doing="Writing the report",
        label="Writing this report",
        work="reports.weekly:report",
    ),
)
BY_NAME = {stage.name: stage for stage in STAGES}
