"""The part of a page that a resident came for: its main content, block by block.

Landmarks first (`main`, `[role=main]`, a single `article`), trafilatura where there are none;
navigation, the site's header and footer, asides, form controls and cookie banners are left out,
and what was left out is counted. Headings, list items and table cells are blocks of their own:
they must never run together into one long sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import trafilatura
from lxml import html as lxml_html

from crawler.markup import UNREAD, Element, css_path, squeeze

BlockKind = Literal["heading", "paragraph", "item", "cell"]

# A form is content: some systems wrap the whole page in one. Its controls are not.
_LEFT_OUT_TAGS = {"nav", "aside", "button", "select", "textarea", "dialog"} | UNREAD
_LEFT_OUT_OUTSIDE_MAIN = {"header", "footer"}
_LEFT_OUT_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}
_BANNER = re.compile(r"cookie|consent|breadcrumb|skip-link|pagination", re.IGNORECASE)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    "p": "paragraph",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
    "caption": "cell",
    "pre": "cell",
    "figcaption": "item",
    "blockquote": "paragraph",
    "summary": "heading",
    "label": "item",
    "legend": "item",
}
_CONTAINERS = {"div", "section", "article", "main", "body", "fieldset", "details", "center"}


@dataclass(slots=True, weakref_slot=True)
class Block:
    """One unit of reading. `level` is 1-6 for headings, else 0; `linked` is the share in links."""

    kind: BlockKind
    text: str
    element: Element
    level: int = 0
    linked: float = 0.0

    @property
    def path(self) -> str:
        """The CSS path of the block's element."""
        return css_path(self.element)


@dataclass
class Content:
    """What a page says. `method` is `landmark`, `trafilatura` or `body`; `root` is the page's tree.

    `left_out` counts the characters that were not read, by what held them.
    """

    title: str
    description: str
    language: str
    method: str
    root: Element
    main: Element
    blocks: list[Block]
    left_out: dict[str, int] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """All blocks, a line each."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def h1(self) -> str:
        """The first top heading, or nothing."""
        return next((b.text for b in self.headings if b.level == 1), "")

    @cached_property
    def headings(self) -> list[Block]:
        """The headings of the main content."""
        return [b for b in self.blocks if b.kind == "heading"]

    @cached_property
    def prose(self) -> list[Block]:
        """Blocks that are read as sentences: paragraphs, and list items that are not mere links."""
        return [
            b
            for b in self.blocks
            if b.linked < 0.8
            and (b.kind == "paragraph" or (b.kind == "item" and len(b.text.split()) >= 6))
        ]

    @cached_property
    def words(self) -> int:
        """How many words the main content has."""
        return len(self.text.split())


def read(root: Element, use_trafilatura: bool = True) -> Content:
    """Read a parsed page (`crawler.markup.parse`) into its content. Never raises."""
    main, method = _main(root)
    if method == "body" and use_trafilatura:
        found = _by_trafilatura(root)
        if found is not None:
            main, method = found, "trafilatura"
    left_out: dict[str, int] = {}
    blocks = list(_blocks(main, left_out))
    if method == "landmark" and not any(b.level == 1 for b in blocks):
        # A heading that stands just above <main> still belongs to the page.
        above = [x for x in root.iter("h1") if squeeze(x.text_content())]
        if above and len(above) == 1:
            blocks.insert(0, Block("heading", squeeze(above[0].text_content()), above[0], 1))
    return Content(
        title=_title(root),
        description=_description(root),
        language=squeeze(root.get("lang", "")),
        method=method,
        root=root,
        main=main,
        blocks=blocks,
        left_out=left_out,
    )


def _title(root: Element) -> str:
    """Return the document's title; a title inside an SVG is not one."""
    for element in root.iter("title"):
        if not any(x.tag == "svg" for x in element.iterancestors()):
            return squeeze(element.text_content())
    return ""


def _description(root: Element) -> str:
    """Return the meta description."""
    for element in root.iter("meta"):
        if (element.get("name") or "").lower() == "description":
            return squeeze(element.get("content") or "")
    return ""


def _main(root: Element) -> tuple[Element, str]:
    """Find the landmark that holds the content, else the body."""
    for query in ("//main", "//*[@role='main']"):
        found = root.xpath(query)
        if found:
            return found[0], "landmark"
    articles = root.xpath("//article")
    if len(articles) == 1:
        return articles[0], "landmark"
    bodies = root.xpath("//body")
    return (bodies[0] if bodies else root), "body"


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
    if not found or len(found) < 100:
        return None
    tree: Element = lxml_html.document_fromstring(found)
    return tree


def _is_left_out(element: Element) -> str:
    """Name the reason why an element is not content, or nothing."""
    tag = element.tag
    if not isinstance(tag, str):
        return "comment"
    if tag in _LEFT_OUT_TAGS or (tag in _LEFT_OUT_OUTSIDE_MAIN and not _inside_main(element)):
        return str(tag)
    if element.get("role", "") in _LEFT_OUT_ROLES:
        return str(element.get("role"))
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden"
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return "banner" if _BANNER.search(named) and tag not in ("body", "main") else ""


def _inside_main(element: Element) -> bool:
    """Whether an element belongs to the page's own content: its header then is the page's title."""
    return any(
        x.tag in ("main", "article") or x.get("role") == "main" for x in element.iterancestors()
    )


def _blocks(element: Element, left_out: dict[str, int]) -> Iterator[Block]:
    """Yield the blocks under an element, in document order."""
    loose: list[str] = [element.text or ""]
    linked = 0
    for child in element:
        reason = _is_left_out(child)
        if reason:
            if reason not in ("comment", *UNREAD):
                left_out[reason] = left_out.get(reason, 0) + len(squeeze(child.text_content()))
        elif child.tag in _BLOCKS or child.tag in _CONTAINERS or _has_blocks(child):
            yield from _flush(element, loose, linked)
            loose, linked = [], 0
            yield from _blocks(child, left_out)
        else:
            text = _inline(child)
            loose.append(" " if child.tag == "br" else text)
            linked += _linked(child)
        loose.append(child.tail or "")
    yield from _flush(element, loose, linked)


def _flush(element: Element, loose: list[str], linked: int) -> Iterator[Block]:
    """Yield the inline text gathered so far as one block of the element that holds it."""
    text = squeeze("".join(loose))
    if not text:
        return
    holder = element
    while holder.tag not in _BLOCKS and holder.getparent() is not None:
        parent = holder.getparent()
        if parent is None or parent.tag in _CONTAINERS or parent.tag in ("ul", "ol", "table"):
            break
        holder = parent
    kind: BlockKind = _BLOCKS.get(str(holder.tag), "paragraph")
    level = int(str(holder.tag)[1]) if holder.tag in _HEADINGS else 0
    yield Block(kind, text, holder, level, min(1.0, linked / len(text)))


def _has_blocks(element: Element) -> bool:
    """Whether blocks stand inside an inline element (a link round a whole card)."""
    return any(x.tag in _BLOCKS or x.tag in _CONTAINERS for x in element.iterdescendants())


def _inline(element: Element) -> str:
    """Return the text of an inline element, without what nobody reads."""
    if not isinstance(element.tag, str) or _is_left_out(element):
        return ""
    return "".join([element.text or "", *(_inline(c) + (c.tail or "") for c in element)])


def _linked(element: Element) -> int:
    """Count the characters of an inline element that are link text."""
    if element.tag == "a":
        return len(squeeze(element.text_content()))
    return sum(_linked(child) for child in element if isinstance(child.tag, str))
