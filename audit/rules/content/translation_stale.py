"""Translated pages that are older or much shorter than their English sibling, or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from audit.evidence.similar_pages import duplicates, translations
from audit.evidence.upkeep.dates import in_words, months_between
from audit.evidence.words.language_detection import NAMES
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary

Pairs = dict[str, dict[str, str]]


def check(
    site: SiteView, *, max_months: int = 6, min_percent: int = 50, usual_percent: int = 80
) -> Iterator[Finding]:
    """Compare pages with their versions in other languages, found by hreflang or address.

    A version is stale if both say when they were changed and it is `max_months` older, or if it
    has under `min_percent` of the words. It is missing if at least `usual_percent` of the site's
    pages have one and this page has none. All of it needs a person.
    """
    pairs = _translated_pages(site)
    if not pairs:
        raise NotApplicable
    for language, found in pairs.items():
        for url, other in found.items():
            message = _stale(site.summaries[url], site.summaries[other], max_months, min_percent)
            if message:
                yield _finding(message, url, other, f"stale {language}")
        yield from _missing_translations(site, language, found, usual_percent)


def _translated_pages(site: SiteView) -> Pairs:
    """Return by language each English page with its version; both have to be readable pages."""
    pairs: Pairs = defaultdict(dict)
    for url, row in site.summaries.items():
        if row.kind != "html" or row.language[:2].lower() not in ("", "en"):
            continue
        for version in (*row.translations, *translations.by_address(url, site.pages)):
            target = site.state(version.address).final_url
            is_page = target in site.summaries and site.summaries[target].kind == "html"
            if is_page and target != url:
                pairs[version.language].setdefault(url, target)
    return dict(pairs)


def _stale(english: PageSummary, other: PageSummary, max_months: int, min_percent: int) -> str:
    """Say why a version seems to be stale, or nothing."""
    changed, then = english.updated, other.updated
    # What the server says is when a file was written, not when its text was looked at.
    if changed and then and "server" not in (english.updated_by, other.updated_by):
        new, old = date.fromisoformat(changed), date.fromisoformat(then)
        if months_between(old, new) >= max_months:
            return f"was last changed on {in_words(old)}, the English page on {in_words(new)}"
    words, english_words = other.words or 0, english.words or 0
    if words * 100 < min_percent * english_words:
        return f"has {words} words, the English page {english_words}"
    return ""


def _missing_translations(
    site: SiteView, language: str, found: dict[str, str], usual_percent: int
) -> Iterator[Finding]:
    """Find English pages without a version, where the site's pages usually have one."""
    english = [
        url
        for url, row in site.summaries.items()
        if row.kind == "html" and row.language[:2].lower() in ("", "en")
    ]
    english = [url for url in english if url not in found.values()]
    share = 100 * len(found) / max(1, len(english))
    if share < usual_percent:
        return
    for url in english:
        if url not in found:
            yield Finding(
                message=f"This page has no version in {_name(language)}; {len(found)} of "
                f"{len(english)} pages have one. Translate it, or say why not.",
                where=url,
                evidence=language,
                certainty="needs_person",
                page=url,
                key=f"missing {language}",
            )


def _finding(message: str, url: str, other: str, key: str) -> Finding:
    """Make the finding on the version that seems to be stale."""
    return Finding(
        message=f"This version {message} ({duplicates.path(url)}). Check that both say the same.",
        where=url,
        evidence=message,
        certainty="needs_person",
        page=other,
        key=key,
    )


def _name(language: str) -> str:
    """Return the English name of a language."""
    return NAMES.get(language, language)


RULE = Rule(
    id="content/translation-stale",
    title="Translated pages that are stale or missing",
    why="Who reads the translation acts on old prices, dates and rules, and does not know it.",
    fix="Translate again what has changed; until then say that the English page is newer.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
)
