"""Which elements and attributes of a page hold addresses, and what is at such an address.

What browsers load, and what a person can follow. Not links: `cite` and `ping`, which nobody sees;
`data-src` and its like, which mean something to a script alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from turbohtml import Element, Namespace

from signpost.pages.refresh import refresh_target

# A person can follow it (`link`), it is a part of the page (`part`), a form is sent to it (`form`).
Use = Literal["link", "part", "form"]


class Source(NamedTuple):
    """One address as written, what it is for, and the relation that goes with it.

    `rel` is an element's own; of a form it is the method, of a meta refresh "refresh".
    """

    raw: str
    use: Use
    rel: str = ""


_LINKS = {"a": "href", "area": "href", "iframe": "src", "frame": "src"}
_PARTS = {
    "img": ("src",),
    "script": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "body": ("background",),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
}
# SVG's own elements, which have their address in `href` or, as was once the rule, `xlink:href`.
_SVG_PARTS = {"use", "image", "feImage", "script"}
# Elements that may name one picture in several sizes.
_WITH_SRCSET = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_ASSET_RELS = {
    "stylesheet",
    "icon",
    "shortcut",
    "apple-touch-icon",
    "apple-touch-icon-precomposed",
    "apple-touch-startup-image",
    "mask-icon",
    "fluid-icon",
    "preload",
    "manifest",
    "modulepreload",
}
_PAGE_RELS = {"canonical", "alternate", "next", "prev"}
_PREVIEW_IMAGES = {"og:image", "og:image:url", "og:image:secure_url", "twitter:image"}
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]+))\s*\)|@import\s+(?:"([^"\n]*)"|'([^'\n]*)')""",
    re.IGNORECASE,
)

# Every element that can have a source, by its local name; any may have a style.
ELEMENTS = frozenset({*_LINKS, *_PARTS, *_SVG_PARTS, "link", "meta", "form", "button", "input"})


def sources(element: Element, name: str) -> Iterator[Source]:
    """Yield the addresses in an element's own attributes; `name` is its local name."""
    rel = (element.attr("rel") or "").lower()
    if attribute := _LINKS.get(name):
        yield from _link(element, name, attribute, rel)
    elif name in _PARTS or name in _SVG_PARTS:
        yield from _parts(element, name, rel)
    elif name in ("form", "button", "input"):
        yield from _form(element, name)
    elif name == "link":
        yield from _head_link(element, rel)
    elif name == "meta":
        yield from _meta(element)
    if (attribute := _WITH_SRCSET.get(name)) and (sizes := element.attr(attribute)):
        for raw in srcset_urls(sizes):
            yield Source(raw, "part")


def css_urls(styles: str) -> Iterator[str]:
    """Yield the addresses that some CSS loads; places in the page itself (`#id`) are none."""
    if "url(" not in styles.lower() and "@import" not in styles.lower():
        return
    for found in _CSS_URL.finditer(_COMMENT.sub("", styles)):
        raw = next((x for x in found.groups() if x), "").strip()
        if raw and not raw.startswith("#"):
            yield raw


def srcset_urls(srcset: str) -> Iterator[str]:
    """Yield the addresses of a srcset (HTML standard, "parse a srcset attribute")."""
    place, size = 0, len(srcset)
    while place < size:
        while place < size and srcset[place] in "\t\n\f\r ,":
            place += 1
        end = place
        while end < size and srcset[end] not in "\t\n\f\r ":
            end += 1
        raw, place = srcset[place:end], end
        if not raw.endswith(","):  # descriptors follow, up to a comma outside of brackets
            inside = False
            while place < size and (inside or srcset[place] != ","):
                inside = srcset[place] == "(" or (inside and srcset[place] != ")")
                place += 1
        if raw := raw.rstrip(","):
            yield raw


def is_part_rel(rel: str) -> bool:
    """Whether a `link` of this relation is a part of the page, and not a way to another."""
    return not _ASSET_RELS.isdisjoint(rel.split())


def _link(element: Element, name: str, attribute: str, rel: str) -> Iterator[Source]:
    """Yield where a link or a frame leads."""
    raw = element.attr(attribute)
    if raw is None and name == "a" and element.namespace is Namespace.SVG:
        raw = element.attr("xlink:href")
    if raw is not None and element.attr("srcdoc") is None:
        yield Source(raw, "link", rel)


def _parts(element: Element, name: str, rel: str) -> Iterator[Source]:
    """Yield what an element loads, and the long description of a picture."""
    if name in _SVG_PARTS and element.namespace is Namespace.SVG:
        raw = element.attr("href")
        raw = element.attr("xlink:href") if raw is None else raw
        if raw and not raw.lstrip().startswith("#"):
            yield Source(raw, "part", rel)
        return
    for attribute in _PARTS.get(name, ()):
        # An empty address loads nothing.
        if raw := element.attr(attribute):
            yield Source(raw, "part", rel)
    if name == "img" and (raw := element.attr("longdesc")):
        yield Source(raw, "link", "longdesc")


def _form(element: Element, name: str) -> Iterator[Source]:
    """Yield where a form is sent to, by itself or by one of its buttons, and a button's picture."""
    if name == "form":
        if raw := element.attr("action"):
            yield Source(raw, "form", (element.attr("method") or "").lower())
        return
    kind = (element.attr("type") or "").lower()
    if name == "input" and kind == "image" and (raw := element.attr("src")):
        yield Source(raw, "part")
    sends = kind in ("submit", "image") if name == "input" else kind not in ("button", "reset")
    if sends and (raw := element.attr("formaction")):
        method = element.attr("formmethod") or _method_of_form(element)
        yield Source(raw, "form", method.lower())


def _method_of_form(element: Element) -> str:
    """Return the method of the form that stands round an element."""
    form = element.closest("form")
    return (form.attr("method") or "") if form is not None else ""


def _head_link(element: Element, rel: str) -> Iterator[Source]:
    """Yield where a `link` of a known relation leads."""
    raw = element.attr("href")
    if raw and is_part_rel(rel):
        yield Source(raw, "part", rel)
    elif raw and not _PAGE_RELS.isdisjoint(rel.split()):
        yield Source(raw, "link", rel)


def _meta(element: Element) -> Iterator[Source]:
    """Yield where a meta refresh leads, or the picture that is shown where a page is shared."""
    use: Use
    if (element.attr("http-equiv") or "").lower() == "refresh":
        raw, use = refresh_target(element.attr("content") or "") or "", "link"
    elif (element.attr("property") or element.attr("name") or "").lower() in _PREVIEW_IMAGES:
        raw, use = (element.attr("content") or "").strip(), "part"
    else:
        return
    if raw:
        yield Source(raw, use, "refresh" if use == "link" else "")
