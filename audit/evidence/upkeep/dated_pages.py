"""Pages that are a record of their day: news, minutes, blog posts. They may speak of the past."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from audit.evidence.once import once_a_page
from audit.inputs import PageView

_PATH = re.compile(
    r"/(?:news|press|media|blogs?|blog-posts?|weeknotes?|posts?|articles?|minutes|agendas?|meetings?"
    r"|committees?|decisions?|archives?|newsletters?|bulletins?|statements|speeches|stories|history"
    r"|case-stud(?:y|ies)|reports|mgai|ielistdocuments)(?:[/.]|$)|/20\d\d[/-](?:0?[1-9]|1[0-2])\b"
    r"|[/-](?:news|archived?|minutes|press-release)(?:[/.-]|$)",
    re.IGNORECASE,
)
_TYPES = frozenset({"article", "news", "newsarticle", "blogposting", "reportagenewsarticle"})
_JSON_TYPE = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(\w+)\"")
_LABEL = re.compile(r"\b(?:posted|published|press release|news|date published)\b[^.]{0,12}\d", re.I)


@once_a_page
def is_record(page: PageView) -> bool:
    """Whether a page is news, a blog post, minutes or archive, by address, markup or dateline."""
    if _PATH.search(urlsplit(page.url).path):
        return True
    for element in page.tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        if name == "article:published_time":
            return True
        if name == "og:type" and (element.get("content") or "").lower() in _TYPES - {"article"}:
            return True
    for script in page.tree.iter("script"):
        if (script.get("type") or "") == "application/ld+json":
            types = {t.lower() for t in _JSON_TYPE.findall(script.text or "")}
            if types & _TYPES:
                return True
    return any(_LABEL.match(block.text) for block in page.content.blocks[:6])
