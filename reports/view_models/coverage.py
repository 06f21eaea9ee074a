"""What was looked at, what was not, and why: no report reads better for having seen less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.link_states import BLOCKED_STATUSES
from audit.site_view import PROBE
from reports.sources import Sources
from reports.tally import Tally
from reports.writing.wording import LEFT_OUT, NO_ANSWER, STAGES, named
from signpost.workspace.page_marks import is_rendered, why_not_known, why_not_rendered
from signpost.workspace.records import SHOWN_STATUSES, Page
from signpost.workspace.sitemap_notes import told_of

# How many reasons and how many addresses for each the front page names.
_REASONS, _SAMPLES = 12, 5


@dataclass(slots=True)
class ReasonGroup:
    """A reason, how often it holds, and a few addresses that it holds for."""

    reason: str
    count: int = 0
    samples: list[str] = field(default_factory=list)

    def add(self, url: str) -> None:
        """Count one address."""
        self.count += 1
        if len(self.samples) < _SAMPLES:
            self.samples.append(url)


@dataclass(slots=True)
class Coverage:
    """The figures of the front page's part on coverage."""

    addresses: int
    pages: int
    documents: int
    judged: int
    visited: int
    carried: int
    not_visited: int
    no_answer: list[ReasonGroup]
    blocked: list[ReasonGroup]
    not_shown: list[ReasonGroup]
    unread: list[ReasonGroup]
    drawn: int
    not_drawn: list[ReasonGroup]
    made_secure: bool
    robots_txt: str
    left_out: list[ReasonGroup]
    sitemaps: list[str]
    unchecked: list[tuple[str, int]]
    more_unchecked: int
    stages: list[tuple[str, float, bool]]


def coverage_of(sources: Sources, tally: Tally) -> Coverage:
    """Gather what a run looked at."""
    site = sources.site
    pages = [p for p in site.pages.values() if p.found_by != PROBE]
    html = [p.url for p in pages if p.is_html]
    shown = {url for url, visit in sources.visits.items() if visit.state == "ok"}
    reasons = tally.reasons.most_common()
    return Coverage(
        addresses=len(pages),
        pages=len(html),
        documents=sum(1 for p in pages if p.kind == "document" and p.status in SHOWN_STATUSES),
        judged=len(tally.rows),
        visited=sum(1 for url in html if url in shown),
        carried=sum(1 for url in html if url in sources.carried),
        not_visited=sum(1 for url in html if url not in sources.visits),
        no_answer=_by_reason((named(NO_ANSWER, p.error), p.url) for p in pages if p.status is None),
        blocked=_by_reason(_blocked(p) for p in pages if p.status in BLOCKED_STATUSES),
        not_shown=_by_reason(
            (v.reason or "no reason was stored", v.url)
            for v in sources.visits.values()
            if v.state != "ok"
        ),
        unread=_by_reason(
            [
                *(
                    (d.reason or "no reason was stored", d.url)
                    for d in site.documents.values()
                    if d.state != "ok"
                ),
                *((why_not_known(p), p.url) for p in pages if _is_unread(p)),
            ]
        ),
        drawn=sum(1 for p in pages if is_rendered(p)),
        not_drawn=_by_reason((why_not_rendered(p), p.url) for p in pages if why_not_rendered(p)),
        made_secure=site.made_secure,
        robots_txt=_robots_notes(sources),
        left_out=_by_reason((named(LEFT_OUT, x.reason), x.url) for x in site.skipped),
        sitemaps=told_of(pages),
        unchecked=reasons[:_REASONS],
        more_unchecked=max(0, len(reasons) - _REASONS),
        stages=_stages(sources),
    )


def _is_unread(page: Page) -> bool:
    """Whether an answer came that was not read; what scripts would draw is told by itself."""
    return bool(why_not_known(page)) and not why_not_rendered(page)


def _robots_notes(sources: Sources) -> str:
    """Say what the crawl told of the site's robots.txt; runs of before say nothing."""
    crawl = sources.workspace.runs.stage(sources.run.id, "crawl")
    return str(crawl.summary.get("robots_txt", "")) if crawl else ""


def _blocked(page: Page) -> tuple[str, str]:
    """Say how a server turned Signpost away."""
    return f"the server answers {page.status}", page.url


def _by_reason(found: Iterable[tuple[str, str]]) -> list[ReasonGroup]:
    """Group (reason, address) by reason, the most common first."""
    groups: dict[str, ReasonGroup] = {}
    for reason, url in found:
        groups.setdefault(reason, ReasonGroup(reason)).add(url)
    return sorted(groups.values(), key=lambda g: (-g.count, g.reason))


def _stages(sources: Sources) -> list[tuple[str, float, bool]]:
    """List the stages of the run: what they are called, their seconds, whether they ended."""
    stages = sources.workspace.runs.stages(sources.run.id)
    return [
        (named(STAGES, stage.name), stage.seconds, bool(stage.finished))
        for stage in stages
        if stage.name != "report"
    ]
