"""Parts of a document that its readers do not see and that hold words or figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from audit.evidence.personal_data.hidden_content import (
    by_kind,
    name_of,
    or_not_all_seen,
    personal_rows,
    places_of,
)
from audit.evidence.personal_data.masked_findings import MIN_LIST
from audit.rule import Finding, Rule, Severity
from signpost.workspace.hidden_parts import HiddenPart
from signpost.workspace.records import Document

# What other rules tell of; and the thumbnails, which programs make of what is shown.
_LEFT_OUT = frozenset(
    {
        *("comments", "tracked_deletions", "tracked_insertions", "pdf_annotation"),
        *("property", "image_metadata", "image_location", "pdf_covered_text", "thumbnail"),
    }
)
# What many files have without anybody's doing, and what only a machine reads.
_SLIGHT = frozenset({"macros", "custom_data", "pdf_script", "external_cache", "cropped_image"})
# What shows with one press, is empty, or is what a chart or a drop-down needs, was hidden for the
# reader's sake.
_OPEN = frozenset({"blank", "collapsed"})
_HELPERS = frozenset({"feeds_chart", "feeds_lists"})


class _Weight(NamedTuple):
    """How bad a hidden part without personal data is."""

    severity: Severity
    why: str


def check(document: Document) -> Iterator[Finding]:
    """Find hidden parts that hold something, personal data apart (content/hidden-personal-data).

    Whether a part was hidden or forgotten is for whoever made the file to say.

    Raises:
        CouldNotCheck: nothing was found, and not all of the file was looked at.
    """
    yield from or_not_all_seen(document, _findings(document))


def _findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each kind of hidden part and weight."""
    parts = [x for x in document.hidden if x.kind not in _LEFT_OUT and not personal_rows(x)]
    for kind, some in by_kind(x for x in parts if _OPEN.isdisjoint(x.signs)):
        weights = {_weight(part) for part in some}
        for weight in sorted(weights):
            yield _finding(kind, [x for x in some if _weight(x) == weight], weight)


def _weight(part: HiddenPart) -> _Weight:
    """Tell how bad a hidden part is, and why."""
    if part.people >= MIN_LIST and _HELPERS.isdisjoint(part.signs):
        return _Weight("serious", f"{part.people:,} rows name people")
    if not _HELPERS.isdisjoint(part.signs):
        return _Weight("minor", "a chart or a list that readers see is fed from it")
    if part.kind in _SLIGHT:
        return _Weight("minor", "it may say more than was meant")
    return _Weight("moderate", "readers do not see it, and anybody who has the file can")


def _finding(kind: str, parts: list[HiddenPart], weight: _Weight) -> Finding:
    """Say what is hidden, and how much."""
    rows, words = sum(x.rows for x in parts), sum(x.words for x in parts)
    counted = [*([f"{rows:,} rows"] if rows else []), *([f"{words:,} words"] if words else [])]
    size = f", {' and '.join(counted)}" if counted else ""
    number = len(parts)
    name = name_of(kind, number)
    return Finding(
        message=f"This document carries {number:,} {name}{size}: {weight.why}. "
        "Look at it; if it is not meant for readers, publish a copy that never had it.",
        where=places_of(parts),
        evidence=f"{number:,} {name}{size}",
        certainty="needs_person",
        severity=weight.severity,
        key=f"{kind} {weight.severity}",
    )


RULE = Rule(
    id="content/hidden-data",
    title="Hidden part of a document",
    why="What is hidden goes to everybody who takes the file: old prices, notes, other people's "
    "figures.",
    fix="Look at what is hidden. Publish a copy that never had it: save what is shown as CSV, or "
    "inspect the document before saving it as PDF.",
    reference="https://ico.org.uk/for-organisations/foi/how-to-disclose-information-safely/",
    severity="moderate",
    check=check,
    confidential=True,
)
