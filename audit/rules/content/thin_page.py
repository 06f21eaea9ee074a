"""Pages with hardly anything on them."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.search_listing import is_unlisted
from audit.evidence.words.titles import is_home
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.content import Content

# Anything that a page may be about besides words.
_MATTER = (
    "form",
    "input",
    "iframe",
    "video",
    "audio",
    "object",
    "embed",
    "canvas",
    "map",
    "picture",
)


def check(page: PageView, *, min_words: int = 30, enough_links: int = 3) -> Iterator[Finding]:
    """Find pages with under `min_words` words besides headings, and nothing else to do on them.

    Forms, lists of links, pictures, recordings and maps are something; so is what scripts make.
    """
    # Parts of other pages, examples and previews ask not to be listed.
    if is_unlisted(page.tree):
        raise NotApplicable
    content = page.content
    words = sum(len(b.text.split()) for b in content.blocks if b.kind != "heading")
    if words >= min_words or is_home(page.url) or _has_matter(content, enough_links):
        return
    yield Finding(
        message=f"This page has only {words} words. Add what people come for, or fold it into "
        "another page.",
        where="main content",
        evidence=content.text[:300],
        certainty="needs_person",
    )


def _has_matter(content: Content, enough_links: int) -> bool:
    """Whether a page has something to do or see, or is made or led on by scripts."""
    root, main = content.root, content.main
    if content.method == "trafilatura" or any(True for _ in main.iter(*_MATTER)):
        return True
    links = sum(1 for x in main.iter("a") if x.get("href"))
    pictures = any(True for x in main.iter("img") if x.get("alt"))
    made = any(
        len(x) == 0 and not (x.text or "").strip() and (x.get("id") or x.get("class"))
        for x in main.iter("div", "section")
    )
    led_on = any((x.get("http-equiv") or "").lower() == "refresh" for x in root.iter("meta"))
    return links >= enough_links or pictures or made or led_on


RULE = Rule(
    id="content/thin-page",
    title="Page with hardly any content",
    why="A page with nothing on it costs a click, and shows in search results all the same.",
    fix="Say what people need to know or do here, or move it to the page that leads here.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
    version=2,
)
