"""Titles that share no word with the page's main heading, or name the site only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.words.titles import is_council, is_home, parts
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.content import Content
from signpost.pages.markup import squeeze

# Fewer words below a heading may speak of it in others.
_ENOUGH = 6
_WORD = re.compile(r"[^\W_]{3,}")
# Names of bodies that have sites, besides councils'.
_BODY = re.compile(
    r"(?:The )?(?:(?:[A-Z][\w'&-]*|of|and|upon) ){0,5}(?:University|College|Trust|Museum|Library"
    r"|Borough|County|City|District|Authority|Service)"
    r"(?: (?:of|for)(?: (?:the )?[A-Z][\w'&-]*){1,4})?"
)


def check(page: PageView, *, least_words: int = 2) -> Iterator[Finding]:
    """Find a title of some words of which none is in the main heading, or that is a mere name.

    The name of the site may stand in the title, before or after the page's own words.
    """
    content = page.content
    title, heading = squeeze(content.title), content.h1
    if not title or not (heading or content.text) or is_home(page.url):
        raise NotApplicable
    # What comes after the page's own words is the site's name, or a part of it.
    own = next((x for x in parts(title) if not _is_site(x)), "")
    words, wanted = _words(own), _words(heading)
    if heading and heading.casefold() in title.casefold():
        return
    enough = min(len(words), len(wanted)) >= least_words
    element = page.tree.find(".//title")
    place = element if element is not None else content.main
    if enough and not _shared(words, wanted):
        yield uncertain_finding_at(
            place,
            f"The title “{title[:80]}” and the heading “{heading[:80]}” share no word.",
            key="title",
        )
    elif not heading and len(words) >= least_words and not _shared(words, _words(content.text)):
        yield uncertain_finding_at(
            place, f"No word of the title “{title[:80]}” is on the page.", key="title"
        )
    elif wanted and not _shared(wanted, words) and _is_elsewhere(wanted, content):
        yield uncertain_finding_at(
            place,
            f"No word of the heading “{heading[:80]}” is in the title or in what follows it.",
            key="heading",
        )
    elif not own and len(wanted - _words(title)) >= least_words:
        yield uncertain_finding_at(
            place,
            f"The title “{title[:80]}” names the site only, and the heading is “{heading[:80]}”.",
            key="title",
        )


def _is_elsewhere(wanted: set[str], content: Content) -> bool:
    """Whether a page says something below its main heading, and nothing of what that says."""
    below = _words(" ".join(x.text for x in content.blocks if x.text != content.h1))
    return len(below) >= _ENOUGH and not _shared(wanted, below)


def _shared(words: set[str], others: set[str]) -> bool:
    """Whether two sets of words have one in common, endings apart."""
    return bool({w[:4] for w in words} & {w[:4] for w in others})


def _is_site(part: str) -> bool:
    """Whether a part of a title is the name of a council or the like and nothing else."""
    return is_council(part) or (len(part) < 60 and bool(_BODY.fullmatch(part)))


def _words(text: str) -> set[str]:
    """Return the words of three letters and more, in lower case."""
    return {w.lower() for w in _WORD.findall(text)}


RULE = Rule(
    id="accessibility/title-unlike-heading",
    title="Title and heading speak of different things",
    why="The title is what people hear first and see in their tabs: it has to be of this page.",
    fix="Begin the title with the words of the main heading.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/page-titled",
    severity="moderate",
    check=check,
    criterion="2.4.2",
    version=3,
)
