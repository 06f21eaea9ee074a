"""Pages that say that the service does not work."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.closures import closures
from audit.evidence.task_pages.tasks import is_about_task
from audit.inputs import PageView
from audit.rule import Finding, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find sentences that say that a service is closed; sure if it is one of the website.

    A closed road or pool is told of only on the page of a task, and for a person to judge.
    """
    task = is_about_task(page)
    for closure in closures(page):
        if not closure.online and not task:
            continue
        yield Finding(
            "The page says that the service does not work at present",
            where=closure.sentence[:300],
            evidence=closure.sentence[:300],
            certainty="sure" if closure.online else "needs_person",
        )


RULE = Rule(
    id="journeys/service-closed",
    title="Service is said to be unavailable",
    why="A resident who meets this notice calls instead; many such notices outlive the issue.",
    fix="Open the service again, or say until when it is closed and how to get it done meanwhile. "
    "Take the notice down if the issue is over.",
    reference="https://design-system.service.gov.uk/patterns/service-unavailable-pages/",
    severity="serious",
    check=check,
)
