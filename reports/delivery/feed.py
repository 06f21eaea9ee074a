"""The weekly pages as an Atom feed (RFC 4287): one entry a judged run, the newest first."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from reports.sources import Sources
from reports.writing.templating import clean
from reports.writing.uri_reference import tag
from reports.writing.wording import day
from signpost.workspace import Run

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 52


def feed(sources: Sources, verdict: str) -> bytes:
    """Return the feed; `verdict` is this run's sentence, earlier runs tell their counts of issues.

    Each entry holds what it says: a file share has no address that an entry could lead to. The
    newest also leads to [reports] public_url where it is set. Ids and times of entries do not
    change from week to week, so that a reader shows each once.
    """
    base = sources.config.reports.public_url.rstrip("/")
    store = sources.workspace.runs
    upto = [r for r in store.all() if r.id <= sources.run.id and store.is_done(r.id, "audit")]
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "title", f"{sources.name}: the website, week by week")
    _add(root, "id", tag(sources.run.site, "feed"))
    _add(root, "updated", _moment(sources.run))
    author = etree.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", "Signpost")
    if base:
        for rel, file in (("self", "feed.xml"), ("alternate", "index.html")):
            etree.SubElement(root, f"{{{_ATOM}}}link", rel=rel, href=f"{base}/{file}")
    for run in reversed(upto[-_MOST:]):
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", f"Run {run.id}, {day(run.started)}")
        _add(entry, "id", tag(sources.run.site, f"run/{run.id}"))
        _add(entry, "updated", _moment(run))
        if base and run.id == sources.run.id:
            href = f"{base}/index.html"
            etree.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=href)
        said = verdict if run.id == sources.run.id else _counted(sources, run)
        _add(entry, "content", said).set("type", "text")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    """Add an element with a text, without what XML forbids; return it."""
    added = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    added.text = clean(text)
    return added


def _moment(run: Run) -> str:
    """Return when a run began, as RFC 3339 wants it: its end is not known while it reports."""
    return datetime.fromisoformat(run.started).isoformat()


def _counted(sources: Sources, run: Run) -> str:
    """Say how many issues an earlier run found."""
    return f"{sum(sources.workspace.results.issue_counts(run.id).values()):,} issues"
