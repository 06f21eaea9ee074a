"""Whether the accessibility statement's claim agrees with what this run found."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.accessibility_statement import statement_page, statement_search
from audit.evidence.accessibility_statement.statement_checks import claimed_status, lists_something
from audit.registry import all_rules
from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView

# WCAG 2.2 no longer has it, so no statement need name it.
_REMOVED = "4.1.1"


def check(site: SiteView) -> Iterator[Finding]:
    """Hold the claimed status against the pages that surely fail WCAG A or AA."""
    statement = statement_search.read_statement(site)
    url = statement.url
    claimed = claimed_status(statement)
    if not claimed:
        raise NotApplicable
    failing = _failing(site)
    if claimed == "fully" and failing:
        yield _finding(url, "claim of full compliance", _contradiction(failing), "claim")
    if claimed == "fully" and not failing and not site.summaries:
        raise CouldNotCheck("no page was judged, so nothing can be said of the claim")
    if claimed != "fully" and lists_something(statement) is False:
        message = (
            f"The statement says {claimed} compliant, but under “Non-accessible content” it lists "
            "nothing: say what does not work, for whom, and which criterion it fails."
        )
        yield _finding(url, "non-accessible content", message, "nothing listed")
    if claimed == "partially" and failing:
        yield from _left_out(statement, url, failing)


def _failing(site: SiteView) -> dict[str, list[str]]:
    """Return the WCAG criteria that pages surely fail, with these pages, most pages first."""
    found: dict[str, set[str]] = {}
    rules = all_rules()
    for name, pages in site.failures.items():
        criterion = rules[name].criterion if name in rules else ""
        shown = set(pages) - site.framed  # examples and other parts of pages prove nothing
        if criterion and criterion != _REMOVED and shown:
            found.setdefault(criterion, set()).update(shown)
    return {k: sorted(v) for k, v in sorted(found.items(), key=lambda x: (-len(x[1]), x[0]))}


def _contradiction(failing: dict[str, list[str]]) -> str:
    """Say which criteria fail on how many pages."""
    pages = {page for some in failing.values() for page in some}
    named = ", ".join(list(failing)[:5])
    count = "1 page" if len(pages) == 1 else f"{len(pages):,} pages"
    criteria = "criterion" if len(failing) == 1 else "criteria"
    return (
        f"The statement says fully compliant, but on {count} this run found sure failures of "
        f"WCAG ({criteria} {named}): see for one {min(pages)}."
    )


def _left_out(
    statement: statement_page.AccessibilityStatement, url: str, failing: dict[str, list[str]]
) -> Iterator[Finding]:
    """Say which failing criteria a statement that names criteria does not name.

    A statement may describe an issue in words alone, so a person has to compare.
    """
    named = statement.criteria
    missing = [x for x in failing if x not in named]
    if named and missing:
        message = (
            "The statement names the criteria that the website fails, but not "
            f"{', '.join(missing[:8])}, of which this run found sure failures: compare, and add "
            "what is missing."
        )
        yield _finding(url, "non-accessible content", message, "criteria left out", sure=False)


def _finding(url: str, where: str, message: str, key: str, sure: bool = True) -> Finding:
    """Make a finding on the statement."""
    certainty = "sure" if sure else "needs_person"
    return Finding(message, where=where, page=url, key=key, certainty=certainty)  # type: ignore[arg-type]


RULE = Rule(
    id="accessibility/statement-claim",
    title="Accessibility statement that does not agree with the website",
    why="People plan by what the statement says; the regulator compares it with the website.",
    fix="Correct the compliance status, and list what does not work with its WCAG criterion.",
    reference="https://www.gov.uk/government/publications/sample-accessibility-statement",
    severity="serious",
    check=check,
    version=3,
)
