"""Pages that show no owner or no date of review, where the site's other pages do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.page_summary import PageSummary

# Whether a page shows something.
Shown = Callable[[PageSummary], bool]
# Pages that only lead on, and pages of their day, need neither.
_NOT_KEPT_UP = ("landing", "directory", "news")


def check(site: SiteView, *, usual_percent: int = 60, min_pages: int = 10) -> Iterator[Finding]:
    """Find pages without what at least `usual_percent` of the site's pages show.

    That is a date of review or update (to readers or in the code; what the server says does not
    count), and who looks after the page. Landing pages, lists and news are left out. Under
    `min_pages` pages say nothing of what is usual.
    """
    pages = _kept_up(site)
    if len(pages) < min_pages:
        raise NotApplicable
    usual = {
        what: shown for what, shown in _SHOWN.items() if _is_usual(pages, shown, usual_percent)
    }
    if not usual:
        raise NotApplicable
    for url, row in pages.items():
        missing = [what for what, shown in usual.items() if not shown(row)]
        if missing:
            yield _finding(url, missing)


def _kept_up(site: SiteView) -> dict[str, PageSummary]:
    """Return the pages that somebody has to keep up, by address."""
    return {
        url: row
        for url, row in site.summaries.items()
        if row.kind == "html"
        and url != site.home
        and row.type not in _NOT_KEPT_UP
        and not row.is_record
        and not row.unlisted
    }


def _is_usual(pages: Mapping[str, PageSummary], shown: Shown, usual_percent: int) -> bool:
    """Whether enough pages show something."""
    count = sum(shown(row) for row in pages.values())
    return bool(count * 100 >= usual_percent * len(pages))


def _has_date(row: PageSummary) -> bool:
    """Whether a page says when it was, or is to be, looked at."""
    return row.updated_by in ("shown", "metadata") or bool(row.review_due)


def _has_owner(row: PageSummary) -> bool:
    """Whether a page says who looks after it."""
    return bool(row.owner)


_SHOWN: dict[str, Shown] = {
    "date of review": _has_date,
    "owner": _has_owner,
}


def _finding(url: str, missing: list[str]) -> Finding:
    """Make the finding; one a page."""
    what = " and no ".join(missing)
    return Finding(
        message=f"This page has no {what}; most pages of the site have. Say when it was last "
        "checked, and by whom."
        if len(missing) > 1
        else f"This page has no {what}; most pages of the site have one.",
        where="page information",
        evidence=what,
        certainty="needs_person",
        page=url,
        key="upkeep",
    )


RULE = Rule(
    id="content/upkeep-not-shown",
    title="No owner or date of review",
    why="What nobody owns and nobody dates goes out of date, and residents cannot tell.",
    fix="Name the team that looks after the page, and the day on which it was last checked.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
)
