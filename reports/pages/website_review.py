"""Writes the website review: findings, evidence, opportunities, method, limits, what is not known.

It is a document to hand to a committee: it stands alone, prints well, and every number in it is
one that audit or search has stored.
"""

from __future__ import annotations

from typing import Any

from reports.pages.links import LinkSurvey
from reports.pages.review.demand_section import Asked, asked
from reports.pages.review.opportunities import by_service, chances, total
from reports.pages.weekly_page.changes import Changes
from reports.pages.weekly_page.coverage import Coverage, coverage
from reports.pages.weekly_page.existing_search import finding
from reports.pages.weekly_page.search_figures import SearchView, search_view
from reports.pages.weekly_page.user_journeys import board
from reports.pages.weekly_page.verdict import verdict
from reports.sources import Sources
from reports.tally import Tally
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles
from reports.writing.wording import CATEGORIES, count

FILE = "review.html"
PDF = "review.pdf"
# Opportunities that the document names: across the council, and of each service.
_ACROSS, _EACH = 15, 3
_SERVICES = 20
_SEARCHES = 10


def write_review(
    sources: Sources,
    changes: Changes,
    tally: Tally,
    links: LinkSurvey,
    out: Folder,
    titles: Titles,
) -> None:
    """Write `review.html` into a report's folder."""
    seen, demand = coverage(sources, tally), asked(sources)
    stories = board(sources.artifact("audit/stories", []))
    search = search_view(sources, _SEARCHES)
    html = render(
        "review.html",
        sources=sources,
        tally=tally,
        links=links,
        verdict=verdict(sources, tally, changes),
        findings=findings(sources, tally, links, stories, search, demand, seen),
        coverage=seen,
        categories=categories(sources, tally),
        stories=stories,
        search=search,
        asked=demand,
        chances=chances(sources, _ACROSS),
        chances_in_all=total(sources),
        services=by_service(sources, _EACH)[:_SERVICES],
        assumed=sources.artifact("audit/opportunities", {}).get("assumptions", {}),
        title=titles.unique(f"{sources.name}: website review", "review"),
        up="",
        here=FILE,
    )
    out.write(FILE, html)


def categories(sources: Sources, tally: Tally) -> list[dict[str, Any]]:
    """Count rules by category: how many have each outcome somewhere, and the issues of each."""
    rows = []
    for key, label in CATEGORIES.items():
        rules = {rule for rule, _ in tally.outcomes if rule.partition("/")[0] == key}
        some = {o: sum(1 for r in rules if tally.count(r, o)) for o in _OUTCOMES}
        issues = [f for f in sources.issues if f.rule.partition("/")[0] == key]
        sure = sum(1 for f in issues if f.certainty == "sure")
        if rules:
            rows.append(
                {"name": label, "rules": len(rules), "issues": len(issues), "sure": sure, **some}
            )
    return rows


_OUTCOMES = ("fail", "needs_person", "could_not_check")


def findings(
    sources: Sources,
    tally: Tally,
    links: LinkSurvey,
    stories: list[dict[str, Any]],
    search: SearchView | None,
    demand: Asked | None,
    seen: Coverage,
) -> list[str]:
    """Say the key findings, a sentence each; what nobody knows is one of them."""
    said = [
        *_of_pages(sources, tally),
        *_of_stories(stories),
        *_of_search(search),
        *_of_demand(demand),
    ]
    if links.bad:
        lead = "leads" if len(links.bad) == 1 else "lead"
        said.append(
            f"{count(len(links.bad), 'linked address', 'linked addresses')} {lead} nowhere; "
            f"{count(len(links.by_page), 'page')} link to them."
        )
    if seen.not_visited:
        said.append(
            f"{count(seen.not_visited, 'page')} of {seen.pages:,} were not opened in a browser, so "
            "nobody knows how they look and work on a phone."
        )
    return said


def _of_pages(sources: Sources, tally: Tally) -> list[str]:
    """Say what of the pages is wrong and how few fixes clear most of it."""
    if not tally.rows:
        return ["No page was judged."]
    have = "has" if tally.failing == 1 else "have"
    said = [
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
        said.append(
            f"{count(len(shared), 'issue')} {is_are} in the templates: one change each, made once, "
            "mends every page that has it."
        )
    return said


def _of_stories(stories: list[dict[str, Any]]) -> list[str]:
    """Say how many journeys can be made."""
    if not stories:
        return ["No user stories were written, so nobody knows whether residents get things done."]
    broken = [s for s in stories if any(way[1] == "fail" for way in s["ways"])]
    unknown = [
        s for s in stories if s not in broken and any(w[1] == "could_not_check" for w in s["ways"])
    ]
    all_told = count(len(stories), "user story", "user stories")
    said = f"Of {all_told}, {len(broken):,} cannot be done in at least one of the ways tried"
    if unknown:
        said += f"; of {len(unknown):,} more, some way could not be checked"
    return [f"{said}."]


def _of_search(search: SearchView | None) -> list[str]:
    """Say how the site's search does with what residents type."""
    if search is None or not search.asked:
        return []
    asked_for = count(search.asked, "logged query", "logged queries")
    return [
        (
            f"{search.fails:,} of {asked_for} find nothing, or no right page in the first five "
            f"results; of {search.unjudged:,} nobody has said what is right."
        ),
        *finding(search.present),
    ]


def _of_demand(demand: Asked | None) -> list[str]:
    """Say which services have most avoidable calls."""
    if demand is None or not demand.has_calls:
        return ["No figures of calls were given, so no service counts for more than another."]
    most = [row for row in demand.services if row["avoidable"]][:3]
    named = ", ".join(f"{row['name']} ({row['avoidable']:,})" for row in most)
    return [
        (
            f"Most calls a year that need not have been made: {named}. Nobody knows how many of "
            "them had to do with the website."
        )
    ]
