"""What a resident comes to do: the verbs of tasks, in page titles and in link texts.

English verbs of tasks are nouns as well ("Annual report", "Pay policy", "Book club", "Register
of electors"), so a verb counts only where a title or link begins with it (or a part of it does)
and what follows does not make it a noun.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from audit.inputs import PageView

# What may follow each verb, as a pattern of what may not.
_NOT_FOLLOWED_BY = {
    "pay": r"(policy|policies|gaps?|scales?|grades?|multiples?|awards?|and display|structures?"
    r"|ratios?|bands?|rates|statements?|reviews?|phones?|slips?|as you go|spine)\b",
    "apply": r"(to (all|any|both|every|these|this|those|the following))\b",
    "report": r"(on|of|by|for|from|and|into|to|\d+|summary|pages?|cards?|template|pdf|author)\b",
    "book": r"(clubs?|of|festivals?|reviews?|groups?|shops?|sales?|lists?|stock|reservations?"
    r"|fairs?|awards?|chat|swap|launch|trolley|collection|loans?|returns?|prices?)\b",
    "renew": r"(able|al)\b",
    "appeal": r"(decisions?|hearings?|courts?|panels?|process|procedures?|rights|results?|fund"
    r"|for (information|witnesses|help))\b",
    "check": r"(in|out|ups?|lists?|points?|sheets?)\b",
    "register": r"(of|offices?|entr(y|ies)|guidance|data|design|team|pages?|access)\b",
    "request": r"(for|forms?|numbers?)\b",
    "claim": r"(forms?|numbers?|types?|history)\b",
}

_STARTS = (
    r"(?:^|[:;|,/(\u00bb\u2013\u2014]\s?|\s-\s"
    r"|\b(?:how|where|when|ways|need|want)(?: do i)? to\s|\byou can\s)"
)
_TASK = re.compile(
    _STARTS
    + "(?:"
    + "|".join(rf"(?:{verb}(?![\w-])(?!\s{no}))" for verb, no in _NOT_FOLLOWED_BY.items())
    + r"|make an? (?:payment|application|claim|complaint|appeal|booking|report)\b)",
    re.IGNORECASE,
)
_FIND = re.compile(
    r"^find (?!out|us|more|support|help|information|advice|a way|your way)", re.IGNORECASE
)
# A word alone that is more often a noun than an invitation.
_NOUNS_ALONE = frozenset({"report", "book", "register", "claim", "request", "appeal"})
_NEWS = re.compile(r"/(news|blogs?|blog-posts?|press|press-releases?|latest|weeknotes?)(/|$)")
_DATED = re.compile(r"/(19|20)\d\d[-/](0?[1-9]|1[0-2])([-/]|$)")


def is_task(text: str) -> bool:
    """Whether a title, heading or link text names something that a resident can do."""
    text = re.sub(r"\s+", " ", text).strip()
    if text.lower() in _NOUNS_ALONE:
        return False
    return bool(_TASK.search(text))


def is_task_link(text: str) -> bool:
    """Whether a link text is an invitation to a task; finding counts ("Find your nearest…")."""
    return is_task(text) or bool(_FIND.match(text.strip()))


def is_news(url: str) -> bool:
    """Whether an address is that of news: told and over, not a task."""
    path = urlsplit(url).path.lower()
    return bool(_NEWS.search(path) or _DATED.search(path))


def is_task_page(url: str, title: str, h1: str) -> bool:
    """Whether a page is about a task: its top heading says so, or its title where it has none."""
    return not is_news(url) and is_task(h1 or title)


def is_about_task(view: PageView) -> bool:
    """Whether a page is about a task."""
    return is_task_page(view.url, view.content.title, view.content.h1)
