"""Every link of a page in one parse, with its words, its landmark and what it points at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.address import host_of, resolve
from crawler.markup import Element, parse, squeeze
from crawler.page import Link, LinkKind

DOCUMENTS = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|odt)$", re.IGNORECASE)
_ASSETS = re.compile(
    r"\.(png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|woff2?|ttf|otf|eot|mp[34]|m4a|webm|ogg|wav)$",
    re.IGNORECASE,
)
_LANDMARKS = {
    "header": "header",
    "nav": "nav",
    "main": "main",
    "footer": "footer",
    "aside": "aside",
    "head": "head",
}
_ROLES = {
    "banner": "header",
    "navigation": "nav",
    "main": "main",
    "contentinfo": "footer",
    "complementary": "aside",
}
# Which attribute of which element holds an address, and whether a person can follow it.
_SOURCES = {
    "a": "href",
    "area": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "form": "action",
    "input": "src",
}
_FOLLOWED = {"a", "area", "iframe", "form"}
_LINK_RELS_ASSETS = {
    "stylesheet",
    "icon",
    "shortcut",
    "apple-touch-icon",
    "preload",
    "manifest",
    "modulepreload",
}
_LINK_RELS_PAGES = {"canonical", "alternate", "next", "prev"}
_REFRESH = re.compile(r"^\s*\d+[.\d]*\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """What one parse of a page gave: its title and its links, in document order."""

    title: str = ""
    links: list[Link] = field(default_factory=list)


def find_links(
    body: bytes,
    content_type: str,
    url: str,
    hosts: frozenset[str],
    at_home: Callable[[str], str] = lambda address: address,
) -> Found:
    """Parse a page once and return its title and links.

    `hosts` are the site's own; links elsewhere are `external`. Links that are not addresses
    (`javascript:`, `data:`) are left out. `at_home` reads an alias's address as the site's own.
    """
    root = parse(body, content_type)
    found = Found()
    base = url
    places: dict[Element, str] = {}
    for element in root.iter("base", "title", "meta", *_SOURCES):
        tag = element.tag
        if tag == "base":
            joined = resolve(url, element.get("href", ""))
            base = joined[0] if joined else url
        elif tag == "title":
            found.title = found.title or squeeze(element.text_content())
        elif tag == "meta":
            found.links.extend(_refresh(element, base, hosts))
        else:
            found.links.extend(_links(element, base, hosts, places))
    found.links = [_moved(link, at_home, hosts) for link in found.links]
    return found


def links_to(
    found: Iterable[tuple[str, str]],
    url: str,
    hosts: frozenset[str],
    at_home: Callable[[str], str] = lambda address: address,
) -> list[Link]:
    """Return the links of a document from its (address, words), each pair once, as `find_links`."""
    links: list[Link] = []
    for address, words in dict.fromkeys(found):
        text, scheme = squeeze(words), address.strip()[:7].lower()
        if scheme.startswith(("mailto:", "tel:")):
            kind: LinkKind = "mail" if scheme.startswith("mailto:") else "phone"
            links.append(Link(address.strip(), "", text, "document", kind))
        elif target := resolve(url, address):
            link = Link(*target, text, "document", _kind(target[0], "a", hosts))
            links.append(_moved(link, at_home, hosts))
    return links


def _moved(link: Link, at_home: Callable[[str], str], hosts: frozenset[str]) -> Link:
    """Read a link to an alias of the site as a link to the site itself."""
    home = at_home(link.url)
    if home == link.url:
        return link
    tag = "img" if link.tag not in _FOLLOWED and link.tag not in ("link", "meta") else link.tag
    if _is_asset_link(link.tag, link.rel):
        tag = "img"
    return replace(link, url=home, kind=_kind(home, tag, hosts))


def _refresh(element: Element, base: str, hosts: frozenset[str]) -> Iterator[Link]:
    """Yield the target of a meta refresh."""
    if (element.get("http-equiv") or "").lower() != "refresh":
        return
    match = _REFRESH.match(element.get("content") or "")
    target = resolve(base, match.group(1)) if match else None
    if target:
        yield Link(*target, where="head", kind=_kind(target[0], "a", hosts), tag="meta")


def _links(
    element: Element, base: str, hosts: frozenset[str], places: dict[Element, str]
) -> Iterator[Link]:
    """Yield the links of one element: its address and, for images, those of its srcset."""
    tag = str(element.tag)
    raw = element.get(_SOURCES[tag])
    # Of a form, how it is sent says more: what the answer to a mere question means.
    rel = (element.get("method" if tag == "form" else "rel") or "").lower()
    if raw is not None and _counts(element, tag, rel):
        where = _place(element, places)
        scheme = raw.strip()[:7].lower()
        if scheme.startswith(("mailto:", "tel:")):
            kind: LinkKind = "mail" if scheme.startswith("mailto:") else "phone"
            yield Link(raw.strip(), "", _words(element), where, kind, tag, rel)
        elif target := resolve(base, raw):
            kind = _kind(target[0], tag if not _is_asset_link(tag, rel) else "img", hosts)
            yield Link(target[0], target[1], _words(element), where, kind, tag, rel)
    srcset = element.get("srcset")
    for source in _candidates(srcset) if srcset else ():
        if target := resolve(base, source):
            yield Link(
                target[0], "", "", _place(element, places), _kind(target[0], "img", hosts), tag
            )


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a srcset (HTML standard, 4.8.4.2.1): commas may be part of them."""
    wanted = True
    for token in srcset.split():
        rest = token
        if not wanted:  # a descriptor, and with no space after its comma the next address
            _, comma, rest = token.partition(",")
            wanted = bool(comma)
        if wanted and (source := rest.strip(",")):
            yield source
            wanted = rest.endswith(",")


def _counts(element: Element, tag: str, rel: str) -> bool:
    """Whether an element's address is a link: not an empty form action, not a rel of no page."""
    if tag == "link":
        names = set(rel.split())
        return bool(names & (_LINK_RELS_ASSETS | _LINK_RELS_PAGES))
    if tag == "form":
        return bool(element.get("action"))
    return tag != "input" or (element.get("type") or "").lower() == "image"


def _is_asset_link(tag: str, rel: str) -> bool:
    """Whether a link element asks for a style, icon or the like."""
    return tag == "link" and bool(set(rel.split()) & _LINK_RELS_ASSETS)


@lru_cache(maxsize=65536)
def _kind(url: str, tag: str, hosts: frozenset[str]) -> LinkKind:
    """Tell what an address is, from the element that names it, its host and its ending."""
    if host_of(url) not in hosts:
        return "external"
    path = urlsplit(url).path
    if tag not in _FOLLOWED and tag not in ("link", "meta"):
        return "asset"
    if DOCUMENTS.search(path):
        return "document"
    return "asset" if _ASSETS.search(path) else "page"


def _place(element: Element, places: dict[Element, str]) -> str:
    """Return the nearest landmark round an element; parents are remembered over a page."""
    parent = element.getparent()
    if parent is None:
        return "body"
    if parent not in places:
        own = _ROLES.get(parent.get("role") or "", "") or _LANDMARKS.get(str(parent.tag), "")
        places[parent] = own or _place(parent, places)
    return places[parent]


def _words(element: Element) -> str:
    """Return what a link is called: its label, its text, its images' alternatives, its title."""
    label = squeeze(element.get("aria-label") or "")
    if label:
        return label
    if len(element) == 0:
        text = squeeze(element.text or "")
    else:
        alts = " ".join(x.get("alt") or "" for x in element.iter("img"))
        text = squeeze(f"{element.text_content()} {alts}")
    return text or squeeze(element.get("alt") or element.get("title") or "")
