"""What inside the main content a resident did not come for: menus, banners, controls, the hidden.

What is hidden until somebody opens it (accordions, tabs) is content.
"""

from __future__ import annotations

import re
from itertools import islice

from signpost.pages.cards import cards_of_other_pages, listed_cards
from signpost.pages.markup import UNREAD, Element, squeeze
from signpost.pages.shown import is_aside

# A form is content: some systems wrap the whole page in one. Its controls are not.
_TAGS = {"nav", "aside", "button", "select", "textarea", "dialog"} | UNREAD
_TAGS_OUTSIDE_MAIN = {"header", "footer"}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}
_NAMED = re.compile(r"cookie|consent|breadcrumb|skip-link|pagination", re.IGNORECASE)
# Whole class names: "share" must not take "shared-ownership" along.
_CLASSES = frozenset(
    [
        "share", "sharing", "share-links", "share-buttons", "social-share", "social-links",
        "social-media", "feedback", "page-feedback", "page-rating", "rate-this-page",
    ]
)  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ACCEPTS = re.compile(r"\b(?:accept|reject|allow|agree|decline|dismiss|got it|ok)\b", re.IGNORECASE)
_FEEDBACK_PROMPT = re.compile(
    r"(?:is|was|did you find|how) (?:this|the) (?:page|information|article|content)"
    r"(?: \w+){0,2} (?:useful|helpful)[ ?.!]*(?:yes|no|[ ?./|])*",
    re.IGNORECASE,
)
# Whole words of class names: "related-posts", "news-teaser".
_TEASER = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|read-?next|you-may-also-like|latest-news)(?:[\s_-]|$)",
    re.IGNORECASE,
)
# The words of another page below the link to it: "excerpt", "entry-summary".
_EXCERPT = re.compile(r"(?:^|[\s_-])(?:excerpt|entry-summary)(?:[\s_-]|$)", re.IGNORECASE)
_MORE = re.compile(
    r"(?:read|find out|see|view|learn) more\b|continue reading|more\W*$", re.IGNORECASE
)
_CARD_LINKS, _LINES_ABOVE = 4, 3
_BANNER_WORDS, _TRAIL_WORDS, _TRAIL_LINKS = 120, 25, 8


class Boilerplate:
    """Knows of one page what is not read, and why."""

    def __init__(
        self, root: Element, main: Element, unseen: frozenset[Element] = frozenset()
    ) -> None:
        self._unseen = unseen
        self._opened = _disclosed_ids(root)
        self._parts = dict.fromkeys(_cookie_banners(main), "banner")
        cards = listed_cards(main)
        self._cards = frozenset(cards)
        self._teasers = frozenset([*_teasers(main), *cards_of_other_pages(cards)])
        trail = _breadcrumb_of(main)
        if trail is not None:
            self._parts[trail] = "breadcrumb"

    def reason(self, element: Element) -> str:
        """Name the reason why an element is not content, or nothing."""
        tag = element.tag
        if not isinstance(tag, str):
            return "comment"
        if tag in _TAGS and not (tag == "button" and _in_heading(element)):
            return str(tag)
        if tag in _TAGS_OUTSIDE_MAIN and not _inside_main(element):
            return str(tag)
        if element in self._unseen and not self._opens(element):
            return "hidden"
        if not element.attrib and not self._parts:
            return ""
        if is_aside(element) and not _in_heading(element):
            return "hidden"
        return self._by_attributes(element) or self._parts.get(element, "")

    def _by_attributes(self, element: Element) -> str:
        """Name the reason that an element's role, class or state gives, or nothing."""
        role = element.get("role", "")
        if role in _ROLES:
            return str(role)
        if element.get("aria-hidden") == "true":
            return "" if self._opens(element) else "hidden"
        classes = element.get("class", "")
        if not _CLASSES.isdisjoint(classes.lower().split()):
            return "sharing and feedback"
        named = f"{classes} {element.get('id', '')}"
        if not _NAMED.search(named) or element.tag in ("body", "main"):
            return ""
        # What holds the page's own heading is its content: a page on cookies is no banner.
        return "banner" if next(element.iter("h1"), None) is None else ""

    def is_teaser(self, element: Element) -> bool:
        """Whether an element stands in the beginning of another page that this one shows."""
        return _stands_in(element, self._teasers)

    def is_in_card(self, element: Element) -> bool:
        """Whether an element stands in one of several cards whose headings lead elsewhere."""
        return _stands_in(element, self._cards)

    def _opens(self, element: Element) -> bool:
        """Whether somebody can open what is hidden: a tab, or what some control names."""
        return element.get("role") == "tabpanel" or element.get("id", "") in self._opened


def _stands_in(element: Element, parts: frozenset[Element]) -> bool:
    """Whether an element is one of some parts, or in one."""
    return bool(parts) and any(x in parts for x in (element, *element.iterancestors()))


def is_feedback_prompt(text: str) -> bool:
    """Whether a block asks what the reader thinks of the page."""
    return len(text) < 80 and bool(_FEEDBACK_PROMPT.fullmatch(text))


def _disclosed_ids(root: Element) -> frozenset[str]:
    """Return the ids of what some control of the page opens."""
    found = {x for names in root.xpath("//@aria-controls") for x in str(names).split()}
    links = root.xpath("//a[@aria-expanded or @role='tab' or @data-toggle or @data-bs-toggle]")
    found |= {x.get("href", "").removeprefix("#") for x in links}
    return frozenset(found - {""})


def _in_heading(element: Element) -> bool:
    """Whether a button is a heading's text: the way accordions are built."""
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    return any(x is not None and x.tag in _HEADINGS for x in (parent, above))


def _inside_main(element: Element) -> bool:
    """Whether an element belongs to the page's own content: its header then is the page's title."""
    return any(
        x.tag in ("main", "article") or x.get("role") == "main" for x in element.iterancestors()
    )


def _cookie_banners(main: Element) -> list[Element]:
    """Return the parts that ask for consent to cookies: a button to accept, and few words."""
    found = []
    for button in main.iter("button", "input", "a"):
        said = f"{button.text or ''} {button.get('value', '')}"
        if len(said) > 60 or not _ACCEPTS.search(said):
            continue
        part = _widest_banner(button, main)
        if part is not None:
            found.append(part)
    return found


def _widest_banner(button: Element, main: Element) -> Element | None:
    """Return the largest part round a button that still is about cookies only."""
    best = None
    for part in button.iterancestors():
        text = part.text_content()
        few = len(text) < _BANNER_WORDS * 12 and len(text.split()) <= _BANNER_WORDS
        if part is main or not few or next(part.iter("h1"), None) is not None:
            break
        if "cookie" in text.lower():
            best = part
    return best


def _teasers(main: Element) -> list[Element]:
    """Return the parts that show the beginning of another page: its words are not this page's.

    They are called related or teasers, or have a heading and a “Read more” with one address.
    """
    called = [
        x
        for x in main.iter("div", "section", "ul", "li", "article")
        if x is not main and _TEASER.search(x.get("class", "")) and _is_about_others(x)
    ]
    called += [
        x
        for x in main.iter("div", "p", "span")
        if _EXCERPT.search(x.get("class", "")) and _stands_below_link(x)
    ]
    more = (x for x in main.iter("a") if _MORE.match(squeeze(x.text or "")[:40]))
    return called + [part for x in more if (part := _card_of(x)) is not None]


def _stands_below_link(part: Element) -> bool:
    """Whether one of the few parts above a text, such as the heading there, is a link."""
    above = islice(part.itersiblings(preceding=True), _LINES_ABOVE)
    return any(x.tag == "a" or next(x.iter("a"), None) is not None for x in above)


def _is_about_others(part: Element) -> bool:
    """Whether a part has links and is not the page itself."""
    return next(part.iter("h1"), None) is None and next(part.iter("a"), None) is not None


def _card_of(more: Element) -> Element | None:
    """Return the card of one heading that links to where a “Read more” leads."""
    for part in islice(more.iterancestors("div", "li", "article", "section"), 3):
        links = list(islice(part.iter("a"), _CARD_LINKS + 1))
        if len(links) > _CARD_LINKS:
            return None
        same = (x for x in links if x is not more and x.get("href") == more.get("href"))
        if any(y.tag in _HEADINGS - {"h1"} for x in same for y in (*x.iterancestors(), *x)):
            return part
    return None


def _breadcrumb_of(main: Element) -> Element | None:
    """Return the list of links above the top heading that begins with the home page."""
    for element in main.iter("h1", "a"):
        if element.tag == "h1":
            return None
        if squeeze(element.text_content()).lower() != "home":
            continue
        for part in element.iterancestors("ol", "ul", "div", "p", "td"):
            links = part.xpath(".//a")
            few = len(part.text_content().split()) <= _TRAIL_WORDS and len(links) <= _TRAIL_LINKS
            whole = part is not main and few and not part.xpath(".//h1|.//h2|.//form")
            return part if whole and links[0] is element and len(links) > 1 else None
    return None
