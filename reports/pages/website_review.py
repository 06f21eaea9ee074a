"""Writes the website review: findings, evidence, opportunities, method, limits, what is not known.

It is a document to hand to a committee: it stands alone, prints well, and every number in it is
one that audit or search has stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.monitoring_sample.practice_audit import failing_criteria
from reports.context import ReportContext
from reports.pages.page import ReportPage
from reports.sources import Sources
from reports.tally import Tally
from reports.view_models.demand_section import DemandSection
from reports.view_models.existing_search import key_finding
from reports.view_models.opportunities import opportunities_by_service, opportunity_views
from reports.view_models.search_figures import SearchView, search_view
from reports.view_models.user_journeys import StoryView
from reports.writing.wording import CATEGORIES, count
from signpost.workspace.artifacts.judged_opportunities import OPPORTUNITIES

FILE = "review.html"
# Opportunities that the document names: across the council, and of each service.
_ACROSS, _EACH = 15, 3
_SERVICES = 20
_SEARCHES = 10


@dataclass(frozen=True, slots=True)
class CategoryCounts:
    """Rules of one category: how many have an outcome somewhere; how many issues, how many sure."""

    name: str
    rules: int
    fail: int
    needs_person: int
    could_not_check: int
    issues: int
    sure: int


def write(context: ReportContext) -> None:
    """Write `review.html` into a report's folder."""
    sources = context.sources
    search = search_view(sources, _SEARCHES)
    opportunities = sources.read(OPPORTUNITIES)
    context.write_page(
        FILE,
        "review.html",
        context.title(f"{sources.name}: website review", "review"),
        tally=context.tally,
        links=context.links,
        verdict=context.verdict,
        criteria=failing_criteria(context.tally.outcomes),
        findings=key_findings(context, search),
        coverage=context.coverage,
        categories=categories(sources, context.tally),
        stories=context.stories,
        search=search,
        demand=context.demand,
        opportunities=opportunity_views(sources, _ACROSS),
        opportunities_in_all=len(opportunities.all),
        services=opportunities_by_service(sources, _EACH)[:_SERVICES],
        assumed=opportunities.assumptions,
    )


def categories(sources: Sources, tally: Tally) -> list[CategoryCounts]:
    """Count rules by category: how many have each outcome somewhere, and the issues of each."""
    rows = []
    for key, label in CATEGORIES.items():
        rules = {rule for rule, _ in tally.outcomes if rule.partition("/")[0] == key}
        issues = [f for f in sources.issues if f.rule.partition("/")[0] == key]
        if rules:
            rows.append(
                CategoryCounts(
                    name=label,
                    rules=len(rules),
                    fail=sum(1 for r in rules if tally.count(r, "fail")),
                    needs_person=sum(1 for r in rules if tally.count(r, "needs_person")),
                    could_not_check=sum(1 for r in rules if tally.count(r, "could_not_check")),
                    issues=len(issues),
                    sure=sum(1 for f in issues if f.certainty == "sure"),
                )
            )
    return rows


def key_findings(context: ReportContext, search: SearchView | None) -> list[str]:
    """Say the key findings, a sentence each; what nobody knows is one of them."""
    links, seen = context.links, context.coverage
    sentences = [
        *_of_pages(context.sources, context.tally),
        *_of_stories(context.stories),
        *_of_search(search),
        *_of_demand(context.demand),
    ]
    if links.bad:
        lead = "leads" if len(links.bad) == 1 else "lead"
        sentences.append(
            f"{count(len(links.bad), 'linked address', 'linked addresses')} {lead} nowhere; "
            f"{count(len(links.by_page), 'page')} link to them."
        )
    if seen.not_visited:
        sentences.append(
            f"{count(seen.not_visited, 'page')} of {seen.pages:,} were not opened in a browser, so "
            "nobody knows how they look and work on a phone."
        )
    return sentences


def _of_pages(sources: Sources, tally: Tally) -> list[str]:
    """Say what of the pages is wrong and how few fixes clear most of it."""
    if not tally.rows:
        return ["No page was judged."]
    have = "has" if tally.failing == 1 else "have"
    sentences = [
        (
            f"{tally.failing:,} of {count(len(tally.rows), 'page')} and documents {have} at least "
            "one certain issue."
        ),
        (
            f"{count(tally.findings, 'finding')} come down to {count(len(sources.issues), 'issue')}"
            ": what has one cause is counted once."
        ),
    ]
    shared = [issue for issue in sources.issues if issue.owner == "template"]
    if shared:
        is_are = "is" if len(shared) == 1 else "are"
        sentences.append(
            f"{count(len(shared), 'issue')} {is_are} in the templates: one change each, made once, "
            "mends every page that has it."
        )
    return sentences


def _of_stories(stories: Sequence[StoryView]) -> list[str]:
    """Say how many journeys can be made."""
    if not stories:
        return ["No user stories were written, so nobody knows whether residents get things done."]
    broken = [s for s in stories if any(way.outcome == "fail" for way in s.ways)]
    unknown = [
        s
        for s in stories
        if s not in broken and any(way.outcome == "could_not_check" for way in s.ways)
    ]
    in_all = count(len(stories), "user story", "user stories")
    sentence = f"Of {in_all}, {len(broken):,} cannot be done in at least one of the ways tried"
    if unknown:
        sentence += f"; of {len(unknown):,} more, some way could not be checked"
    return [f"{sentence}."]


def _of_search(search: SearchView | None) -> list[str]:
    """Say how the site's search does with what residents type."""
    if search is None or not search.logged:
        return []
    logged = count(search.logged, "logged query", "logged queries")
    return [
        (
            f"{search.failing_count:,} of {logged} find nothing, or no right page in the first "
            f"five results; of {search.unjudged:,} nobody has said what is right."
        ),
        *key_finding(search.existing),
    ]


def _of_demand(demand: DemandSection | None) -> list[str]:
    """Say which services have most avoidable calls."""
    if demand is None or not demand.has_calls:
        return ["No figures of calls were given, so no service counts for more than another."]
    most = [row for row in demand.services if row.avoidable][:3]
    named = ", ".join(f"{row.name} ({row.avoidable:,})" for row in most)
    return [
        (
            f"Most calls a year that need not have been made: {named}. Nobody knows how many of "
            "them had to do with the website."
        )
    ]


PAGE = ReportPage(write)
