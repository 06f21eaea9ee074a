"""The HTML that a finding speaks of, with a little of what stands round it."""

from __future__ import annotations

from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError

from audit.finding import Finding
from signpost.pages.addresses import resolve
from signpost.pages.markup import Element, parse, squeeze, text_of

# Characters shown of an element, and of its parent before and behind it.
_OWN, _ROUND = 1_500, 350
# Shorter texts are found in too many places.
_LEAST = 15
_ADDRESSES = ("href", "src", "action", "data", "poster", "srcset", "content")


def surroundings(body: bytes, content_type: str, page: str, finding: Finding) -> str:
    """Return the HTML of the element a finding names, and a few lines round it.

    The place may be a CSS path, an address that the page links to or loads, or a text. "" where it
    is none of these on this page: the finding then speaks of the page as a whole, or of what only
    a browser sees.
    """
    root = parse(body, content_type)
    looks = (
        lambda: _by_path(root, finding.where),
        lambda: _by_address(root, page, finding.where),
        lambda: _by_text(root, finding.where),
        lambda: _by_text(root, finding.evidence),
    )
    found = next((x for x in (look() for look in looks) if x is not None), None)
    return "" if found is None else _with_neighbours(found)


def _by_path(root: Element, where: str) -> Element | None:
    """Return the element at a CSS path."""
    try:
        found = CSSSelector(where)(root) if where else []
    except (SelectorError, etree.XPathError):
        return None
    return found[0] if found else None


def _by_address(root: Element, page: str, where: str) -> Element | None:
    """Return the first element that names an address, as a browser would read it."""
    if "://" not in where and not where.startswith(("mailto:", "tel:")):
        return None
    bare = where.partition("#")[0]
    for element in root.iter(etree.Element):
        for name in _ADDRESSES:
            value = element.get(name)
            if value and (value == where or (resolve(page, value) or ("",))[0] in (where, bare)):
                return element
    return None


def _by_text(root: Element, text: str) -> Element | None:
    """Return the innermost element whose words hold a text."""
    wanted = squeeze(text)
    if len(wanted) < _LEAST or wanted not in text_of(root):
        return None
    here = root
    while True:
        inner = next((x for x in here if isinstance(x.tag, str) and wanted in text_of(x)), None)
        if inner is None:
            return here
        here = inner


def _source(element: Element) -> str:
    """Return an element's own HTML."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _with_neighbours(element: Element) -> str:
    """Return an element's HTML between the ends of what its parent holds beside it."""
    own = _source(element)
    parent = element.getparent()
    whole = _source(parent) if parent is not None and parent.tag != "html" else own
    before, _, behind = whole.partition(own)
    shown = own if len(own) <= _OWN else f"{own[:_OWN]} …"
    return f"{before[-_ROUND:]}\n>>> {shown} <<<\n{behind[:_ROUND]}"
