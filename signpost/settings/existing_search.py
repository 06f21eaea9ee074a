"""The address of the site's present search: a template with {query} where the words go."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urljoin, urlsplit

from cssselect import HTMLTranslator, SelectorError

from signpost.pages.addresses import host_of, normalise
from signpost.settings.sections import SearchSettings

HOLE = "{query}"
# Stands for the words where a template is checked.
_SOME_WORD = "bins"


def check_present(search: SearchSettings, site: str, hosts: Collection[str]) -> None:
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
    if written.count(HOLE) != 1:
        raise ValueError(f"present has to hold {HOLE} once, where the words go, not {written!r}")
    try:
        parts = urlsplit(urljoin(site, written))
        whole = normalise(address_of(written, _SOME_WORD, site))
    except ValueError:
        raise ValueError(f"present: {written!r} is not a web address") from None
    if whole is None or HOLE in parts.netloc or "@" in parts.netloc or HOLE in parts.fragment:
        raise ValueError(
            f"present: {written!r} has to be a web address with {HOLE} in its path or query"
        )
    allowed = {*hosts, *(host.lower() for host in search.present_hosts)}
    if host_of(whole) not in allowed:
        raise ValueError(
            f"present: {host_of(whole)} is not a host of this site. If the search is there, "
            "name it in present_hosts"
        )


def xpath_of(selector: str) -> str:
    """Return a CSS selector as XPath.

    Raises:
        ValueError: it is none.
    """
    try:
        return str(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, RecursionError) as error:
        raise ValueError(f"present_results: {selector!r} is not a CSS selector ({error})") from None


def address_of(template: str, query: str, site: str) -> str:
    """Return the address that asks for `query`; a template may be a path on `site`."""
    return urljoin(site, template).replace(HOLE, quote(query, safe=""))
