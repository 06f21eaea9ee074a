"""App shells: pages with next to no words, and a script that puts the content there.

After the crawl they are rendered in the browser (`crawler.browser.app_shell_rendering`), and marked
(`signpost.workspace.page_marks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from signpost.pages.markup import Element, parse, text_of
from signpost.workspace.records import Link

# A page with more links or words than this says something without its scripts.
_MAX_LINKS, _MAX_CHARACTERS = 5, 300
# Where frameworks put what they draw; an element of one's own (`<app-root>`) is one too.
_ROOTS = re.compile(r"^(app|root|main-app|application|__next|__nuxt|___gatsby|svelte|ember\d*)$")


def is_app_shell(body: bytes, content_type: str, links: Iterable[Link]) -> bool:
    """Whether a page's content comes from a script: few words and links, mount point, script."""
    scripted, followed = False, 0
    for link in links:
        followed += link.tag == "a"
        scripted = scripted or link.tag == "script"
        if followed > _MAX_LINKS:
            return False
    if not scripted and b"<script" not in body.lower():
        return False
    root = parse(body, content_type)
    return len(text_of(root)) <= _MAX_CHARACTERS and any(map(_is_mount_point, root.iter("*")))


def has_more_content(rendered: bytes, shell: bytes, content_type: str) -> bool:
    """Whether what was rendered (in UTF-8) has more words, or more links, than the shell had."""
    roots = parse(rendered, "text/html; charset=utf-8"), parse(shell, content_type)
    words = [len(text_of(root)) for root in roots]
    links = [sum(1 for _ in root.iter("a")) for root in roots]
    return words[0] > words[1] or links[0] > links[1]


def _is_mount_point(element: Element) -> bool:
    """Whether an element is an empty place that a framework fills."""
    tag, name = element.tag, element.get("id", "")
    if not isinstance(tag, str) or len(text_of(element)) > _MAX_CHARACTERS // 3:
        return False
    named = bool(_ROOTS.match(name)) or element.get("ng-app") is not None
    return (tag in ("div", "main", "section", "body") and named) or "-" in tag
