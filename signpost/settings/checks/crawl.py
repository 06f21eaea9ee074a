"""What [crawl] may say: patterns that are some, and limits that leave something to crawl."""

from __future__ import annotations

import re

from signpost.pages.addresses import resolve
from signpost.settings.config_error import ConfigError, one_line, shown
from signpost.settings.sections import Sections


def patterns_are_expressions(sections: Sections) -> None:
    """Refuse a regular expression that is none."""
    crawl = sections.crawl
    for key, patterns in (("include", crawl.include), ("exclude", crawl.exclude)):
        for pattern in patterns:
            try:
                re.compile(pattern)
            # Python has limits of its own: of nesting, and of how often something may repeat.
            except (re.error, RecursionError, OverflowError) as error:
                why = one_line(str(error))
                raise ConfigError(
                    f"[crawl] {key}: {shown(pattern)} is not a regular expression ({why})"
                ) from None


def include_and_exclude_differ(sections: Sections) -> None:
    """Refuse a pattern that lets in what it leaves out."""
    for pattern in sections.crawl.include:
        if pattern in sections.crawl.exclude:
            raise ConfigError(
                f"[crawl] {shown(pattern)} is in include and in exclude: keep it in one of them"
            )


def start_page_is_not_excluded(sections: Sections) -> None:
    """Refuse to leave out the page that leads to all others (`include` always lets it in)."""
    start = sections.site.url
    for pattern in sections.crawl.exclude:
        if re.search(pattern, start):
            raise ConfigError(
                f"[crawl] exclude: {shown(pattern)} leaves out the start page {one_line(start)}, "
                "so that nothing would be crawled"
            )


def sitemaps_are_addresses(sections: Sections) -> None:
    """Refuse a sitemap whose address makes no sense; it may be on another site."""
    for written in sections.crawl.sitemaps:
        if resolve(sections.site.url, written) is None:
            raise ConfigError(f"[crawl] sitemaps: {shown(written)} is not a web address or path")


def other_sites_may_be_asked(sections: Sections) -> None:
    """Refuse to try links to other sites always, and none of them."""
    crawl = sections.crawl
    if crawl.check_external == "always" and not crawl.max_external:
        raise ConfigError(
            '[crawl] check_external = "always" and max_external = 0 contradict each other: to try '
            'no links to other sites, write check_external = "never"'
        )
