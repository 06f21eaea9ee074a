"""Links whose words would fit any link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.evidence.markup.markup_findings import is_hidden
from audit.evidence.words.titles import own_words
from audit.inputs import PageView
from audit.rule import Finding, Rule
from audit.site_view import SiteView
from signpost.pages.markup import Element, text_of
from signpost.workspace.records import Link

_GENERIC = frozenset(
    {
        "click", "click here", "click this", "click this link", "click on this link",
        "click to view", "here", "read more", "more", "see more", "view more", "show more",
        "learn more", "find out more", "find out more here", "read more here", "more here",
        "more info", "more information", "further information", "further info",
        "for more information", "more details", "details", "info", "information", "this page",
        "this link", "this website", "this site", "this web page", "this", "link", "page",
        "website", "web page", "webpage", "web site", "visit", "view", "go", "go here",
        "see here", "read", "read on", "continue reading", "download", "download here",
        "download now", "document", "pdf", "file", "form", "online", "online here",
        "follow this link", "available here", "visit website", "visit the website",
        "visit site", "view page", "read article", "read this", "view here",
        "learn more here", "link here", "on this page", "on our website",
    }
)  # fmt: skip
# What a file is in, and not what is in it: enough only where the words round it say that.
_FORMATS = frozenset(
    {
        "html", "epub", "plain text", "text", "txt", "rtf", "word", "word document", "doc", "docx",
        "excel", "spreadsheet", "xls", "xlsx", "csv", "ods", "odt", "xml", "json", "kindle",
        "mobi", "large print", "easy read", "audio", "mp3", "braille", "zip", "powerpoint",
    }
)  # fmt: skip
_ONE_WORD = re.compile(r"[^\W\d_]{3,}")
_BLOCKS = frozenset({"li", "p", "td", "th", "dd", "dt", "figcaption", "div", "section", "article"})
_AROUND = re.compile(r"^\W+|\W+$")
_CLICK = re.compile(
    r"(?:please )?click (?:here|this link|on this link) (?:to|for) (\S.*)", re.IGNORECASE
)


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links called “click here”, “read more” and the like."""
    for link in anchors.followable(page.links):
        if link.kind in ("mail", "phone") or _is_control(link, page.url):
            continue
        if _names_its_part(link, page):
            continue
        words = _AROUND.sub("", link.text)
        click = _CLICK.fullmatch(words)
        if not click and (words.lower() not in _GENERIC or _is_its_name(words, link, site)):
            continue
        if any(x.get("aria-labelledby") for x in anchors.elements_of(page.tree, page.url, link)):
            continue
        advice = (
            f"leave out “click here”: “{click.group(1)}”"
            if click
            else _advice(link, site, page.url)
        )
        yield Finding(
            message=f"The link “{link.text}” does not say where it goes: {advice}.",
            where=link.url,
            evidence=link.text,
            key=f"{words.lower()} {link.url}",
            component=anchors.template_component(link, f"{words.lower()} {link.url}"),
            severity="minor" if click else None,
        )
    yield from _of_context(page, site)


def _of_context(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links that stand alone in a block, with words that need what is round them."""
    for link in anchors.followable(page.links):
        words = _AROUND.sub("", link.text)
        is_format = words.lower() in _FORMATS
        one_word = bool(_ONE_WORD.fullmatch(words)) and words.lower() not in _GENERIC
        if link.where in anchors.TEMPLATE or not (is_format or one_word):
            continue
        if link.url == page.url:
            continue  # a tab, or a part of this page
        if _is_its_name(words, link, site):
            continue
        for element in anchors.elements_of(page.tree, page.url, link):
            block = next((x for x in element.iterancestors() if x.tag in _BLOCKS), None)
            if block is None or is_hidden(element) or _AROUND.sub("", text_of(block)) != words:
                continue
            if is_format or _follows_text(block):
                message = (
                    f"“{link.text}” says what a file is in, and nothing beside it what is in that."
                    if is_format
                    else f"“{link.text}” stands alone after a paragraph: does it say where it goes?"
                )
                yield Finding(
                    message=message,
                    where=link.url,
                    evidence=link.text,
                    certainty="needs_person",
                    key=f"{words.lower()} {link.url}",
                    severity="minor",
                )
                break


def _follows_text(block: Element) -> bool:
    """Whether the block before one is a paragraph of several words, and not a heading or a list."""
    before = block.getprevious()
    return block.tag == "p" and before is not None and before.tag == "p" and " " in text_of(before)


def _is_control(link: Link, page_url: str) -> bool:
    """Whether a link only opens something on its own page (a menu called “More”)."""
    return link.url == page_url and link.where in anchors.TEMPLATE


def _names_its_part(link: Link, page: PageView) -> bool:
    """Whether a link of a list of contents is called as the part of the page that it leads to."""
    if link.url != page.url or not link.fragment:
        return False
    part = page.tree.xpath("//*[@id=$name]", name=link.fragment)
    heads = part[0].xpath("(descendant-or-self::*[self::h1 or self::h2 or self::h3 or self::h4"
                          " or self::h5 or self::h6])[1]") if part else []  # fmt: skip
    return bool(heads) and text_of(heads[0]).casefold() == link.text.casefold()


def _is_its_name(words: str, link: Link, site: SiteView) -> bool:
    """Whether the page that a link leads to is called just that: “Details” of a pattern library."""
    page = site.pages.get(site.state(link.url).final_url)
    return page is not None and own_words(page.title).lower() == words.lower()


def _advice(link: Link, site: SiteView, page_url: str) -> str:
    """Say what to call a link instead: the title of the page that it leads to, where known."""
    page = site.pages.get(site.state(link.url).final_url)
    title = own_words(page.title) if page and page.is_html else ""
    if not title or len(title) > 80 or link.url == page_url:
        return "name the page or file that it leads to"
    return f"name its target, such as “{title}”"


RULE = Rule(
    id="content/link-text-generic",
    title="Links that do not say where they go",
    why="Many people scan a page's links, and screen readers list them: “click here” says nothing.",
    fix="Use the words that say what the target is, inside the sentence.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="moderate",
    check=check,
    criterion="2.4.4",
    version=5,
)
