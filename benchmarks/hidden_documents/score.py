"""Reads the corpus with the product's readers, judges it, and counts what was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.finding import CouldNotCheck, NotApplicable
from audit.registry import all_rules
from audit.rule import Finding
from benchmarks.hidden_documents import (  # noqa: F401 - they add cases
    pdfs,
    plain_spreadsheets,
    slides,
    spreadsheets,
    texts,
)
from benchmarks.hidden_documents.cases import CASES, Case
from crawler.documents.reading import read
from signpost.settings.config import Config
from signpost.workspace.records import Document, Page

# Rules that speak of what travels along with a document.
RULES = (
    "hidden-personal-data",
    "hidden-data",
    "redaction-that-does-not-hide",
    "tracked-changes",
    "photo-location",
    "document-properties",
    "personal-data-in-document",
)


@dataclass(frozen=True)
class Seen:
    """What the readers and rules made of one case."""

    case: Case
    document: Document
    findings: list[Finding]

    @property
    def is_found(self) -> bool:
        """Whether one of the kinds that it holds was found."""
        return any(part.kind in self.case.kinds for part in self.document.hidden)

    @property
    def is_critical(self) -> bool:
        """Whether a rule calls it critical."""
        return any(x.severity == "critical" for x in self.findings)

    @property
    def kinds(self) -> list[str]:
        """The kinds of hidden part that were found."""
        return sorted({part.kind for part in self.document.hidden})


@dataclass
class Tally:
    """Counts of one kind of hidden part, or of the look-alikes."""

    found: Counter[str] = field(default_factory=Counter)

    def add(self, seen: Seen) -> None:
        """Count one case."""
        self.found["files"] += 1
        self.found["found"] += seen.is_found
        self.found["to be critical"] += seen.case.critical
        self.found["critical"] += seen.case.critical and seen.is_critical
        self.found["falsely critical"] += not seen.case.critical and seen.is_critical


def look_at(case: Case) -> Seen:
    """Make a case's file, read it as the crawl does and judge what was read."""
    url = f"https://www.mereford.gov.uk/documents/{case.name}"
    data = case.make()
    page = Page(run=1, url=url, kind="document", status=200, size=len(data))
    document, _ = read(page, data, Config())
    return Seen(case, document, list(_judged(document)))


def _judged(document: Document) -> Iterable[Finding]:
    """Yield what the rules find, each with its severity."""
    if document.state != "ok":
        return
    for name in RULES:
        rule = all_rules()[f"content/{name}"]
        try:
            for found in rule.check(document):
                yield Finding(found.message, found.where, severity=found.severity or rule.severity)
        except (CouldNotCheck, NotApplicable):
            continue


def by_kind(looked: Iterable[Seen]) -> dict[str, Tally]:
    """Count by kind of hidden part (the first by name, of several that would do)."""
    counts: dict[str, Tally] = defaultdict(Tally)
    for seen in looked:
        counts[min(seen.case.kinds, default="look-alikes")].add(seen)
    return dict(sorted(counts.items()))


def corpus() -> list[Case]:
    """Return every case."""
    return CASES
