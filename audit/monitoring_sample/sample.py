"""The pages that a regulator would look at, and why each: the same every time from one run.

The core pages are those that the Government Digital Service names for a simplified test (home,
contact, a form, a PDF, varied layouts: https://www.gov.uk/guidance/accessibility-monitoring-how-we-test)
and the statement; search results, signing in, and a tenth of the sample by chance are those of the
detailed test (Commission Implementing Decision (EU) 2018/1524, annex I, 3.2).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from audit.evidence.documents.exempt_documents import is_old
from audit.monitoring_sample.core_pages import (
    Rank,
    contact_of,
    document_of,
    is_search,
    is_sign_in,
    ranked,
    statement_of,
)
from audit.monitoring_sample.page_structure import Build, alike, build_of
from audit.site_view import PROBE, SiteView
from signpost.pages.addresses import resolve
from signpost.workspace.page_summary import PageSummary

PARTS = {
    "home": "Home page",
    "contact": "Contact page",
    "statement": "Accessibility statement",
    "document": "Document",
    "form": "Form",
    "search": "Search results",
    "sign_in": "Signing in",
    "media": "Video or sound",
    "table": "Table",
    "pinned": "Pinned",
    "type": "Another kind of page",
    "layout": "Another layout",
    "chance": "By chance",
}
TYPES = {
    "landing": "pages that lead on to others",
    "guide": "pages of information",
    "news": "news",
    "directory": "directories",
    "transaction": "forms",
}
_MEDIA = ("accessibility/captions", "accessibility/media-without-transcript")
_TABLES = ("accessibility/table-without-headers",)
_SEEN = frozenset({"pass", "fail", "needs_person"})
# Pages whose build is compared: the most linked page of each type and part of the site.
_CANDIDATES = 60
_LAYOUTS = 3
# A page this like one of the sample is of the same template.
_SAME = 0.85
_CHANCE = 0.1


@dataclass(frozen=True, slots=True)
class Pick:
    """One page of the sample: which part it plays (a key of `PARTS`) and why it was picked."""

    url: str
    part: str
    why: str
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Trait:
    """What picking needs to know of a judged page, besides the crawl."""

    url: str
    type: str
    media: bool
    table: bool


@dataclass
class Sample:
    """The picks in order, and the parts for which there is no page: (part, why).

    `media` are the addresses, of all that were judged, that play video or sound.
    """

    picks: list[Pick] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    media: frozenset[str] = frozenset()

    @property
    def urls(self) -> list[str]:
        """The addresses of the sample."""
        return [pick.url for pick in self.picks]

    def add(self, part: str, url: str, why: str, otherwise: str = "") -> None:
        """Take a page in, once; say what is missing where there is none and `otherwise` is said."""
        if url and url not in self.urls:
            self.picks.append(Pick(url, part, why))
        elif not url and otherwise:
            self.missing.append((part, otherwise))


def trait_of(url: str, summary: PageSummary, outcomes: Mapping[str, str]) -> Trait:
    """Read a page's traits from its judgement: its inventory row, and what each rule came to."""

    def seen(rules: tuple[str, ...]) -> bool:
        return any(outcomes.get(rule) in _SEEN for rule in rules)

    return Trait(url, summary.type, seen(_MEDIA), seen(_TABLES))


def pick(site: SiteView, traits: list[Trait], pinned: tuple[str, ...] = ()) -> Sample:
    """Pick the sample of a judged run; `pinned` are addresses or paths that are in it anyway."""
    sample = Sample(media=frozenset(x.url for x in traits if x.media))
    known = {x.url: x for x in traits if x.url in site.pages}
    rank = ranked(site)
    _core(sample, site, known, rank)
    _pins(sample, site, pinned)
    _varied(sample, site, known, rank)
    _by_chance(sample, known)
    return sample


def _core(sample: Sample, site: SiteView, known: dict[str, Trait], rank: Rank) -> None:
    """Take the pages that every sample has."""
    home = site.home if site.home in site.pages else ""
    sample.add("home", home, "where most people start", "the start page could not be fetched")
    sample.add(
        "contact",
        contact_of(site, rank),
        "how people get in touch; the home page or most pages link to it",
        "no page was found that says how to get in touch",
    )
    sample.add(
        "statement",
        statement_of(site),
        "the law asks for it, and the regulator reads it",
        "no accessibility statement was found: the regulator would begin with that",
    )
    _documents(sample, site, rank)
    _kinds(sample, known, rank)


def _kinds(sample: Sample, known: dict[str, Trait], rank: Rank) -> None:
    """Take a page of each kind that a site may have: a form, search results, media, a table."""

    def first(fits: Callable[[Trait], bool]) -> str:
        found = [x.url for x in known.values() if fits(x) and x.url not in sample.urls]
        return min(found, key=rank, default="")

    sample.add(
        "form",
        first(lambda x: x.type == "transaction"),
        "the form that most pages link to",
        "no page with a form to fill in was found on this site; "
        "if forms are on another address, look at one there",
    )
    sample.add(
        "search",
        first(lambda x: is_search(x.url)),
        "what the site's own search answers",
        "no page of search results was crawled; look at one by hand",
    )
    sample.add(
        "sign_in",
        first(lambda x: is_sign_in(x.url)),
        "people sign in here",
    )
    sample.add("media", first(lambda x: x.media), "it plays video or sound")
    sample.add("table", first(lambda x: x.table), "it has a table of data")


def _documents(sample: Sample, site: SiteView, rank: Rank) -> None:
    """Take the document that says most, and say which kind it is."""
    best = document_of(site, rank)
    if best is None:
        sample.add("document", "", "", "no PDF or office file was found on this site")
        return
    kind = best.format.upper() if best.format == "pdf" else f"office file ({best.format})"
    newer = ", though its age may exempt it" if is_old(best) else ""
    sample.add("document", best.url, f"the {kind} that most pages link to{newer}")


def _pins(sample: Sample, site: SiteView, pinned: tuple[str, ...]) -> None:
    """Take what the settings name; a page that is in the sample already says that it is pinned."""
    for given in pinned:
        resolved = resolve(site.home, given)
        url = resolved[0] if resolved else given
        end = site.state(url).final_url if url in site.pages else ""
        place = next((i for i, x in enumerate(sample.picks) if x.url == end), None)
        if place is not None:
            old = sample.picks[place]
            sample.picks[place] = Pick(old.url, old.part, old.why, pinned=True)
        elif end in site.pages:
            sample.picks.append(Pick(end, "pinned", "the settings name it", pinned=True))
        else:
            sample.missing.append(("pinned", f"the run has no page {given}"))


def _varied(sample: Sample, site: SiteView, known: dict[str, Trait], rank: Rank) -> None:
    """Take a page of each type that is not there yet, then those that are built least alike."""
    builds = {url: build_of(site, url) for url in _candidates(known, rank)}
    builds = {url: build for url, build in builds.items() if build}
    taken = [build_of(site, url) for url in sample.urls]
    for kind, label in TYPES.items():
        if not any(known[url].type == kind for url in sample.urls if url in known):
            own = {
                u: b for u, b in builds.items() if known[u].type == kind and u not in sample.urls
            }
            if own:
                url, _ = _least(own, taken)
                sample.add("type", url, f"there was none of the {label} in the sample")
                taken.append(builds[url])
    for _ in range(_LAYOUTS):
        rest = {u: b for u, b in builds.items() if u not in sample.urls}
        url, share = _least(rest, taken) if rest else ("", 1.0)
        if share >= _SAME:
            break
        why = f"built unlike the pages above: {share:.0%} in common with the nearest"
        sample.add("layout", url, why)
        taken.append(builds[url])


def _candidates(known: dict[str, Trait], rank: Rank) -> list[str]:
    """Return the most linked page of each type and first part of the address, at most so many."""
    best: dict[tuple[str, str], str] = {}
    for url in sorted(known, key=rank):
        if known[url].type in TYPES:
            part = urlsplit(url).path.strip("/").partition("/")[0]
            best.setdefault((known[url].type, part), url)
    return list(best.values())[:_CANDIDATES]


def _least(builds: dict[str, Build], taken: list[Build]) -> tuple[str, float]:
    """Return the page whose build is least like any that was taken, with how alike it is."""
    shares = {
        url: max((alike(build, one) for one in taken), default=0.0) for url, build in builds.items()
    }
    url = min(shares, key=lambda x: (round(shares[x], 3), x))
    return url, shares[url]


def _by_chance(sample: Sample, known: dict[str, Trait]) -> None:
    """Take a tenth more by chance: in the order of a hash of the address, the same every week."""
    wanted = math.ceil(len(sample.picks) * _CHANCE)
    rest = [url for url, x in known.items() if x.type in TYPES and url not in sample.urls]
    for url in sorted(rest, key=lambda x: hashlib.blake2b(x.encode()).digest())[:wanted]:
        sample.add("chance", url, "drawn by a hash of its address: the same each week")


def traits_of(site: SiteView) -> list[Trait]:
    """Read the traits of every judged page of a run: one pass over all that audit stored."""
    rows = site.workspace.results.all(site.run.id)
    return [
        trait_of(row.url, row.judgement.summary, row.judgement.outcomes) for row in rows if row.url
    ]


def sample_of(
    site: SiteView, pinned: tuple[str, ...] = (), traits: list[Trait] | None = None
) -> Sample:
    """Pick the sample of the run that a site view is of, from what audit stored.

    `traits` are those of the run, where somebody has read every judgement already.
    """
    found = traits_of(site) if traits is None else traits
    known = [x for x in found if x.url in site.pages and site.pages[x.url].found_by != PROBE]
    return pick(site, known, pinned)
