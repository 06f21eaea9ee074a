"""The address of the site's present search: a template with {query} where the words go."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urljoin, urlsplit

from cssselect import HTMLTranslator, SelectorError

from signpost.pages.addresses import host_of, normalise
from signpost.settings.config_error import one_line, shown
from signpost.settings.sections import SearchSettings

PLACEHOLDER = "{query}"
# Stands for the words where a template is checked.
_SOME_WORD = "bins"


def check_existing_search(search: SearchSettings, site: str, hosts: Collection[str]) -> None:
    """Check the settings of the present search; `site` is the start address, `hosts` its hosts.

    Raises:
        ValueError: one of them is wrong; the message names it and says what to do.
    """
    if bool(search.present) != bool(search.present_results):
        raise ValueError(
            "present and present_results go together: the address of the site's search, and the "
            "CSS selector of the links that are its results"
        )
    if search.present:
        _check_template(search, site, hosts)
        xpath_of(search.present_results)


def _check_template(search: SearchSettings, site: str, hosts: Collection[str]) -> None:
    """Check that a template has one hole, in the path or query of an address that may be asked."""
    written = search.present
    if written.count(PLACEHOLDER) != 1:
        raise ValueError(
            f"present has to hold {PLACEHOLDER} once, where the words go, not {shown(written)}"
        )
    try:
        parts = urlsplit(urljoin(site, written))
        whole = normalise(results_address(written, _SOME_WORD, site))
    except ValueError:
        raise ValueError(f"present: {shown(written)} is not a web address") from None
    if (
        whole is None
        or PLACEHOLDER in parts.netloc
        or "@" in parts.netloc
        or PLACEHOLDER in parts.fragment
    ):
        raise ValueError(
            f"present: {shown(written)} has to be a web address with {PLACEHOLDER} in its path "
            "or query"
        )
    allowed = {*hosts, *(host.lower() for host in search.present_hosts)}
    if host_of(whole) not in allowed:
        raise ValueError(
            f"present: {one_line(host_of(whole))} is not a host of this site. If the search is "
            "there, name it in present_hosts"
        )


def xpath_of(selector: str) -> str:
    """Return a CSS selector as XPath.

    Raises:
        ValueError: it is none.
    """
    try:
        return str(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, RecursionError) as error:
        raise ValueError(
            f"present_results: {shown(selector)} is not a CSS selector ({one_line(str(error))})"
        ) from None


def results_address(template: str, query: str, site: str) -> str:
    """Return the address that asks for `query`; a template may be a path on `site`."""
    return urljoin(site, template).replace(PLACEHOLDER, quote(query, safe=""))
