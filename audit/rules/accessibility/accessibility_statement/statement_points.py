"""What an accessibility statement has to say by law: one finding for each point left out."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.accessibility_statement import statement_search
from audit.evidence.accessibility_statement.statement_checks import POINTS
from audit.rule import Finding, Rule
from audit.site_view import SiteView


def check(site: SiteView) -> Iterator[Finding]:
    """Read the statement and name the points that are missing."""
    statement = statement_search.read_statement(site)
    for point in POINTS:
        if not point.is_met(statement):
            yield Finding(
                message=point.write,
                where=point.name,
                evidence=point.name,
                page=statement.url,
                key=point.name,
            )


RULE = Rule(
    id="accessibility/statement-points",
    title="Accessibility statement that leaves something out",
    why="The law says what a statement has to tell; the regulator checks it point by point.",
    fix="Add what is missing, in the words of the government's sample statement.",
    reference="https://www.gov.uk/government/publications/sample-accessibility-statement",
    severity="moderate",
    check=check,
    version=3,
)
