"""The words that reports use for states, outcomes and people: one place, plain English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from audit.history.decisions import KINDS
from audit.monitoring_sample.manual_answers import ANSWERS
from audit.monitoring_sample.sample import PARTS
from signpost import stages

OUTCOMES: Mapping[str, str] = {
    "fail": "Fails",
    "needs_person": "Needs a person to look",
    "could_not_check": "Could not check",
    "pass": "Passes",
    "not_applicable": "Does not apply",
}
STATUSES: Mapping[str, str] = {
    "new": "New",
    "still_there": "Still there",
    "fixed": "Fixed",
    "not_checked": "Not checked this week",
    "rule_changed": "Rule changed",
}
STATUS_MEANINGS: Mapping[str, str] = {
    "new": "found this week and not last week",
    "still_there": "found last week and again this week",
    "fixed": "found last week, checked this week and gone",
    "not_checked": "found last week; the page or the rule was not checked this week, "
    "so nobody knows",
    "rule_changed": "the rule works differently now, so the two weeks cannot be compared",
}
SEVERITIES: Mapping[str, str] = {
    "critical": "Critical",
    "serious": "Serious",
    "moderate": "Moderate",
    "minor": "Minor",
}
SEVERITY_MEANINGS: Mapping[str, str] = {
    "critical": "people cannot do what they came for",
    "serious": "some people cannot do what they came for, or only with great trouble",
    "moderate": "people lose time or may misunderstand",
    "minor": "untidy; mend it when you are there",
}
FIXERS: Mapping[str, str] = {
    "content": "Whoever edits the page",
    "template": "The team that looks after the website's templates",
    "search": "Whoever edits the search: best bets and synonyms",
}
DECISIONS: Mapping[str, str] = KINDS
CERTAINTIES: Mapping[str, str] = {
    "sure": "Certain",
    "needs_person": "Needs a person to decide",
}
CONTENT_METHODS: Mapping[str, str] = {
    "landmark": ", found by its main landmark",
    "heading": ", found by what its top heading stands over, as it has no main landmark",
    "trafilatura": ", told from menus by their shape, as it has no main landmark",
    "body": ", here the whole page, as it has no main landmark",
}
UPDATED_BY: Mapping[str, str] = {
    "shown": "shown on the page",
    "metadata": "in its code",
    "server": "by the server",
}
NOT_READ: Mapping[str, str] = {
    "nav": "Navigation",
    "navigation": "Navigation",
    "header": "Header of the website",
    "banner": "Banner or breadcrumb",
    "breadcrumb": "Breadcrumb",
    "footer": "Footer",
    "contentinfo": "Footer",
    "aside": "Beside the text",
    "complementary": "Beside the text",
    "search": "Search",
    "hidden": "Hidden, and nothing opens it",
    "region": "Outside the main part",
    "outside": "Outside the main part",
    "button": "Buttons",
    "select": "Choices of a form",
    "textarea": "Fields of a form",
    "dialog": "Dialogue box",
    "sharing and feedback": "Sharing and feedback",
}
LINK_STATES: Mapping[str, str] = {
    "ok": "Works",
    "redirect": "Works, after a redirect",
    "broken": "Broken",
    "blocked": "Blocked: Signpost was not let in",
    "could_not_check": "Could not check",
    "loop": "Redirects in a circle",
    "missing_fragment": "The place on the page is missing",
    "soft_404": "Shows the not-found page",
    "unusable": "Cannot be used",
}
QUERY_STATES: Mapping[str, str] = {
    "zero": "No results",
    "low": "The page that people want is missing or too far down",
    "unjudged": "Nobody knows which page people want",
    "answered": "Answered",
}
NOISE: Mapping[str, str] = {
    "spam": "pasted markup, code and web addresses",
    "reference": "numbers of cases, forms and papers",
    "place": "house numbers with their streets",
    "person": "what looks like somebody's name",
    "own name": "only the council’s own name",
    "staff": "what only staff search for, by the list in the settings",
    "machine": "more searches in a month than people make",
}
LEFT_OUT: Mapping[str, str] = {
    "max_pages": "the limit on the number of addresses was reached",
    "max_depth": "too many clicks from the start page",
    "max_external": "the limit on the number of addresses on other sites was reached",
    "max_sitemaps": "the limit on the number of sitemaps was reached",
    "trap": "the address looks endless (very long, very deep, or going round in circles)",
    "shape": "one of very many addresses that differ only in their query (such as a calendar); "
    "some of them were read",
    "excluded": "the settings leave it out",
    "not_included": "the settings do not include it",
    "unsafe": "asking for it might change something (such as signing out or deleting)",
    "other_site": "it is on another site",
    "robots": "the site's robots.txt asks robots not to read it",
    "asked_to_wait": "the server asked Signpost to come back later, before it was asked",
}
NO_ANSWER: Mapping[str, str] = {
    "dns": "its host does not exist",
    "refused": "its server refuses connections",
    "tls": "its certificate is not accepted",
    "timeout": "it did not answer in time",
    "robots": "the site's robots.txt asks robots not to read it",
    "robots_unread": "its host's robots.txt could not be read, so nothing was asked there",
    "too_large": "the answer was larger than the settings allow",
    "private": "it is on a private network",
    "proxy": "the proxy did not let it through, or could not reach it",
    "proxy_down": "the proxy could not be reached",
    "proxy_login": "the proxy asks for a name and password",
    "failed": "the connection broke",
    "unreadable": "what came is no answer that browsers can read",
    "stalled": "nothing came, and the crawl was ended",
    "asked_to_wait": "the server asks to come back later",
}
STAGES: Mapping[str, str] = {stage.name: stage.label for stage in stages.STAGES}
# What a machine may say of a success criterion: a pass is never more than that.
MACHINE: Mapping[str, str] = {
    "fail": "Issue found",
    "needs_person": "A person has to look",
    "could_not_check": "Could not be checked",
    "pass": "No issue found by machine",
    "not_applicable": "Nothing there for a machine to check",
}
BY_HAND: Mapping[str, str] = ANSWERS
SAMPLE_PARTS: Mapping[str, str] = PARTS
CATEGORIES: Mapping[str, str] = {
    "readability": "Readability",
    "content": "Content",
    "journeys": "Journeys",
    "mobile": "Mobile",
    "accessibility": "Accessibility",
}
NEEDS: Mapping[str, str] = {
    "page": "the page's HTML",
    "visit": "a visit in the browser",
    "document": "the document's contents",
    "site": "the whole site",
}
_IRREGULAR = {"person": "people", "query": "queries", "address": "addresses"}


def named(table: Mapping[str, str], key: str) -> str:
    """Return the words for a key; a key without words is shown as it is, not hidden."""
    return table.get(key) or key.replace("_", " ").replace("-", " ")


def count(number: int, noun: str, nouns: str = "") -> str:
    """Write a number with its noun: `1 page`, `4,812 pages`."""
    many = nouns or _IRREGULAR.get(noun) or f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def day(moment: str) -> str:
    """Write an ISO 8601 date or time as `21 November 2026`; what is no date stays as it is."""
    try:
        when: date = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{when.day} {when:%B %Y}"


def month(name: str) -> str:
    """Write `2026-11` as `November 2026`; what is no month stays as it is."""
    written = day(f"{name}-01")
    return written.removeprefix("1 ") if written != f"{name}-01" else name


def duration(seconds: float) -> str:
    """Write a length of time: `0.4 seconds`, `12 seconds`, `4 minutes 5 seconds`, `2 hours`."""
    if seconds < 10:
        return f"{seconds:.1f} seconds"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} seconds"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return count(minutes, "minute") + (f" {count(rest, 'second')}" if rest else "")
    hours, minutes = divmod(minutes, 60)
    return count(hours, "hour") + (f" {count(minutes, 'minute')}" if minutes else "")


def shorten(text: str, limit: int) -> str:
    """Cut a text to at most `limit` characters, at a word if one is near; an ellipsis says so."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = head.rfind(" ")
    return (head[:at] if at > limit * 2 // 3 else head).rstrip(" ,.;:-\u2013") + "…"
