"""The weekly report: writes the whole folder, and the page that it opens with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reports.delivery.feed import feed
from reports.exports import rows
from reports.exports.practice_audit_rows import check_rows, rehearsal_rows
from reports.exports.row_files import write_all
from reports.pages import (
    decisions,
    documents,
    inventory,
    links,
    owners,
    page_list,
    rules,
    searches,
    services,
    shared_issues,
)
from reports.pages.links import survey, write_links
from reports.pages.practice_audit import write_rehearsal
from reports.pages.review.demand_section import asked
from reports.pages.review.document import write_review
from reports.pages.review.opportunities import chances
from reports.pages.scorecard import scorecards
from reports.pages.scorecard.scorecards import write_cards
from reports.pages.weekly_page import issue_list
from reports.pages.weekly_page.changes import Changes
from reports.pages.weekly_page.coverage import coverage
from reports.pages.weekly_page.issue_list import folded, write_issues
from reports.pages.weekly_page.search_figures import insight_of, search_view
from reports.pages.weekly_page.trends import trends
from reports.pages.weekly_page.user_journeys import pictured, stopped
from reports.pages.weekly_page.verdict import verdict
from reports.sources import Sources
from reports.tally import Tally
from reports.writing.files import Folder
from reports.writing.templating import render, static
from reports.writing.titles import Titles
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace

Progress = Callable[[int, int], None]

EXPORTED = ("csv", "json", "xlsx")


def report(
    workspace: Workspace,
    config: Config,
    run: Run,
    progress: Progress = lambda _done, _all: None,
) -> dict[str, Any]:
    """Write the report of a run into the workspace's folder `report`, as a stage of the run.

    Returns `report`, the page that it opens with, and how many `pages` and `issues` it tells of.
    """
    with workspace.runs.doing(run.id, "report") as stage:
        path = write_report(workspace, config, run.id, workspace.folder / "report", progress)
        stage.summary = {
            "report": str(path),
            "pages": len(workspace.results.done(run.id) - {""}),
            "issues": len(workspace.results.issues(run.id)),
        }
    return stage.summary


def write_report(
    workspace: Workspace,
    config: Config,
    run_id: int,
    folder: Path,
    progress: Progress = lambda _done, _all: None,
) -> Path:
    """Write the report of a run into `folder` and return the page that it opens with.

    Files that say the same as before are left alone; those of pages that are gone are removed.
    `progress` is told how many scorecards of how many are written.

    Raises:
        LookupError: the workspace has no such run.
        OSError: the folder cannot be written to.
    """
    sources = Sources.of(workspace, config, run_id)
    changes = Changes.of(sources)
    out = Folder(folder)
    out.write("report.css", static("report.css"))
    titles = Titles()
    front: dict[str, Any] = {
        "title": titles.unique(f"{sources.name}: website report", "this week"),
        "links": survey(sources.site),
    }
    tally = write_cards(sources, changes, front["links"], out, titles, progress)
    sources.traits = tally.traits
    tally.links_to = front["links"].documents
    page_list.write_list(sources, tally, out, titles)
    inventory.write_inventory(sources, out, titles)
    front["issues"] = write_issues(sources, changes, tally, out, titles)
    owners.write_owners(sources, changes, front["issues"], out, titles)
    shared_issues.write_shared(sources, changes, front["issues"], tally, out, titles)
    services.write_services(sources, tally, out, titles)
    searches.write_searches(sources, out, titles)
    documents.write_documents(sources, tally, out, titles)
    decisions.write_decisions(sources, out, titles)
    write_rehearsal(sources, out, titles)
    write_links(sources, front["links"], tally, out, titles)
    rules.write_rules(sources, tally, out, titles)
    write_review(sources, changes, tally, front["links"], out, titles)
    front["exported"] = write_exports(sources, out)
    index = _write_index(sources, changes, tally, front, out)
    _sweep(out)
    return index


def _write_index(
    sources: Sources, changes: Changes, tally: Tally, front: dict[str, Any], out: Folder
) -> Path:
    """Write the front page; `front` has what the other pages gave: links, issues, exports."""
    shown = sources.config.reports.rows_on_front_page
    first = folded(view for view in front["issues"] if view.decision is None)
    said = verdict(sources, tally, changes)
    out.write("feed.xml", feed(sources, said))
    stories = pictured(sources, out)
    html = render(
        "weekly.html",
        sources=sources,
        changes=changes,
        tally=tally,
        links=front["links"],
        issues=first[:shown],
        more_issues=len(sources.issues) > len(first[:shown]),
        shown=shown,
        verdict=said,
        coverage=coverage(sources, tally),
        search=search_view(sources, shown),
        insight=insight_of(sources),
        trends=trends(sources),
        asked=asked(sources),
        chances=chances(sources, shown),
        stories=stories,
        stopped=stopped(stories),
        cards={row.url: row for row in tally.rows},
        exported=front["exported"],
        title=front["title"],
        up="",
        here="index.html",
    )
    return out.write("index.html", html)


def write_exports(sources: Sources, out: Folder) -> dict[str, int]:
    """Write every kind of row as CSV, JSON and XLSX under `exports/`; return how many of each.

    Of links only those that do not end well: a site of 20,000 pages has a million that do, which
    would be most of the report. `signpost export links` writes them all.
    """
    counts = {}
    for kind, columns in rows.COLUMNS.items():
        with (
            out.stream(f"exports/{kind}.csv") as as_csv,
            out.stream(f"exports/{kind}.json") as as_json,
            out.stream(f"exports/{kind}.xlsx") as as_xlsx,
        ):
            outs = dict(zip(EXPORTED, (as_csv, as_json, as_xlsx), strict=True))
            found = rows.of(kind, sources.workspace, sources.config, sources.run, sources.site)
            if kind == "links":
                found = filter(rows.does_not_end_well, found)
            if kind in _REHEARSED:  # the sample is picked once a report
                found = _REHEARSED[kind](sources.rehearsal, sources.run.id)
            counts[kind] = write_all(found, columns, outs, kind)
    return counts


_REHEARSED = {"rehearsal": rehearsal_rows, "checks": check_rows}


def _sweep(out: Folder) -> None:
    """Remove what an earlier report left here of pages and pictures that are gone."""
    out.sweep("pages", scorecards.CARD)
    out.sweep("shots", scorecards.SHOT)
    out.sweep("rules", rules.FILE)
    out.sweep("data", page_list.DATA)
    out.sweep("services", services.FILE)
    out.sweep("issues", shared_issues.FILE)
    for sheet in (
        page_list.SHEET,
        inventory.SHEET,
        issue_list.SHEET,
        links.SHEET,
        documents.SHEET,
    ):
        out.sweep("", sheet)
