"""Personal data that a web page shows."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.personal_data.masked_findings import seen_in, shown_findings
from audit.evidence.personal_data.page_lines import page_lines
from audit.inputs import PageView
from audit.rule import Finding, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find kinds of personal data in a page's words, those that styles hide too; tell no words."""
    yield from shown_findings(seen_in(page_lines(page.tree)), "page")


RULE = Rule(
    id="content/personal-data-on-page",
    title="Personal data on a page",
    why="Whoever is named can be harmed by it, and search engines keep copies within hours.",
    fix="Take the page down first. Then tell your data protection officer, today: if people are at "
    "risk, the ICO has to know within 72 hours.",
    reference="https://ico.org.uk/for-organisations/report-a-breach/",
    severity="critical",
    check=check,
    confidential=True,
    decided_by_folder=True,
)
