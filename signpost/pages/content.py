"""The part of a page that a resident came for: its main content, block by block.

Landmarks first (`main`, `[role=main]`, a single `article`), then what the top heading stands over,
then trafilatura (`signpost.pages.main_element`); navigation, the site's header and footer, asides,
form controls and cookie banners are left out (`signpost.pages.boilerplate`), and what was left out
is counted and kept. Headings, list items and table cells are blocks of their own:
they must never run together into one long sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from signpost.pages.boilerplate import Boilerplate, is_feedback_prompt
from signpost.pages.main_element import main_part
from signpost.pages.markup import UNREAD, Element, css_path, squeeze, text_of
from signpost.pages.shown import unseen_elements

BlockKind = Literal["heading", "paragraph", "item", "cell"]

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
_WORD = re.compile(r"\w+")
_CONTAINERS = {"div", "section", "article", "main", "body", "fieldset", "details", "center"}


@dataclass(slots=True, weakref_slot=True)
class Block:
    """One unit of reading. `level` is 1-6 for headings, else 0; `linked` is the share in links.

    `teaser` is whether it is the beginning of another page: its sentences are not this page's.
    `card` is whether it stands in one of several cards whose headings lead to other pages.
    """

    kind: BlockKind
    text: str
    element: Element
    level: int = 0
    linked: float = 0.0
    teaser: bool = False
    card: bool = False

    @property
    def path(self) -> str:
        """The CSS path of the block's element."""
        return css_path(self.element)


@dataclass
class Content:
    """What a page says. `root` is the page's tree.

    `method` is `landmark`, `heading`, `trafilatura` or `body`. `left_out` counts the characters of
    the main part that were not read, by what held them; `unread` are the texts themselves.
    """

    title: str
    description: str
    language: str
    method: str
    root: Element
    main: Element
    blocks: list[Block]
    left_out: dict[str, int] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def unread_outside(self) -> list[tuple[str, str]]:
        """What stands outside the main part, by the element that holds it, in document order."""
        if self.method == "trafilatura":
            return [("outside", x) for x in _lines(self.root) if x not in self.text]
        way = [self.main, *self.main.iterancestors()]
        beside = (x for above in reversed(way[1:]) for x in above if x not in way)
        texts = ((_holder(x), text_of(x)) for x in beside if x.tag not in UNREAD)
        heard = {block.text for block in self.blocks}
        return [(name, text) for name, text in texts if text and text not in heard]

    @cached_property
    def text(self) -> str:
        """All blocks, a line each."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def folded(self) -> str:
        """The text without capitals: what is not in it need not be searched for block by block."""
        return self.text.casefold()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words of the text, without capitals; a hyphen parts them."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def _folded_blocks(self) -> list[str]:
        """The text of each block without capitals."""
        return [block.text.casefold() for block in self.blocks]

    def mentioning(self, hints: Iterable[str]) -> list[Block]:
        """Return the blocks in which one of some texts stands, whatever its capitals.

        `hints` are in small letters. Looking for them is many times as fast as a pattern that
        can only match where one of them is.
        """
        said = [hint for hint in hints if hint in self.folded]
        if not said:
            return []
        read = zip(self.blocks, self._folded_blocks, strict=True)
        return [block for block, text in read if any(hint in text for hint in said)]

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
            and not b.teaser
            and (b.kind == "paragraph" or (b.kind == "item" and len(b.text.split()) >= 6))
        ]

    @cached_property
    def words(self) -> int:
        """How many words the main content has."""
        return len(self.text.split())


def read(
    root: Element, use_trafilatura: bool = True, unseen: frozenset[Element] | None = None
) -> Content:
    """Read a parsed page (`signpost.pages.markup.parse`) into its content. Never raises.

    `unseen` are the elements that nobody sees (`signpost.pages.shown`); None: as the markup says.
    """
    unseen = unseen_elements(root) if unseen is None else unseen
    main, method = main_part(root, use_trafilatura)
    boilerplate, unread = Boilerplate(root, main, unseen), list[tuple[str, str]]()
    blocks = list(_blocks(main, boilerplate, unread))
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
        left_out=_counted(unread),
        unread=unread,
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


def _counted(unread: list[tuple[str, str]]) -> dict[str, int]:
    """Count the characters that were left out, by reason."""
    counts: dict[str, int] = {}
    for reason, text in unread:
        counts[reason] = counts.get(reason, 0) + len(text)
    return counts


def _holder(element: Element) -> str:
    """Name what holds a text outside the main part."""
    role, tag = element.get("role", ""), element.tag
    return str(role or (tag if tag in ("header", "nav", "footer", "aside") else "outside"))


def _lines(root: Element) -> list[str]:
    """Return every block of a page, whatever it is for."""
    bodies = root.xpath("//body")
    blocks = (
        _blocks(bodies[0], Boilerplate(root, bodies[0], unseen_elements(root)), [])
        if bodies
        else []
    )
    return [block.text for block in blocks]


def _blocks(
    element: Element, boilerplate: Boilerplate, unread: list[tuple[str, str]]
) -> Iterator[Block]:
    """Yield the blocks under an element, in document order."""
    loose: list[str] = [element.text or ""]
    linked = 0
    for child in element:
        reason = boilerplate.reason(child)
        if reason:
            text = "" if reason in ("comment", *UNREAD) else squeeze(child.text_content())
            if text:
                unread.append((reason, text))
                loose.append(" " if reason == "hidden" else "")
        elif child.tag in _BLOCKS or child.tag in _CONTAINERS or _has_blocks(child):
            yield from _flush(element, loose, linked, boilerplate, unread)
            loose, linked = [], 0
            yield from _blocks(child, boilerplate, unread)
        else:
            text = _inline(child, boilerplate)
            loose.append(text)
            linked += _linked(child)
        loose.append(child.tail or "")
    yield from _flush(element, loose, linked, boilerplate, unread)


def _flush(
    element: Element,
    loose: list[str],
    linked: int,
    boilerplate: Boilerplate,
    unread: list[tuple[str, str]],
) -> Iterator[Block]:
    """Yield the inline text gathered so far as one block of the element that holds it."""
    text = squeeze("".join(loose))
    if not text:
        return
    if is_feedback_prompt(text):
        unread.append(("sharing and feedback", text))
        return
    holder = element
    while holder.tag not in _BLOCKS and holder.getparent() is not None:
        parent = holder.getparent()
        if parent is None or parent.tag in _CONTAINERS or parent.tag in ("ul", "ol", "table"):
            break
        holder = parent
    kind: BlockKind = _BLOCKS.get(str(holder.tag), "paragraph")
    level = int(str(holder.tag)[1]) if holder.tag in _HEADINGS else 0
    share = min(1.0, linked / len(text))
    teaser, card = boilerplate.is_teaser(element), boilerplate.is_in_card(element)
    yield Block(kind, text, holder, level, share, teaser, card)


def _has_blocks(element: Element) -> bool:
    """Whether blocks stand inside an inline element (a link round a whole card)."""
    return any(x.tag in _BLOCKS or x.tag in _CONTAINERS for x in element.iterdescendants())


def _inline(element: Element, boilerplate: Boilerplate) -> str:
    """Return the text of an inline element, without what nobody reads."""
    if not isinstance(element.tag, str) or boilerplate.reason(element):
        return " " if boilerplate.reason(element) == "hidden" else ""
    if element.tag == "br":
        return " "
    return "".join(
        [element.text or "", *(_inline(c, boilerplate) + (c.tail or "") for c in element)]
    )


def _linked(element: Element) -> int:
    """Count the characters of an inline element that are link text."""
    if element.tag == "a":
        return len(squeeze(element.text_content()))
    return sum(_linked(child) for child in element if isinstance(child.tag, str))
