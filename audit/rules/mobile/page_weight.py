"""Pages that are heavy to load over a mobile network."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.layout_facts import fact
from audit.inputs import Subject
from audit.rule import Finding, Options, Rule


def check(subject: Subject, options: Options) -> Iterator[Finding]:
    """Find a page over the limit of kilobytes (1,000 bytes) or of requests."""
    kilobytes = fact(subject, "bytes", "the size of what it loads") / 1000
    requests = fact(subject, "requests", "how much it loads")
    if kilobytes <= options["max_kilobytes"] and requests <= options["max_requests"]:
        return
    yield Finding(
        message=(
            f"This page loads {kilobytes / 1000:.1f} megabytes in {requests} requests; "
            f"{options['max_kilobytes'] / 1000:g} and {options['max_requests']} are the limits."
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
    needs=("visit",),
    check=check,
    options={"max_kilobytes": 2000, "max_requests": 100},
    fixer="template",
)
