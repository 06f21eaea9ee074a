"""Pages that scripts draw: how one is known, and how it is marked once a browser has drawn it.

Such a page is an app shell: next to no words, and a script that puts the content there. After
the crawl it is drawn in the browser (`crawler.browser.app_shell_rendering`), and what was drawn is
stored as
the page's body, so that the same rules judge it and the same links are followed as of any other
page. The body that the server sent stays in the store, named in the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from signpost.pages.markup import Element, parse, text_of
from signpost.workspace.records import Link, Page

# The header under which the mark is kept: one of the three words, and what belongs to it.
MARK = "x-signpost-shell"
_WAITING, _DRAWN, _NOT_DRAWN = "waiting", "drawn", "not-drawn"
# A page with more links or words than this says something without its scripts.
_MAX_LINKS, _MAX_CHARACTERS = 5, 300
# Where frameworks put what they draw; an element of one's own (`<app-root>`) is one too.
_ROOTS = re.compile(r"^(app|root|main-app|application|__next|__nuxt|___gatsby|svelte|ember\d*)$")


def is_shell(body: bytes, content_type: str, links: Iterable[Link]) -> bool:
    """Whether a page's content is drawn by a script: few links and words, a place, a script."""
    scripted, followed = False, 0
    for link in links:
        followed += link.tag == "a"
        scripted = scripted or link.tag == "script"
        if followed > _MAX_LINKS:
            return False
    if not scripted and b"<script" not in body.lower():
        return False
    root = parse(body, content_type)
    return len(text_of(root)) <= _MAX_CHARACTERS and any(map(_is_place, root.iter("*")))


def says_more(drawn: bytes, shell: bytes, content_type: str) -> bool:
    """Whether what was drawn (in UTF-8) has more words, or more links, than the shell had."""
    roots = parse(drawn, "text/html; charset=utf-8"), parse(shell, content_type)
    words = [len(text_of(root)) for root in roots]
    links = [sum(1 for _ in root.iter("a")) for root in roots]
    return words[0] > words[1] or links[0] > links[1]


def _is_place(element: Element) -> bool:
    """Whether an element is an empty place that a framework fills."""
    tag, name = element.tag, element.get("id", "")
    if not isinstance(tag, str) or len(text_of(element)) > _MAX_CHARACTERS // 3:
        return False
    named = bool(_ROOTS.match(name)) or element.get("ng-app") is not None
    return (tag in ("div", "main", "section", "body") and named) or "-" in tag


def waiting() -> str:
    """Return the mark of a shell that was not drawn yet."""
    return _WAITING


def drawn(original: str) -> str:
    """Return the mark of a page that was drawn; `original` names the blob that the server sent."""
    return f"{_DRAWN} {original}"


def not_drawn(reason: str) -> str:
    """Return the mark of a shell that could not be drawn, and why in a few words."""
    return f"{_NOT_DRAWN} {reason}"


def is_waiting(page: Page) -> bool:
    """Whether a page is a shell that was not drawn yet."""
    return page.headers.get(MARK) == _WAITING


def original_of(page: Page) -> str:
    """Return the blob that the server sent for a page: its body, unless that was drawn."""
    word, _, rest = page.headers.get(MARK, "").partition(" ")
    return rest if word == _DRAWN else page.body


def why_empty(page: Page) -> str:
    """Return why a shell's content is not known; nothing where it is, and for other pages."""
    word, _, rest = page.headers.get(MARK, "").partition(" ")
    return {_WAITING: "the crawl ended before it was drawn", _NOT_DRAWN: rest}.get(word, "")


def was_drawn(page: Page) -> bool:
    """Whether a page's body is what a browser drew."""
    return page.headers.get(MARK, "").startswith(f"{_DRAWN} ")
