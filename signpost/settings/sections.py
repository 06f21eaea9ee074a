"""The sections of signpost.toml: each setting with its default and a comment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from signpost.settings.declared import setting


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """[site]: which website this is."""

    url: str = setting("", "The address that the crawl starts from.")
    name: str = setting("", "The council's name, as reports should print it.")
    hosts: tuple[str, ...] = setting(
        (), "Other hosts that are part of this site (the start page's host always is)."
    )
    aliases: tuple[str, ...] = setting(
        (),
        "Hosts that this site is a copy of (a staging or test copy): addresses there are read as "
        "addresses here.",
    )
    contact: str = setting(
        "", "An email address or web page, sent in the User-Agent so that others can reach you."
    )


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """[crawl]: how the site is fetched."""

    max_pages: int = setting(20_000, "Stop after this many addresses; what was left is reported.")
    max_depth: int = setting(25, "Follow links at most this many clicks from the start page.")
    concurrency: int = setting(
        0, "Requests at a time. 0: two for a live site, sixteen for one on this machine."
    )
    delay_seconds: float = setting(
        -1.0, "Pause between requests. -1: a quarter second for a live site, none on this machine."
    )
    timeout_seconds: int = setting(30, "Give up on one answer after this long.")
    max_megabytes: int = setting(20, "Give up on an answer larger than this.")
    obey_robots: bool = setting(True, "Keep to the site's robots.txt.")
    sitemaps: tuple[str, ...] = setting(
        (), "Sitemaps to read besides those in robots.txt and /sitemap.xml."
    )
    exclude: tuple[str, ...] = setting(
        (), "Regular expressions: addresses that match any of these are left out."
    )
    include: tuple[str, ...] = setting(
        (), "Regular expressions: if there are any, only addresses that match one are read."
    )
    headers_from: tuple[str, ...] = setting(
        (),
        "Headers that let Signpost into a staging site, their values from environment variables: "
        '["X-Staging-Key=STAGING_KEY"]. Values are never stored.',
    )
    login_from: str = setting(
        "", "Environment variable with a login for basic authentication, as name:password."
    )
    cookie_from: str = setting("", "Environment variable with a Cookie header for a staging site.")
    addresses_per_shape: int = setting(
        200, "Follow at most this many addresses that differ only in their query values (traps)."
    )
    max_drawn: int = setting(
        500,
        "Draw at most this many pages, whose content scripts make, in the browser; what was left "
        "is reported.",
    )
    check_assets: bool = setting(True, "Ask for images, styles and scripts, to find broken ones.")
    check_external: str = setting(
        "live",
        'Try links to other sites, once a run each: "live" (not from a site on this machine), '
        '"always" or "never".',
    )
    external_days: int = setting(
        7, "Take an earlier run's word that a link to another site works for this many days."
    )
    external_seconds: int = setting(15, "Give up on another site's answer after this long.")
    max_external: int = setting(
        5_000, "Ask at most this many addresses on other sites; what was left is reported."
    )
    keep_runs: int = setting(
        0,
        "Keep the pages' bodies of this many runs, the newest (0: of all). Findings, figures and "
        "history are always kept.",
    )
    resume_within_hours: int = setting(
        72, "An unfinished run younger than this is carried on; an older one is left as it is."
    )


@dataclass(frozen=True, slots=True)
class VisitSettings:
    """[visit]: how pages are opened in the browser."""

    max_pages: int = setting(
        0, "Open at most this many pages, evenly drawn from the crawl. 0: every page."
    )
    page_seconds: int = setting(40, "Give up on one page after this long.")
    axe_seconds: int = setting(20, "Give up on one accessibility scan after this long.")
    third_party: bool = setting(False, "Let pages load things from other sites.")
    pages_per_browser: int = setting(250, "Start a fresh browser after this many pages.")
    workers: int = setting(0, "Browsers at a time. 0: one for each processor core.")
    ocr: bool = setting(
        False,
        "Read the words in pictures (needs signpost[ocr]; about a second a picture).",
    )
    revisit_after_weeks: int = setting(
        4,
        "A page that has not changed is opened again after so many weeks, a share of them each "
        "week; until then what was seen of it holds. 0: open every page in every run.",
    )


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """[audit]: how pages are judged."""

    off: tuple[str, ...] = setting((), "Rules to leave out, by id.")
    rules: Mapping[str, Mapping[str, Any]] = setting(
        {}, 'Options of single rules, as tables: [audit.rules."readability/long-sentences"].'
    )


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """[search]: the site search."""

    query_log: str = setting(
        "", "File of what people searched for: query, searches, addresses clicked (docs/search.md)."
    )
    monthly_log: str = setting(
        "",
        "File of searches by month (month, query, searches), for what rises, falls and is new. "
        "Empty: the query log, where it has months.",
    )
    staff_words: tuple[str, ...] = setting(
        ("intranet", "payroll", "payslip", "timesheet", "webmail"),
        "Words that only your staff search for: left out of what searches tell, and counted there.",
    )
    ranker: str = setting(
        "signpost", "The ranker that answers residents: signpost, whoosh or tfidf."
    )
    dense: bool = setting(
        False,
        "Let the signpost ranker compare meanings by dense vectors too (needs signpost[dense]).",
    )
    tolerance: float = setting(
        0.01, "How much worse (nDCG@10) a new index may answer and still go live."
    )
    editors: str = setting(
        "", "TOML file of best bets, synonyms and hidden pages that editors keep (docs/search.md)."
    )
    contact: str = setting(
        "", "Where the search sends people who found nothing: a path or address. Empty: looked for."
    )
    phone: str = setting("", "A telephone number to give beside it, as it should be printed.")
    colour: str = setting(
        "#14364a", "The search page's own colour, #rrggbb, dark enough for white text."
    )
    public_url: str = setting(
        "", "The address under which residents reach the search, if a proxy stands before it."
    )
    events_days: int = setting(
        90, "Keep what was searched and opened, without personal data, this long. 0: keep nothing."
    )
    requests_per_minute: int = setting(
        120, "How much one visitor may ask of the search. 0: no limit."
    )
    present: str = setting(
        "",
        "The search that your website has at present, to compare with: the address of its results "
        'with {query} for the words, such as "/search?q={query}". Empty: it is not asked.',
    )
    present_results: str = setting(
        "", 'CSS selector of its result links, such as "main .results h3 a".'
    )
    present_hosts: tuple[str, ...] = setting(
        (), "Other hosts that it may be on, if it is not on this site."
    )
    present_queries: int = setting(
        100,
        "Ask it this many of the judged queries, those most searched for, besides all searches of "
        "the user stories.",
    )
    present_days: int = setting(
        28, "Take its answer of an earlier run for this many days. 0: ask everything in every run."
    )


@dataclass(frozen=True, slots=True)
class DemandSettings:
    """[demand]: what residents ask for."""

    services: str = setting(
        "", "CSV of services: service, calls, failure_demand_percent, addresses (docs/demand.md)."
    )
    views: tuple[str, ...] = setting(
        (), "Page views, as CSV or .xlsx: exports of Google Analytics, Matomo or Search Console."
    )
    contacts: str = setting(
        "",
        "What residents said when they got in touch, as CSV or .xlsx with a column called text. "
        "Personal data is taken out before anything is kept.",
    )
    feedback: tuple[str, ...] = setting(
        (),
        "Counts of feedback, complaints or contacts without a text, as CSV or .xlsx: count, and "
        "page or service (docs/demand.md).",
    )
    share_low: float = setting(
        0.0, "Of a service's avoidable calls, the least share (0 to 1) that its pages may explain."
    )
    share_high: float = setting(0.5, "And the most. Nobody knows either: docs/priorities.md.")
    views_share: float = setting(
        0.5, "How much more a page may count that is looked at as often as the mean page."
    )
    contacts_share: float = setting(
        0.25, "And one with the mean number of contacts and feedback, of its own or its service's."
    )


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """[reports]: what is written."""

    rows_on_front_page: int = setting(10, "How many issues and broken links the front page shows.")
    pictures: int = setting(
        3_000, "Of how many pages the report holds pictures, worst first; two weigh about 90 KB."
    )
    sample: tuple[str, ...] = setting(
        (), "Pages that the regulator's rehearsal looks at for certain: addresses or paths."
    )
    regulator_letter: str = setting(
        "", 'The day on which the regulator\'s report came, such as "2026-10-01": 12 weeks run.'
    )
    public_url: str = setting(
        "", "The address under which people reach the reports, for the feed, the email and serving."
    )
    password_from: str = setting(
        "", "Environment variable with the password that served reports ask for (docs/acting.md)."
    )
    user_header: str = setting(
        "",
        "Header in which a proxy in front of served reports names who is signed in; only if "
        "nothing but the proxy can reach them.",
    )
    email_to: tuple[str, ...] = setting((), "Who gets the weekly page by email.")
    email_from: str = setting("", "The address that the email comes from.")
    smtp_host: str = setting("", "The mail server, such as smtp.example.gov.uk.")
    smtp_port: int = setting(587, "Its port.")
    smtp_security: str = setting(
        "starttls", 'How it is spoken to: "starttls", "tls" or "none" (on this machine only).'
    )
    smtp_user: str = setting("", "The user name for it; empty: no login.")
    smtp_password_from: str = setting("", "Environment variable with the password for it.")
