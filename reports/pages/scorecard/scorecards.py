"""The scorecard of every page: what is wrong, where, who can mend it, and what nobody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from audit.history.decisions import Decision
from audit.results import Judged, PageJudgement
from audit.rule import SEVERITY_WEIGHT, Finding, Rule
from reports.pages.links import BadTarget, LinkSurvey
from reports.pages.scorecard.latest_recheck import told_again
from reports.pages.scorecard.page_history import Entry, Histories
from reports.pages.scorecard.page_queries import Searches, searches
from reports.pages.scorecard.reading_difficulty import reading_facts
from reports.pages.scorecard.screenshots import Album
from reports.pages.weekly_page.changes import Changes
from reports.pages.weekly_page.issue_list import LISTED
from reports.places import Place, place_of
from reports.sources import Sources, card_of
from reports.tally import PageRow, Tally, row_of
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles
from reports.writing.wording import OUTCOMES
from signpost.workspace.artifacts.browser import element_key
from signpost.workspace.records import Link, Visit

Progress = Callable[[int, int], None]

# What a card shows of one rule: so many at once, so many behind a fold; the exports have all.
SHOWN, FOLDED = 10, 190
CARD = r"[0-9a-f]{16}\.html"
SHOT = r"[0-9a-f]{32}\.jpg"


@dataclass(slots=True)
class Shown:
    """One finding, ready to be shown."""

    finding: Finding
    place: Place
    severity: str
    status: str
    since: str
    picture: str = ""
    decision: Decision | None = None
    name: str = ""


@dataclass(slots=True)
class Group:
    """All findings of one rule on one page. `left` is how many the card does not show."""

    rule: Rule
    fixer: str
    outcome: str
    severity: str
    count: int
    first: list[Shown]
    folded: list[Shown]

    @property
    def left(self) -> int:
        """How many findings are in the exports only."""
        return self.count - len(self.first) - len(self.folded)


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot: what it shows, its file under the report, its size in CSS pixels."""

    label: str
    file: str
    width: int
    height: int


@dataclass
class Card:
    """What one scorecard tells."""

    page: PageJudgement
    row: PageRow
    groups: list[Group]
    visit: Visit | None = None
    shots: list[Shot] = field(default_factory=list)
    no_picture: str = ""
    bad_out: list[BadTarget] = field(default_factory=list)
    bad_in: list[BadTarget] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    history: list[Entry] = field(default_factory=list)
    asked: Searches = field(default_factory=Searches)
    calls: Mapping[str, Any] | None = None
    inward: list[str] = field(default_factory=list)
    outward: list[Link] = field(default_factory=list)
    owner: str = ""
    recheck: dict[str, Any] | None = None

    @property
    def left_out(self) -> list[tuple[str, list[str]]]:
        """Return the texts that no measure read, by why they were left out."""
        why: dict[str, list[str]] = defaultdict(list)
        for part in self.page.summary.left_out:
            why[part.reason].append(part.text)
        return list(why.items())

    def by_fixer(self, fixer: str) -> list[Group]:
        """Return the certain and uncertain findings that one kind of person can mend."""
        return [g for g in self.groups if g.fixer == fixer]

    @cached_property
    def _by_outcome(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = {outcome: [] for outcome in OUTCOMES}
        for rule, outcome in self.page.outcomes.items():
            named.setdefault(outcome, []).append(rule)
        return named

    def rules_with(self, outcome: str) -> list[str]:
        """Return the rules that had an outcome on this page."""
        return self._by_outcome.get(outcome, [])

    @property
    def unknown(self) -> list[tuple[str, list[str]]]:
        """Return why rules could not check, with the rules, most rules first."""
        why: dict[str, list[str]] = defaultdict(list)
        for rule in self.rules_with("could_not_check"):
            why[self.page.reasons.get(rule) or "no reason was stored"].append(rule)
        return sorted(why.items(), key=lambda x: (-len(x[1]), x[0]))


def write_cards(
    sources: Sources,
    changes: Changes,
    links: LinkSurvey,
    out: Folder,
    titles: Titles,
    progress: Progress,
) -> Tally:
    """Write a scorecard for every judged page, a page at a time, and return the counts."""
    tally = Tally(wanted=frozenset(row.id for row in sources.issues[:LISTED]))
    album, histories, asked = Album.of(sources), Histories(sources), searches(sources)
    total = len(sources.workspace.results.done(sources.run.id)) or 1
    for number, page in enumerate(changes.comparison.current(), 1):
        card = card_of_page(sources, changes, page)
        card.bad_out = links.by_page.get(page.url, [])
        card.bad_in = links.by_end.get(page.url, [])
        card.history = histories.of(page.url)
        card.asked = asked.get(page.url, card.asked)
        card.calls = sources.calls.get(card.row.service)
        card.inward = links.inward.get(page.url, [])
        card.outward = _outward(sources, page.url)
        card.owner = sources.decisions.owner(page.url, card.row.service)
        card.recheck = told_again(sources, page.url)
        card.no_picture = _why_no_picture(card.visit, album, page.url)
        card.shots = [] if card.no_picture else _write_shots(sources, card.visit, out)
        _write_pictures(sources, card, out)
        title = titles.unique(card.row.title or page.url, "page report")
        html = render(
            "scorecard.html", card=card, sources=sources, title=title, up="../", card_of=card_of
        )
        out.write(f"pages/{card.row.card}.html", html)
        tally.add(card.row, page)
        progress(min(number, total), total)
    return tally


def card_of_page(sources: Sources, changes: Changes, page: PageJudgement) -> Card:
    """Gather what one scorecard tells."""
    for rule, why in sources.site_reasons.items():
        if page.outcomes.get(rule) == "could_not_check":
            page.reasons.setdefault(rule, why)
    service, short = sources.services.get(page.url, ""), sources.short_title
    row = row_of(page, card_of(page.url), service, short)
    card = Card(page, row, _groups(sources, changes, page), sources.visits.get(page.url))
    card.facts = _facts(sources, page)
    return card


def _groups(sources: Sources, changes: Changes, page: PageJudgement) -> list[Group]:
    """Group a page's findings by rule and by who can mend them, worst first.

    A broken link in the footer is the template team's, one in the text the page's own.
    """
    by_rule: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for found in page.findings:
        fixer = sources.owners.get(found.issue) or sources.rule(found.rule).fixer
        by_rule[found.rule, fixer].append(found)
    groups = [_group(sources, changes, page, key, found) for key, found in by_rule.items()]
    return sorted(groups, key=lambda g: (g.outcome != "fail", -_weight(g.severity), g.rule.id))


def _group(
    sources: Sources,
    changes: Changes,
    page: PageJudgement,
    key: tuple[str, str],
    found: list[Judged],
) -> Group:
    """Turn the findings of one rule (the key's first part) for one fixer into a group."""
    rule, fixer = key
    outcome = page.outcomes.get(rule, "fail")
    worst = max((x.severity for x in found), key=_weight)
    shown = [_shown(sources, changes, x, page.url) for x in found[: SHOWN + FOLDED]]
    return Group(
        sources.rule(rule), fixer, outcome, worst, len(found), shown[:SHOWN], shown[SHOWN:]
    )


def _shown(sources: Sources, changes: Changes, found: Judged, url: str) -> Shown:
    """Turn one finding into what is shown of it."""
    place = place_of(found.finding, url)
    shows_element = place.kind == "element" and place.is_html
    picture = sources.picture_of(element_key(place.text)) if shows_element else ""
    since = changes.days.get(found.first_seen, "")
    status = "" if changes.first else found.status
    decision = sources.decisions.of_finding(found)
    return Shown(found.finding, place, found.severity, status, since, picture, decision, found.id)


def _weight(severity: str) -> int:
    """Return how a severity sorts."""
    return SEVERITY_WEIGHT.get(severity, 0)


def _facts(sources: Sources, page: PageJudgement) -> list[tuple[str, str]]:
    """List what is known of a page: length, reading age, how far from home, how well linked."""
    summary, site = page.summary, sources.site
    facts = [("Words", f"{summary.words:,}")] if summary.words is not None else []
    if summary.pages:
        facts.append(("Sheets of paper", str(summary.pages)))
    facts += reading_facts(summary, sources.reading_target)
    if summary.kind == "html":
        depth = site.depths.get(page.url)
        known = "cannot be reached from the home page by links" if depth is None else str(depth)
        facts += [
            ("Clicks from the home page", known),
            ("Pages that link here", f"{site.inlinks.get(page.url, 0):,}"),
        ]
    if summary.language:
        facts.append(("Language", summary.language))
    return facts


def _why_no_picture(visit: Visit | None, album: Album, url: str) -> str:
    """Say why a scorecard has no picture of its page, or nothing if it can have one."""
    if visit is None:
        return "it was not opened in the browser"
    if not visit.phone_shot and not visit.desktop_shot:
        why = "none was kept" if visit.state == "ok" else "the browser could not show it"
        return f"{why} ({visit.reason})" if visit.reason else why
    if not album.holds(url):
        return f"the report holds those of the {album.limit:,} pages most in need of attention"
    return ""


def _outward(sources: Sources, url: str) -> list[Link]:
    """Return the links of a page's own content, each address once; those of the template apart."""
    own = (x for x in sources.site.links_of(url) if x.where == "main" and x.tag == "a")
    return list({link.url: link for link in own}.values())


def _write_shots(sources: Sources, visit: Visit | None, out: Folder) -> list[Shot]:
    """Write a page's screenshots; they are named by content, so one that is there is right."""
    return [
        Shot(label, f"shots/{name}.jpg", width, height)
        for label, name, width, height in _shots_of(visit)
        if write_shot(sources, name, out)
    ]


def write_shot(sources: Sources, name: str, out: Folder) -> bool:
    """Write the picture of a blob, if it is not there already; whether it is there now."""
    file = f"shots/{name}.jpg"
    if not out.keep(file):
        try:
            out.write(file, sources.workspace.blobs.get(name))
        except KeyError:  # the pictures of old runs may have been pruned
            out.forget(file)
            return False
    return True


def _write_pictures(sources: Sources, card: Card, out: Folder) -> None:
    """Write the pictures of a card's elements; one that is gone is not shown."""
    for group in card.groups:
        for shown in [*group.first, *group.folded]:
            if shown.picture and not write_shot(sources, shown.picture, out):
                shown.picture = ""


def _shots_of(visit: Visit | None) -> list[tuple[str, str, int, int]]:
    """List a visit's pictures: what they show, blob, width and height in CSS pixels."""
    if visit is None:
        return []
    pictures = [
        ("On a phone", visit.phone_shot, 390, 844),
        ("On a desktop computer", visit.desktop_shot, 1280, 900),
    ]
    return [picture for picture in pictures if picture[1]]
