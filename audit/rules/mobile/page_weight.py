"""Pages that are heavy to load over a mobile network."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.rule import Finding, Rule
from signpost.workspace.records import Visit


def check(visit: Visit, *, max_kilobytes: int = 2000, max_requests: int = 100) -> Iterator[Finding]:
    """Find a page over the limit of kilobytes (1,000 bytes) or of requests."""
    kilobytes = measured(visit.facts.transferred_bytes, "the size of what it loads") / 1000
    requests = measured(visit.facts.request_count, "how much it loads")
    if kilobytes <= max_kilobytes and requests <= max_requests:
        return
    yield Finding(
        message=(
            f"This page loads {kilobytes / 1000:.1f} megabytes in {requests} requests; "
            f"{max_kilobytes / 1000:g} and {max_requests} are the limits."
        ),
        key="weight",
    )


RULE = Rule(
    id="mobile/page-weight",
    title="Heavy page",
    why="Heavy pages are slow on a weak signal and costly for people with little data.",
    fix="Shrink pictures, and take out scripts and fonts that the page does not need.",
    reference="https://www.gov.uk/service-manual/technology/how-to-test-frontend-performance",
    severity="minor",
    check=check,
    fixer="template",
)
