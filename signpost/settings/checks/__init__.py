"""What the type and range of a single setting cannot say: forms, and what contradicts what."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from signpost.settings.checks import crawl, demand, network, reports, search, sign_in, website
from signpost.settings.config_error import ConfigError
from signpost.settings.sections import Sections

CHECKS: tuple[Callable[[Sections], None], ...] = (
    website.hosts_are_hosts,
    website.aliases_are_other_hosts,
    website.contact_is_one_line,
    crawl.patterns_are_expressions,
    crawl.include_and_exclude_differ,
    crawl.start_page_is_not_excluded,
    crawl.sitemaps_are_addresses,
    crawl.other_sites_may_be_asked,
    network.proxy_is_an_address,
    sign_in.secrets_are_not_written_down,
    sign_in.headers_name_variables,
    sign_in.crawl_signs_in_one_way,
    sign_in.form_is_whole,
    sign_in.form_names_variables,
    sign_in.reports_are_signed_into_one_way,
    sign_in.mail_login_is_whole,
    search.existing_search_can_be_asked,
    search.colour_is_hexadecimal,
    search.public_url_is_an_address,
    search.path_prefix_is_a_path,
    search.trusted_proxies_are_networks,
    demand.shares_are_in_order,
    reports.public_url_is_an_address,
    reports.sample_is_on_the_site,
    reports.letter_came_on_a_day,
    reports.email_can_be_sent,
    reports.email_addresses_are_addresses,
    reports.mail_server_is_a_host,
    reports.mail_is_not_sent_in_the_open,
)


def check_sections(sections: Sections, name: str) -> Sections:
    """Check what was read from the file called `name`; return it with its start normalised.

    Raises:
        ConfigError: something in it is written wrong, or contradicts something else.
    """
    try:
        start = website.start_address(sections.site)
        sections = replace(sections, site=replace(sections.site, url=start))
        for check in CHECKS:
            check(sections)
    except ConfigError as error:
        raise ConfigError(f"{name}: {error}") from None
    return sections
