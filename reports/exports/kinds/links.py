"""Rows of `links`: every link of every page with where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from audit.site_view import SiteView
from reports.exports.export_types import Row, RowKind
from reports.sources import Sources
from signpost.workspace.records import Link

COLUMNS = (
    *("run", "page", "target", "final_url", "status", "state", "hops", "text", "where"),
    *("kind", "by_script"),
)


def link_rows(sources: Sources) -> Iterator[Row]:
    """Go through every link of every page, as linked (`target` has its fragment).

    What was not asked (other sites), and what cannot be (mail, phone), is `could_not_check`; what
    cannot be used is `unusable`, its target as it is written.
    """
    for page, link in sources.site.all_links():
        yield _row(sources.site, page, link)


def does_not_end_well(row: Row) -> bool:
    """Whether a row of `links` is worth a line in a report: not one that works, mail or a phone."""
    if row["kind"] in ("mail", "phone"):
        return row["state"] == "unusable"
    return row["state"] not in ("ok", "redirect")


def _row(site: SiteView, page: str, link: Link) -> Row:
    """Make one row of `links`."""
    state = site.link_state(link)
    return {
        "run": site.run.id,
        "page": page,
        "target": f"{link.url}#{link.fragment}" if link.fragment else link.url,
        "final_url": state.final_url,
        "status": state.status,
        "state": state.state,
        "hops": state.hops,
        "text": link.text,
        "where": link.where,
        "kind": link.kind,
        "by_script": link.by_script,
    }


EXPORT = RowKind("links", COLUMNS, link_rows, place=20, in_report=does_not_end_well)
