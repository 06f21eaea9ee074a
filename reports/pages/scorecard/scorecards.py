"""The scorecard of every page: what is wrong, where, who can mend it, and what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import msgspec
from markupsafe import Markup

from audit.results import PageJudgement
from reports.context import ReportContext
from reports.pages.page import FilePattern, ReportPage
from reports.pages.scorecard.latest_recheck import latest_recheck
from reports.pages.scorecard.page_history import PageHistories
from reports.pages.scorecard.page_queries import PageQueries, queries_by_page
from reports.pages.scorecard.reading_difficulty import reading_facts
from reports.pages.scorecard.scorecard import FindingGroups, Scorecard, Screenshot
from reports.sources import Sources, card_of
from reports.tally import PageRow
from reports.view_models.screenshots import PicturedPages
from signpost.workspace.blobs import digest
from signpost.workspace.code_version import sources as code
from signpost.workspace.records import Link, Visit

# Width and height of the two screens, in CSS pixels.
_PHONE, _DESKTOP = (390, 844), (1280, 900)


@dataclass
class ScorecardWriter:
    """Writes the scorecard of each judged page as the judgements go by."""

    context: ReportContext

    def __call__(self, page: PageJudgement, row: PageRow) -> None:
        """Write the scorecard of one page, unless it is there and would say the same."""
        context, file = self.context, f"pages/{row.card}.html"
        title = context.title(row.title or page.url, "page report")
        card = self._card(page, row)
        mark = self._mark(card, title)
        if not context.out.ends_with(file, mark):
            context.write_page(file, "scorecard.html", title, card=card, card_of=card_of, mark=mark)

    def _mark(self, card: Scorecard, title: str) -> Markup:
        """Name, as a comment in HTML, all that a scorecard is made from."""
        carried = self.context.sources.carried.get(card.row.url)
        told = [self._alike, title, carried, card]
        return Markup("<!--made from {}-->").format(
            digest(msgspec.json.encode(told, enc_hook=_by_name))
        )

    @cached_property
    def _alike(self) -> str:
        """Name what all scorecards of a report are made from: code, templates, names, the rules."""
        sources = self.context.sources
        rules = {name: rule.title for name, rule in sources.rules.items()}
        told = [code(("reports", "signpost")), sources.name, sources.run.version, rules]
        return digest(msgspec.json.encode([*told, self.context.menu]))

    def _card(self, page: PageJudgement, row: PageRow) -> Scorecard:
        """Gather what one scorecard shows."""
        sources, links, url = self.context.sources, self.context.links, page.url
        visit = sources.visits.get(url)
        no_picture = _why_no_picture(visit, self._pictured, url)
        if url in sources.comparison.withheld_pages:
            no_picture = "it may show personal data, which this report does not copy"
        return Scorecard(
            page=page,
            row=row,
            groups=self._groups.of(page),
            visit=visit,
            screenshots=[] if no_picture else self._screenshots(visit),
            no_picture=no_picture,
            bad_out=links.by_page.get(url, []),
            bad_in=links.by_end.get(url, []),
            facts=page_facts(sources, page),
            history=self._histories.of(url),
            queries=self._queries.get(url) or PageQueries(),
            demand=sources.services_by_name.get(row.service),
            inward=links.inward.get(url, []),
            outward=_outward(sources, url),
            owner=sources.decisions.owner(url, row.service),
            recheck=latest_recheck(sources, url),
        )

    @cached_property
    def _groups(self) -> FindingGroups:
        context = self.context
        return FindingGroups(context.sources, context.changes, context.write_screenshot)

    @cached_property
    def _pictured(self) -> PicturedPages:
        return PicturedPages.of(self.context.sources)

    @cached_property
    def _histories(self) -> PageHistories:
        return PageHistories(self.context.sources)

    @cached_property
    def _queries(self) -> dict[str, PageQueries]:
        return queries_by_page(self.context.sources)

    def _screenshots(self, visit: Visit | None) -> list[Screenshot]:
        """Write a page's screenshots; return those that are there."""
        if visit is None:
            return []
        pictures = (
            ("On a phone", visit.phone_shot, _PHONE),
            ("On a desktop computer", visit.desktop_shot, _DESKTOP),
        )
        return [
            Screenshot(label, f"shots/{name}.jpg", *size)
            for label, name, size in pictures
            if name and self.context.write_screenshot(name)
        ]


def _by_name(value: object) -> str:
    """Name a part of a rule that is no data: the functions that check."""
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"


def page_facts(sources: Sources, page: PageJudgement) -> list[tuple[str, str]]:
    """List what is known of a page: length, reading age, how far from home, how well linked."""
    summary, site = page.summary, sources.site
    facts = [("Words", f"{summary.words:,}")] if summary.words is not None else []
    if summary.pages:
        facts.append(("Sheets of paper", str(summary.pages)))
    facts += reading_facts(summary, sources.reading_target)
    if summary.kind == "html":
        depth = site.depths.get(page.url)
        clicks = "cannot be reached from the home page by links" if depth is None else str(depth)
        facts += [
            ("Clicks from the home page", clicks),
            ("Pages that link here", f"{site.inlinks.get(page.url, 0):,}"),
        ]
    if summary.language:
        facts.append(("Language", summary.language))
    return facts


def _why_no_picture(visit: Visit | None, pictured: PicturedPages, url: str) -> str:
    """Say why a scorecard has no picture of its page, or nothing if it can have one."""
    if visit is None:
        return "it was not opened in the browser"
    if not visit.phone_shot and not visit.desktop_shot:
        why = "none was kept" if visit.state == "ok" else "the browser could not show it"
        return f"{why} ({visit.reason})" if visit.reason else why
    if not pictured.has(url):
        return f"the report holds those of the {pictured.limit:,} pages most in need of attention"
    return ""


def _outward(sources: Sources, url: str) -> list[Link]:
    """Return the links of a page's own content, each address once; those of the template apart."""
    own = (x for x in sources.site.links_of(url) if x.where == "main" and x.tag == "a")
    return list({link.url: link for link in own}.values())


PAGE = ReportPage(
    takes_pages=ScorecardWriter,
    files=(
        FilePattern("pages", r"[0-9a-f]{16}\.html"),
        FilePattern("shots", r"[0-9a-f]{32}\.jpg"),
    ),
)
