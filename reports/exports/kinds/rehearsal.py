"""Rows of `rehearsal`: each page of the regulator's rehearsal and each success criterion."""

from __future__ import annotations

from collections.abc import Iterator

from audit.monitoring_sample.criteria import CRITERIA
from audit.monitoring_sample.practice_audit import PracticeAudit, SampledPage
from audit.monitoring_sample.sample import PARTS
from reports.exports.export_types import Row, RowKind
from reports.sources import Sources

COLUMNS = (
    *("run", "page", "part", "why", "criterion", "level", "name", "outcome", "rules"),
    *("findings", "issues", "messages", "by_hand"),
)
# A cell is to be read, not to hold a thousand messages.
_MESSAGES = 5


def rehearsal_rows(sources: Sources) -> Iterator[Row]:
    """Go through each page of the sample and each criterion.

    `outcome` is the machine's, of the five; `rules` is empty where only a person can tell.
    `by_hand` says what people found in the checks that the criterion is under: `check: answer`.
    """
    found = sources.rehearsal
    for page in found.pages:
        for number, criterion in CRITERIA.items():
            result = page.results[number]
            messages = list(dict.fromkeys(x.finding.message for x in result.findings))
            yield {
                "run": sources.run.id,
                "page": page.url,
                "part": PARTS[page.pick.part],
                "why": page.pick.why,
                "criterion": number,
                "level": criterion.level,
                "name": criterion.name,
                "outcome": result.outcome,
                "rules": list(result.rules),
                "findings": len(result.findings),
                "issues": list(dict.fromkeys(x.issue for x in result.findings)),
                "messages": messages[:_MESSAGES],
                "by_hand": _by_hand(found, page, number),
            }


def _by_hand(found: PracticeAudit, page: SampledPage, number: str) -> list[str]:
    """Say what people found on a page in the checks that a criterion is under."""
    answers = []
    for check in page.checks:
        answer = found.answer(check.id, page.url)
        if number in check.criteria and answer:
            answers.append(f"{check.id}: {answer.answer}")
    return answers


EXPORT = RowKind("rehearsal", COLUMNS, rehearsal_rows, place=70)
