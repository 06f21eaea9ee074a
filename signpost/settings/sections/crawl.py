"""The section [crawl] of signpost.toml: how the site is fetched."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from signpost.settings.sections.comment import comment
from signpost.settings.sections.sign_in import SignInSettings


class CrawlSettings(Struct, frozen=True, kw_only=True):
    """[crawl]: how the site is fetched."""

    max_pages: Annotated[
        int,
        comment(
            "Stop after this many addresses; what was left is reported.", between=(1, 10_000_000)
        ),
    ] = 20_000
    max_depth: Annotated[
        int,
        comment("Follow links at most this many clicks from the start page.", between=(0, 1_000)),
    ] = 25
    concurrency: Annotated[
        int,
        comment(
            "Requests at a time. 0: two for a live site, sixteen for one on this machine.",
            between=(0, 64),
        ),
    ] = 0
    delay_seconds: Annotated[
        float,
        comment(
            "Pause between requests. -1: a quarter second for a live site, none on this machine.",
            between=(-1, 3_600),
        ),
    ] = -1.0
    timeout_seconds: Annotated[
        int, comment("Give up on one answer after this long.", between=(1, 3_600))
    ] = 30
    stalled_minutes: Annotated[
        float,
        comment(
            "End the crawl if nothing at all has come for this long; what came is stored, and the "
            "same command carries on.",
            between=(0.01, 1_440),
        ),
    ] = 15.0
    max_megabytes: Annotated[
        int, comment("Give up on an answer larger than this.", between=(1, 2_000))
    ] = 20
    obey_robots: Annotated[bool, comment("Keep to the site's robots.txt.")] = True
    sitemaps: Annotated[
        tuple[str, ...],
        comment(
            "Sitemaps to read besides those in robots.txt and /sitemap.xml: paths, or addresses on "
            "any host."
        ),
    ] = ()
    exclude: Annotated[
        tuple[str, ...],
        comment("Regular expressions: addresses that match any of these are left out."),
    ] = ()
    include: Annotated[
        tuple[str, ...],
        comment("Regular expressions: if there are any, only addresses that match one are read."),
    ] = ()
    headers_from: Annotated[
        tuple[str, ...],
        comment(
            "Headers that let Signpost into a staging site, their values from environment "
            'variables: ["X-Staging-Key=STAGING_KEY"]. Values are never stored.'
        ),
    ] = ()
    login_from: Annotated[
        str,
        comment("Environment variable with a login for basic authentication, as name:password."),
    ] = ""
    cookie_from: Annotated[
        str, comment("Environment variable with a Cookie header for a staging site.")
    ] = ""
    sign_in: Annotated[
        SignInSettings,
        comment("Signing in to a staging site by its form, before anything else is asked."),
    ] = SignInSettings()
    proxy: Annotated[
        str,
        comment(
            'The proxy to ask through: "http://proxy.example.gov.uk:8080". Empty: what HTTP_PROXY '
            'and HTTPS_PROXY say. "none": no proxy, whatever they say. NO_PROXY holds for both.'
        ),
    ] = ""
    ca_bundle: Annotated[
        str,
        comment(
            "File of PEM certificates of authorities to trust besides the usual ones, such as the "
            "council's own."
        ),
    ] = ""
    addresses_per_shape: Annotated[
        int,
        comment(
            "Follow at most this many addresses that differ only in their query values (traps).",
            between=(1, 1_000_000),
        ),
    ] = 200
    max_drawn: Annotated[
        int,
        comment(
            "Draw at most this many pages, whose content scripts make, in the browser; what was "
            "left is reported.",
            between=(0, 1_000_000),
        ),
    ] = 500
    check_assets: Annotated[
        bool, comment("Ask for images, styles and scripts, to find broken ones.")
    ] = True
    check_external: Annotated[
        Literal["live", "always", "never"],
        comment(
            'Try links to other sites, once a run each: "live" (not from a site on this machine),'
            ' "always" or "never".'
        ),
    ] = "live"
    external_days: Annotated[
        int,
        comment(
            "Take an earlier run's word that a link to another site works for this many days.",
            between=(0, 3_650),
        ),
    ] = 7
    external_seconds: Annotated[
        int, comment("Give up on another site's answer after this long.", between=(1, 3_600))
    ] = 15
    max_external: Annotated[
        int,
        comment(
            "Ask at most this many addresses on other sites; what was left is reported.",
            between=(0, 10_000_000),
        ),
    ] = 5_000
    keep_runs: Annotated[
        int,
        comment(
            "Keep the pages' bodies of this many runs, the newest (0: of all). Findings, figures "
            "and history are always kept.",
            between=(0, 10_000),
        ),
    ] = 0
    resume_within_hours: Annotated[
        int,
        comment(
            "An unfinished run younger than this is carried on; an older one is left as it is.",
            between=(0, 87_600),
        ),
    ] = 72
