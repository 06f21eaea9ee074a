"""Draws one page of each template: pages that bring the same scripts, frames and kind of form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from signpost.pages import markup
from signpost.workspace import Run, Workspace

# So many templates are looked at: each takes some half a minute of waiting.
MOST_TEMPLATES = 20
# Numbers and hashes in the names of files: the next release is the same script.
_VERSION = re.compile(r"[0-9a-f]{6,}|\d+")
_INLINE_CHARACTERS = 60


class Template(NamedTuple):
    """A template: the page that stands for it, and how many pages have it."""

    page: str
    pages: int


def draw_templates(workspace: Workspace, run: Run, urls: Iterable[str]) -> list[Template]:
    """Return the templates of some pages, those of most pages first."""
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for url in urls:
        page = workspace.pages.get(run.id, url)
        if page is not None and page.body:
            tree = markup.parse(workspace.pages.body(page), page.content_type)
            found[_marks(tree, url)].append(url)
    drawn = (Template(min(same, key=lambda x: (len(x), x)), len(same)) for same in found.values())
    return sorted(drawn, key=lambda x: (-x.pages, x.page))


def _marks(tree: markup.Element, url: str) -> frozenset[str]:
    """Return what decides to whom a page sends: its scripts and frames, and its kind of forms."""
    marks = set()
    for element in tree.iter("script", "iframe", "form"):
        source = element.get("src")
        if element.tag == "form":
            marks.add(f"form {element.get('method', 'get').lower()}")
        elif source:
            parts = urlsplit(urljoin(url, source))
            name = parts.netloc + _VERSION.sub("", parts.path)
            marks.add(" ".join((str(element.tag), name)))
        elif element.tag == "script":
            marks.add(
                "script " + _VERSION.sub("", (element.text or "").strip()[:_INLINE_CHARACTERS])
            )
    return frozenset(marks)
