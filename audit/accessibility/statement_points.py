"""What an accessibility statement has to say by law: one finding for each point left out."""

from __future__ import annotations

from collections.abc import Iterator

from audit.accessibility import statement_page
from audit.accessibility.statement_checks import POINTS, status
from audit.contract import CouldNotCheck, Finding, NotApplicable, Options, Rule
from audit.subject import Subject
from audit.website import SiteView


def check(subject: Subject, _options: Options) -> Iterator[Finding]:
    """Read the statement and name the points that are missing."""
    site = subject.site
    url = statement_page.find(site)
    if not url:
        raise NotApplicable
    page = site.pages[url]
    if not page.is_html or not page.body:
        raise CouldNotCheck("the accessibility statement is not a web page of this site")
    statement = statement_page.Statement.read(site, url)
    for point in POINTS:
        if not point.is_met(statement):
            yield Finding(
                message=point.write, where=point.name, evidence=point.name, page=url, key=point.name
            )
    if status(statement) == "fully":
        yield from _contradiction(site, url)


def _contradiction(site: SiteView, url: str) -> Iterator[Finding]:
    """Hold a claim of full compliance against what the browser's scans found on the site."""
    for visit in site.workspace.visits.all(site.run.id):
        for scan in (visit.facts.get("axe") or {}).values():
            for result in (scan or {}).get("violations", []):
                if any(tag.startswith("wcag") for tag in result["tags"]):
                    yield Finding(
                        message="The statement says fully compliant, but this site's pages fail "
                        f"WCAG: see for one {visit.url}.",
                        where="claim of full compliance",
                        evidence=visit.url,
                        page=url,
                        key="claim",
                    )
                    return


RULE = Rule(
    id="accessibility/statement-points",
    title="Accessibility statement that leaves something out",
    why="The law says what a statement has to tell; the regulator checks it point by point.",
    fix="Add what is missing, in the words of the government's sample statement.",
    reference="https://www.gov.uk/government/publications/sample-accessibility-statement",
    severity="moderate",
    needs=("site",),
    check=check,
)
