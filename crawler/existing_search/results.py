"""Reads the results off a page of the site's existing search: the links that a selector names."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from signpost.pages.addresses import host_of, resolve
from signpost.pages.markup import parse
from signpost.settings.config import Config
from signpost.settings.existing_search import xpath_of

# As many as the bench looks at.
DEPTH = 10


def result_links(body: bytes, content_type: str, url: str, config: Config) -> list[str]:
    """Return the addresses of the first ten results of a page at `url`, best first.

    `[search] present_results` names the links, or what holds them: then the first link in each
    counts. A link that only counts the click on its way leads to the address within it.
    """
    root = parse(body, content_type)
    base = next((x.get("href") or "" for x in root.iter("base")), "")
    here = (resolve(url, base) or (url, ""))[0] if base else url
    found: dict[str, None] = {}
    for element in _chosen(root, config.search.present_results):
        link = element if element.get("href") else next(element.iter("a"), None)
        target = resolve(here, link.get("href") or "") if link is not None else None
        if target:
            found[config.without_alias(_inside(target[0], config))] = None
        if len(found) == DEPTH:
            break
    return list(found)


def _chosen(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements that a selector names, in document order."""
    try:
        return [x for x in root.xpath(xpath_of(selector)) if isinstance(x, HtmlElement)]
    except etree.XPathError:
        return []


def _inside(url: str, config: Config) -> str:
    """Return the address of the site that a click counter's address holds, else the address."""
    for _, value in parse_qsl(urlsplit(url).query):
        inner = resolve(url, value) if value.startswith(("http://", "https://")) else None
        if inner and host_of(inner[0]) in config.hosts:
            return inner[0]
    return url
