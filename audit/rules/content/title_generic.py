"""Titles that would fit any page, or that say last what matters first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.words.titles import is_council, is_home, own_words, parts
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.content import Content

_GENERIC = frozenset(
    {
        "home", "home page", "homepage", "untitled", "untitled document", "untitled page",
        "new page", "page", "page title", "title", "index", "default", "document", "no title",
        "blank", "test", "test page", "template", "web page", "webpage", "welcome", "main",
        "content",
    }
)  # fmt: skip
_WELCOME = re.compile(r"welcome to (?:the |our )?(.+)", re.IGNORECASE)
# A word said so often, its heading and its plural with it, is what the page is about.
_OFTEN = 4
_NUMBER = re.compile(r"\s*[(#]?\d*\)?$")


def check(page: PageView) -> Iterator[Finding]:
    """Find titles that name no subject, begin with “Welcome to”, or put the council first."""
    title = page.content.title
    if not title:
        raise NotApplicable
    advice = _advice(title, is_home(page.url), page.content.h1)
    if advice and not _is_subject(own_words(title), page.content):
        yield Finding(message=advice, where="head > title", evidence=title)


def _is_subject(word: str, content: Content) -> bool:
    """Whether a page is about its title's one word (a glossary's “Template”): it says so often."""
    plain = word.strip().casefold()
    if " " in plain or plain != content.h1.strip().casefold():
        return False
    return len(re.findall(rf"\b{re.escape(plain)}s?\b", content.folded)) >= _OFTEN


def _advice(title: str, home: bool, heading: str) -> str:
    """Say what is wrong with a title, or nothing.

    A council that the top heading names as well is what the page is about, not whose it is.
    """
    if title[0] in "|·»-\u2013\u2014:":
        return "The title begins with a separator: the page's own name is missing before it."
    own = own_words(title)
    welcome = _WELCOME.fullmatch(own)
    if welcome:
        return f"Start the title with its subject: “{welcome.group(1)}”, without “Welcome to”."
    if _NUMBER.sub("", own.strip("[]<>()").lower()) in _GENERIC and not (home and own != title):
        return f"The title “{own}” could be any page. Say what this page is about."
    pieces = parts(title)
    if home or len(pieces) < 2 or not is_council(pieces[0]) or is_council(pieces[-1]):
        return ""
    if pieces[0].casefold() in heading.casefold():
        return ""
    turned = " - ".join([*pieces[1:], pieces[0]])
    return f"Put the page's subject before the council's name: “{turned}”."


RULE = Rule(
    id="content/title-generic",
    title="Title that does not say what the page is about",
    why="In search results and among open tabs only the first words of a title are read.",
    fix="Begin the title with the words that a resident would search for.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    criterion="2.4.2",
    version=3,
)
