"""The weekly pages as an Atom feed (RFC 4287): one entry a judged run, the newest first."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from reports.sources import Sources
from reports.writing.templating import clean
from reports.writing.wording import day
from signpost.workspace import Run

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 52


def feed(sources: Sources, verdict: str) -> bytes:
    """Return the feed; `verdict` is this run's sentence, earlier runs tell their counts of issues.

    Entries lead to [reports] public_url where it is set: a file share has no address for a reader.
    """
    base = sources.config.reports.public_url.rstrip("/")
    store = sources.workspace.runs
    upto = [r for r in store.all() if r.id <= sources.run.id and store.is_done(r.id, "audit")]
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "title", f"{sources.name}: the website, week by week")
    _add(root, "id", _id(sources, "feed"))
    _add(root, "updated", _moment(sources.run))
    author = etree.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", "Signpost")
    if base:
        etree.SubElement(root, f"{{{_ATOM}}}link", rel="self", href=f"{base}/feed.xml")
    for run in reversed(upto[-_MOST:]):
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", f"Run {run.id}, {day(run.started)}")
        _add(entry, "id", _id(sources, f"run/{run.id}"))
        _add(entry, "updated", _moment(run))
        if base and run.id == sources.run.id:
            etree.SubElement(entry, f"{{{_ATOM}}}link", href=f"{base}/index.html")
        summary = verdict if run.id == sources.run.id else _counted(sources, run)
        _add(entry, "summary", summary)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _add(parent: etree._Element, name: str, text: str) -> None:
    """Add an element with a text, without what XML forbids."""
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = clean(text)


def _id(sources: Sources, name: str) -> str:
    """Name a thing for good: a tag address (RFC 4151) of the site."""
    host = sources.run.site.split("/")[2].partition(":")[0]
    return f"tag:{host},2026:signpost/{name}"


def _moment(run: Run) -> str:
    """Return when a run was done, as RFC 3339 wants it."""
    return datetime.fromisoformat(run.finished or run.started).isoformat()


def _counted(sources: Sources, run: Run) -> str:
    """Say how many issues an earlier run found."""
    return f"{sum(sources.workspace.results.issue_counts(run.id).values()):,} issues"
