"""What sort of page a page is, by simple rules that are stated here and nowhere else.

The first that fits counts:

- `news`: the address says news, blog or press, or holds a year and month;
- `transaction`: the content has a form to fill in, other than a search, filter or feedback;
- `directory`: title, top heading or address says directory, A to Z or find your nearest;
- `landing`: at least five blocks (list items, headings of cards) are links that lead on, and
  those are at least two fifths of all blocks but the top heading;
- `guide`: everything else. Documents (PDF and office files) are `document`.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from audit.evidence.task_pages.forms import task_forms
from audit.evidence.task_pages.onward_links import onward_links
from audit.evidence.task_pages.tasks import is_news
from audit.inputs import PageView

PageType = Literal["landing", "guide", "transaction", "news", "document", "directory"]

_DIRECTORY = re.compile(
    r"\bdirectory\b|\ba (to|-|\u2013) ?z\b|\ba[-\u2013]z\b|\ba-to-z\b"
    r"|\bfind (your|a) (nearest|local)\b",
    re.IGNORECASE,
)
MIN_LANDING_LINKS = 5
# A card is a linked heading and a paragraph: half of the blocks. Some have a lead paragraph.
MIN_LINKED_SHARE = 0.4


def of(view: PageView) -> PageType:
    """Return the type of an HTML page, by the rules above."""
    if is_news(view.url):
        return "news"
    if task_forms(view):
        return "transaction"
    path = urlsplit(view.url).path
    if _DIRECTORY.search(f"{view.content.h1 or view.content.title} {path}"):
        return "directory"
    return "landing" if _is_landing(view) else "guide"


def _is_landing(view: PageView) -> bool:
    """Whether a page is mostly links that lead on."""
    blocks = [block for block in view.content.blocks if block.level != 1]
    links = sum(block.linked >= 0.8 for block in blocks)
    enough = links >= MIN_LANDING_LINKS and links >= MIN_LINKED_SHARE * len(blocks)
    return enough and len(onward_links(view)) >= MIN_LANDING_LINKS
