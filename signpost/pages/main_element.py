"""Which part of a page holds its content: a landmark, or what its top heading stands over.

Pages without landmarks often lay themselves out with tables or plain boxes. There the content is
the smallest part round a top heading that has most of the words that are no links; menus and
footers are links, mostly. A page without menus is content as a whole. Where that says nothing,
trafilatura decides.
"""

from __future__ import annotations

import trafilatura
from lxml import html as lxml_html

from signpost.pages.markup import UNREAD, Element, squeeze

# The content has at least this share of the words that are no links. Layouts put a line or two of
# their own into headers and footers, seldom more than a fifth of what the page says.
_MOST_WORDS = 0.8
# A part with more words of links above its heading is the page's wrapper, menus and all; fewer are
# a breadcrumb.
_MOST_LINK_WORDS_ABOVE = 12
_NOT_COUNTED = UNREAD | {"nav", "header", "footer", "aside", "button", "select", "textarea"}
_MIN_CHARACTERS = 100


def main_part(root: Element, use_trafilatura: bool = True) -> tuple[Element, str]:
    """Return the element that holds a page's content, and how it was found.

    That is `landmark`, `heading`, `trafilatura` (the element is then of a tree of its own) or
    `body`: everything, where nothing else could be told.
    """
    for query in ("//main", "//*[@role='main']"):
        found = root.xpath(query)
        if found:
            return found[0], "landmark"
    articles = root.xpath("//article")
    if len(articles) == 1:
        return articles[0], "landmark"
    bodies = root.xpath("//body")
    body = bodies[0] if bodies else root
    part = _under_heading(body)
    if part is not None:
        return part, "heading"
    if _has_no_menus(body):
        return body, "body"
    extracted = _by_trafilatura(root) if use_trafilatura else None
    return (extracted, "trafilatura") if extracted is not None else (body, "body")


def _under_heading(body: Element) -> Element | None:
    """Return the smallest part round a top heading that has most plain words of the page."""
    headings = [x for x in body.iter("h1") if squeeze(x.text_content())]
    if not headings or len(headings) > 3:
        return None
    counts: dict[Element, int] = {}
    plain = _count(body, counts)
    for heading in headings:
        part = heading
        while part is not body and counts.get(part, 0) < _MOST_WORDS * plain:
            above = part.getparent()
            if above is None:
                break
            part = above
        if part is not body and part is not heading and not _wraps(part, heading):
            return part
    return None


def _wraps(part: Element, heading: Element) -> bool:
    """Whether a part holds menus above the heading."""
    words = 0
    for element in part.iter("h1", "a"):
        if element is heading:
            break
        if not any(x.tag in _NOT_COUNTED for x in element.iterancestors()):
            words += len(element.text_content().split())
    return words > _MOST_LINK_WORDS_ABOVE


def _has_no_menus(body: Element) -> bool:
    """Whether a page has hardly a link: then all of it is content, and nothing is left out."""
    links = (x for x in body.iter("a") if not any(y.tag in _NOT_COUNTED for y in x.iterancestors()))
    return sum(len(x.text_content().split()) for x in links) <= _MOST_LINK_WORDS_ABOVE


def _count(element: Element, counts: dict[Element, int]) -> int:
    """Count the words that are no links under an element, and note them for each element under it.

    The parser bounds how deep elements stand in each other (256 levels).
    """
    plain = len((element.text or "").split())
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _NOT_COUNTED:
            under = _count(child, counts)
            plain += 0 if child.tag == "a" else under
        plain += len((child.tail or "").split())
    counts[element] = plain
    return plain


def _by_trafilatura(root: Element) -> Element | None:
    """Let trafilatura find the content of a page without landmarks."""
    found = trafilatura.extract(
        lxml_html.tostring(root, encoding="unicode"),
        output_format="html",
        include_comments=False,
        include_tables=True,
        include_links=True,
        favor_recall=True,
    )
    if not found or len(found) < _MIN_CHARACTERS:
        return None
    tree: Element = lxml_html.document_fromstring(found)
    return tree
