"""Every link of a page in one parse, with its words, its landmark and what it points at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from turbohtml import Document, DocumentFragment, Element, Namespace

from signpost.pages.addresses import ROOTED, host_of, origin_of, resolve, with_tracking
from signpost.pages.html_parser import is_inert_template, local_name, parse_html, parse_page
from signpost.pages.link_sources import ELEMENTS, Use, css_urls, sources
from signpost.pages.markup import squeeze
from signpost.pages.refresh import parse_refresh
from signpost.pages.unusable_links import fault_of, may_be_unusable, shown
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
_CONTACTS: dict[str, LinkKind] = {"mailto": "mail", "tel": "phone"}
# Longer addresses (pictures written into the page, mostly) are not worth remembering.
_LONGEST_REMEMBERED = 500
# No form or link sends these (Encoding standard, "get an output encoding").
_NEVER_SENT = frozenset({"utf-16le", "utf-16be", "replacement"})
# So deep may documents be written into each other (`srcdoc`).
_DEEPEST_SRCDOC = 3
# What of these is called is nothing that a reader sees or hears.
_UNNAMED = frozenset(
    {"script", "link", "meta", "source", "video", "audio", "track", "body", "table", "td", "th"}
)


class LinkTarget(NamedTuple):
    """What an address on a page stands for."""

    url: str
    fragment: str
    kind: LinkKind
    written: str = ""


@dataclass(slots=True)
class PageLinks:
    """What one parse of a page gave: its title and its links, in document order.

    `problem` says in a few words why this is not what residents see, where it is not. `moves_to` is
    where a meta refresh leads at once: that is a redirect to readers; "" where none does.
    """

    title: str = ""
    links: list[Link] = field(default_factory=list)
    problem: str = ""
    moves_to: str = ""


def find_links(
    body: bytes,
    content_type: str,
    url: str,
    hosts: frozenset[str],
    without_alias: Callable[[str], str] | None = None,
) -> PageLinks:
    """Parse a page once and return its title and links.

    `hosts` are the site's own; links elsewhere are `external`. What cannot be used is `unusable`
    (`signpost.pages.unusable_links`); links that are no addresses (`javascript:`, `data:`) are
    left out. `without_alias` reads an alias's address as the site's own (None: the site has no
    alias). Never raises.
    """
    page = parse_page(body, content_type)
    collector = _LinkCollector(url, hosts, without_alias, page.encoding)
    collector.take_page(page.document, page.text)
    collector.found.problem = page.problem
    return collector.found


class _LinkCollector:
    """The links of one page, as they are come across."""

    __slots__ = (
        "_base",
        "_depth",
        "_encoding",
        "_hosts",
        "_landmarks",
        "_root",
        "_without_alias",
        "found",
    )

    def __init__(
        self,
        url: str,
        hosts: frozenset[str],
        without_alias: Callable[[str], str] | None,
        encoding: str = "utf-8",
    ) -> None:
        self.found = PageLinks()
        self._hosts = hosts
        self._without_alias = without_alias
        self._encoding = "utf-8" if encoding in _NEVER_SENT else encoding
        self._landmarks: dict[Element, str] = {}
        self._depth = 0
        self._use_base(url)

    def _use_base(self, url: str) -> None:
        """Read addresses as seen from one, from now on."""
        self._base = url
        self._root = origin_of(url)

    def take_page(self, document: Document, text: str) -> None:
        """Take the title and the links of a whole document, whose source is `text`.

        The first `base` with an address holds for all links, those above it too.
        """
        holders, titles, bases = _holders(document, text)
        if titles and not self._depth:
            self.found.title = squeeze(titles[0].text)
        written = next((x for base in bases if (x := base.attr("href")) is not None), None)
        self._use_base(_base_url(self._base, written))
        for element, name in holders:
            self._take(element, name)

    def _take(self, element: Element, name: str) -> None:
        """Take all links of one element."""
        where: str | None = None
        text = ""
        for raw, use, rel in sources(element, name):
            if not (target := self._target_of(raw, use, element)):
                continue
            if where is None:
                where = _landmark_of(element, self._landmarks)
                text = "" if name in _UNNAMED else _link_text(element)
            self._add(target, text, where, "form" if use == "form" else name, rel)
            if name == "meta" and target.kind != "unusable" and not self._depth:
                self._note_refresh(element, target.url)
            # The sizes of one picture are one thing to a reader.
            text = text if use != "part" else ""
        for styles in _styles(element, name):
            for raw in css_urls(styles):
                if target := self._target(raw, followed=False):
                    self._add(target, "", _landmark_of(element, self._landmarks), "style", "")
        if name == "iframe" and (inner := element.attr("srcdoc")) is not None:
            self._take_srcdoc(inner)

    def _note_refresh(self, element: Element, url: str) -> None:
        """Note where a meta refresh leads, if it does so at once."""
        read = parse_refresh(element.attr("content") or "")
        if (element.attr("http-equiv") or "").lower() == "refresh" and read and read[0] == 0:
            self.found.moves_to = self.found.moves_to or url

    def _take_srcdoc(self, html: str) -> None:
        """Take the links of a document that is written into an attribute."""
        if self._depth >= _DEEPEST_SRCDOC:
            return
        base, landmarks = self._base, self._landmarks
        self._depth += 1
        self._landmarks = {}
        self.take_page(parse_html(html), html)
        self._depth -= 1
        self._landmarks = landmarks
        self._use_base(base)

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

    def target_of_refresh(self, address: str) -> LinkTarget | None:
        """Read the address of a refresh; none where that is not on the web."""
        return self._target(address, followed=True)

    def _target(self, raw: str, followed: bool) -> LinkTarget | None:
        """Read an address as written; one that means the same on every page is read once."""
        base = self._root if ROOTED.match(raw) else self._base
        read = _resolve_link if len(raw) < _LONGEST_REMEMBERED else _resolve_link.__wrapped__
        # The encoding makes a difference to letters outside ASCII alone.
        encoding = "utf-8" if raw.isascii() else self._encoding
        target = read(base, raw, followed, self._hosts, encoding)
        if target and self._without_alias and target.kind != "unusable":
            home = self._without_alias(target.url)
            if home != target.url:
                kind = _kind(home, followed, self._hosts)
                written = self._without_alias(target.written) if target.written else ""
                return LinkTarget(home, target.fragment, kind, written)
        return target

    def _target_of(self, raw: str, use: Use, element: Element) -> LinkTarget | None:
        """Read the address in an element: a contact, or a place on the web."""
        scheme = raw.partition(":")[0].strip().lower() if ":" in raw else ""
        if scheme in _CONTACTS and use == "link":
            return LinkTarget(raw.strip(), "", _CONTACTS[scheme])
        target = self._target(raw, followed=use != "part")
        if target and target.kind == "asset" and _shows_document(element, target.url):
            return target._replace(kind="document")
        return target

    def _add(self, target: LinkTarget, text: str, where: str, tag: str, rel: str) -> None:
        """Note one link."""
        url, fragment, kind, written = target
        self.found.links.append(Link(url, fragment, text, where, kind, tag, rel, written))


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


def refresh_link(
    address: str,
    url: str,
    hosts: frozenset[str],
    without_alias: Callable[[str], str] | None = None,
) -> Link | None:
    """Return the link that a Refresh header stands for, as `find_links` does a meta refresh."""
    collector = _LinkCollector(url, hosts, without_alias)
    target = collector.target_of_refresh(address)
    return (
        Link(*target[:2], where="head", kind=target.kind, tag="meta", rel="refresh")
        if (target)
        else None
    )


@lru_cache(maxsize=16384)
def _resolve_link(
    base: str, raw: str, followed: bool, hosts: frozenset[str], encoding: str
) -> LinkTarget | None:
    """Resolve an address as written; None if it is not a web address, nor meant as one."""
    target = resolve(base, raw, encoding)
    if (target is None or may_be_unusable(target[0], raw)) and fault_of(base, raw):
        return LinkTarget(shown(raw), "", "unusable")
    if target is None:
        return None
    kind = _kind(target[0], followed, hosts)
    return LinkTarget(*target, kind, with_tracking(base, raw, encoding))


def _holders(
    document: Document, text: str
) -> tuple[list[tuple[Element, str]], list[Element], list[Element]]:
    """Return a document's elements that may hold links, with their names; its titles and bases."""
    holders: list[tuple[Element, str]] = []
    titles: list[Element] = []
    bases: list[Element] = []
    has_templates = False
    has_styles = "rl(" in text or "RL(" in text
    for node in document.descendants:
        if not isinstance(node, Element):
            continue
        name = local_name(node)
        if name in ELEMENTS or (has_styles and (name == "style" or node.attr("style"))):
            holders.append((node, name))
        elif name == "title" and node.namespace is Namespace.HTML:
            titles.append(node)
        elif name == "base" and node.namespace is Namespace.HTML:
            bases.append(node)
        has_templates = has_templates or name == "template"
    if has_templates:
        gone = _in_templates(document)
        holders = [x for x in holders if x[0] not in gone]
        titles, bases = [x for x in titles if x not in gone], [x for x in bases if x not in gone]
    return holders, titles, bases


def _in_templates(document: Document) -> frozenset[Element]:
    """Return the elements that are not on the page, as a template holds them."""
    found: set[Element] = set()
    for template in document.find_all("template"):
        if template not in found and is_inert_template(template):
            found.update(x for x in template.descendants if isinstance(x, Element))
    return frozenset(found)


def _base_url(url: str, written: str | None) -> str:
    """Return what a page's addresses are seen from (HTML standard, "frozen base URL")."""
    joined = resolve(url, written) if written is not None else None
    return joined[0] if joined else url


def _styles(element: Element, name: str) -> Iterator[str]:
    """Yield the CSS that is written into a page at an element."""
    if name == "style":
        yield element.text
    if style := element.attr("style"):
        yield style


def _shows_document(element: Element, url: str) -> bool:
    """Whether an element shows a document, such as a PDF, in the page."""
    if element.tag not in ("object", "embed"):
        return False
    kind = (element.attr("type") or "").partition(";")[0].strip().lower()
    return kind == "application/pdf" or bool(DOCUMENTS.search(urlsplit(url).path))


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
    unknown: list[Element] = []
    found: str | None = None
    parent = element.parent
    while found is None:
        if isinstance(parent, DocumentFragment):  # between a template and what it holds
            parent = parent.parent
        elif not isinstance(parent, Element):
            found = "body"
        elif (found := landmarks.get(parent)) is None:
            unknown.append(parent)
            found = _ROLES.get(parent.attr("role") or "") or _LANDMARKS.get(parent.tag)
            parent = parent.parent
    for one in unknown:
        landmarks[one] = found
    return found


def _link_text(element: Element) -> str:
    """Return what a link is called: its label, its text, its images' alternatives, its title."""
    label = element.attr("aria-label")
    if label and (label := squeeze(label)):
        return label
    text = element.text
    if any(isinstance(x, Element) for x in element.children):
        alts = (x.attr("alt") or "" for x in element.find_all("img"))
        text = f"{text} {' '.join(alts)}"
    return squeeze(text) or squeeze(element.attr("alt") or element.attr("title") or "")
