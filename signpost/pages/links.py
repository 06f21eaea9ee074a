"""Every link of a page in one parse, with its words, its landmark and what it points at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from signpost.pages.addresses import ROOTED, host_of, origin_of, resolve
from signpost.pages.markup import PlainElement as Element
from signpost.pages.markup import parse_plain, squeeze
from signpost.workspace.records import Link, LinkKind

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
_CONTACTS: dict[str, LinkKind] = {"mailto": "mail", "tel": "phone"}
# Elements that may name one picture in several sizes.
_WITH_SRCSET = {"img", "source"}
# Of these every address counts.
_ALWAYS_LINKS = frozenset(_SOURCES) - {"link", "form", "input"}
_ASSET_RELS = {
    "stylesheet",
    "icon",
    "shortcut",
    "apple-touch-icon",
    "preload",
    "manifest",
    "modulepreload",
}
_PAGE_RELS = {"canonical", "alternate", "next", "prev"}
_REFRESH = re.compile(r"^\s*\d+[.\d]*\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


_ELEMENTS = ("base", "title", "meta", *_SOURCES)
# XPath's string() leaves comments out, and is worked out in C.
_text = etree.XPath("string()", smart_strings=False)
# Longer addresses (pictures written into the page, mostly) are not worth remembering.
_LONGEST_REMEMBERED = 500


class LinkTarget(NamedTuple):
    """What an address on a page stands for."""

    url: str
    fragment: str
    kind: LinkKind


@dataclass(slots=True)
class PageLinks:
    """What one parse of a page gave: its title and its links, in document order."""

    title: str = ""
    links: list[Link] = field(default_factory=list)


def find_links(
    body: bytes,
    content_type: str,
    url: str,
    hosts: frozenset[str],
    without_alias: Callable[[str], str] | None = None,
) -> PageLinks:
    """Parse a page once and return its title and links.

    `hosts` are the site's own; links elsewhere are `external`. Links that are not addresses
    (`javascript:`, `data:`) are left out. `without_alias` reads an alias's address as the site's
    own (None: the site has no alias).
    """
    collector = _LinkCollector(url, hosts, without_alias)
    for element in parse_plain(body, content_type).iter(*_ELEMENTS):
        collector.take(element, str(element.tag))
    return collector.found


class _LinkCollector:
    """The links of one page, as they are come across."""

    __slots__ = ("_base", "_hosts", "_landmarks", "_root", "_url", "_without_alias", "found")

    def __init__(
        self, url: str, hosts: frozenset[str], without_alias: Callable[[str], str] | None
    ) -> None:
        self.found = PageLinks()
        self._url = self._base = url
        self._root = origin_of(url)
        self._hosts = hosts
        self._without_alias = without_alias
        self._landmarks: dict[Element, str] = {}

    def take(self, element: Element, tag: str) -> None:
        """Take the next element of the page."""
        if tag in _SOURCES:
            self._links(element, tag)
        elif tag == "base":
            joined = resolve(self._url, element.get("href", ""))
            self._base = joined[0] if joined else self._url
            self._root = origin_of(self._base)
        elif tag == "title":
            self.found.title = self.found.title or squeeze(_text(element))
        else:
            self._refresh(element)

    def take_document_link(self, address: str, words: str) -> None:
        """Take a link of a document, which has an address and words but no element."""
        scheme = address.partition(":")[0].lower()
        target = (
            LinkTarget(address, "", _CONTACTS[scheme])
            if scheme in _CONTACTS
            else self._target(address, followed=True)
        )
        if target:
            self._add(target, words, "document", "a", "")

    def _target(self, raw: str, followed: bool) -> LinkTarget | None:
        """Read an address as written; one that means the same on every page is read once."""
        base = self._root if ROOTED.match(raw) else self._base
        read = _resolve_link if len(raw) < _LONGEST_REMEMBERED else _resolve_link.__wrapped__
        target = read(base, raw, followed, self._hosts)
        if target and self._without_alias:
            home = self._without_alias(target.url)
            if home != target.url:
                return LinkTarget(home, target.fragment, _kind(home, followed, self._hosts))
        return target

    def _refresh(self, element: Element) -> None:
        """Take the target of a meta refresh."""
        if (element.get("http-equiv") or "").lower() != "refresh":
            return
        match = _REFRESH.match(element.get("content") or "")
        if match and (target := self._target(match.group(1), followed=True)):
            self._add(target, "", "head", "meta", "")

    def _links(self, element: Element, tag: str) -> None:
        """Take the links of one element: its address and, for images, those of its srcset."""
        raw = element.get(_SOURCES[tag])
        if raw is not None:
            # Of a form, how it is sent says more: what the answer to a mere question means.
            rel = element.get("method" if tag == "form" else "rel", "").lower()
            if tag in _ALWAYS_LINKS or _is_link(element, tag, rel):
                self._link(element, tag, raw, rel)
        if tag in _WITH_SRCSET and (sizes := element.get("srcset")):
            for source in _srcset_urls(sizes):
                if target := self._target(source, followed=False):
                    self._add(target, "", _landmark_of(element, self._landmarks), tag, "")

    def _link(self, element: Element, tag: str, raw: str, rel: str) -> None:
        """Take the link in an element's own attribute."""
        scheme = raw.partition(":")[0].strip().lower() if ":" in raw else ""
        if scheme in _CONTACTS:
            target: LinkTarget | None = LinkTarget(raw.strip(), "", _CONTACTS[scheme])
        else:
            followed = tag in _FOLLOWED or (tag == "link" and not set(rel.split()) & _ASSET_RELS)
            target = self._target(raw, followed)
        if target:
            where = _landmark_of(element, self._landmarks)
            self._add(target, _link_text(element), where, tag, rel)

    def _add(self, target: LinkTarget, text: str, where: str, tag: str, rel: str) -> None:
        """Note one link."""
        url, fragment, kind = target
        self.found.links.append(Link(url, fragment, text, where, kind, tag, rel))


def document_links(
    found: Iterable[tuple[str, str]],
    url: str,
    hosts: frozenset[str],
    without_alias: Callable[[str], str] | None = None,
) -> list[Link]:
    """Return the links of a document from its (address, words), each pair once, as `find_links`."""
    collector = _LinkCollector(url, hosts, without_alias)
    for address, words in dict.fromkeys(found):
        collector.take_document_link(address.strip(), squeeze(words))
    return collector.found.links


@lru_cache(maxsize=16384)
def _resolve_link(base: str, raw: str, followed: bool, hosts: frozenset[str]) -> LinkTarget | None:
    """Resolve an address as written; None if it is not a web address."""
    target = resolve(base, raw)
    return LinkTarget(*target, _kind(target[0], followed, hosts)) if target else None


def _srcset_urls(srcset: str) -> Iterator[str]:
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


def _is_link(element: Element, tag: str, rel: str) -> bool:
    """Whether an element's address is a link: not an empty form action, not a rel of no page."""
    if tag == "link":
        return bool(set(rel.split()) & (_ASSET_RELS | _PAGE_RELS))
    if tag == "form":
        return bool(element.get("action"))
    return tag != "input" or (element.get("type") or "").lower() == "image"


def _kind(url: str, followed: bool, hosts: frozenset[str]) -> LinkKind:
    """Tell what an address is: by its host, whether a person can follow it, and its ending."""
    if host_of(url) not in hosts:
        return "external"
    if not followed:
        return "asset"
    path = urlsplit(url).path
    if DOCUMENTS.search(path):
        return "document"
    return "asset" if _ASSETS.search(path) else "page"


def _landmark_of(element: Element, landmarks: dict[Element, str]) -> str:
    """Return the nearest landmark round an element; parents are remembered over a page."""
    parent = element.getparent()
    if parent is None:
        return "body"
    found = landmarks.get(parent)
    if found is None:
        own = _ROLES.get(parent.get("role") or "", "") or _LANDMARKS.get(str(parent.tag), "")
        found = landmarks[parent] = own or _landmark_of(parent, landmarks)
    return found


def _link_text(element: Element) -> str:
    """Return what a link is called: its label, its text, its images' alternatives, its title."""
    label = element.get("aria-label")
    if label and (label := squeeze(label)):
        return label
    if len(element) == 0:
        text = squeeze(element.text or "")
    else:
        alts = " ".join(x.get("alt") or "" for x in element.iter("img"))
        text = squeeze(f"{_text(element)} {alts}")
    return text or squeeze(element.get("alt") or element.get("title") or "")
