"""Pages that have personal data or secrets: what other rules found there is told without quotes.

A finding of a rule on words quotes its page. Where the page shows what nobody should pass on (a
confidential rule found something critical), the quote would carry it into the report.
"""

from __future__ import annotations

import dataclasses
import re

from msgspec import structs

from audit.registry import confidential_rules
from audit.results import Judged, PageJudgement
from signpost.workspace import IssueRow, Workspace

_QUOTED = re.compile(r"“[^”]{1,2000}”")
_WITHHELD = "not shown, as there is personal data on this page"


def withheld_pages(workspace: Workspace, run: int) -> frozenset[str]:
    """Return the pages and documents of which a run says that nobody should quote them."""
    rules = confidential_rules()
    if not any(row.rule in rules for row in workspace.results.issues(run)):
        return frozenset()  # as on most sites: the judgements need not be read for it
    return frozenset(
        row.page
        for result in workspace.results.all(run)
        for row in result.judgement.findings
        if row.rule in rules and row.severity == "critical"
    )


def without_quotes(found: Judged) -> Judged:
    """Take out of a finding what quotes its page; a place by path or address stays.

    Those of confidential rules quote nothing, and stay as they are.
    """
    if found.rule in confidential_rules():
        return found
    finding = found.finding
    told = dataclasses.replace(
        finding,
        message=_QUOTED.sub("“…”", finding.message),
        where=_place(finding.where),
        evidence=_WITHHELD if finding.evidence else "",
        key=finding.key if finding.engine else "",
        suggestion="",
    )
    return dataclasses.replace(found, finding=told)


def page_without_quotes(page: PageJudgement) -> PageJudgement:
    """Take out of a judgement what quotes its page."""
    page.findings = [without_quotes(found) for found in page.findings]
    page.summary = structs.replace(
        page.summary,
        left_out=[],
        unknown_words=[],
        statements=[],
        description="",
        longest_run=None,
    )
    return page


def issue_without_quotes(row: IssueRow) -> IssueRow:
    """Take out of an issue what quotes the page that it is shown by."""
    if row.rule in confidential_rules():
        return row
    return dataclasses.replace(
        row, message=_QUOTED.sub("“…”", row.message), where_sample=_place(row.where_sample)
    )


def _place(where: str) -> str:
    """Return a place that is a path of elements or an address, and no words of the page."""
    is_path = " > " in where or where.startswith(("http://", "https://"))
    return where if is_path else ""
