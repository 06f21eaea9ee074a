"""Rows of `checks`: the rehearsal's manual checks, answered or not, as a sheet to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from audit.monitoring_sample.manual_answers import ManualAnswer
from audit.monitoring_sample.manual_checks import Check
from audit.monitoring_sample.practice_audit import PracticeAudit, SampledPage
from audit.monitoring_sample.sample import PARTS
from reports.exports.export_types import Row, RowKind
from reports.sources import Sources

COLUMNS = (
    *("run", "check", "page", "answer", "who", "note", "made", "seen", "state"),
    *("title", "question", "criteria", "part"),
)


def check_rows(sources: Sources) -> Iterator[Row]:
    """Go through every manual check of the sample, answered or not.

    Answers on pages that are not in this run's sample come last. `state` is `to_do`, `answered`,
    `page_changed` (it was answered before the page changed) or `not_in_sample`.
    """
    found, run = sources.rehearsal, sources.run.id
    for page, check in found.to_do:
        yield _row_of_sample(found, run, page, check)
    in_sample = {(check.id, page.url) for page, check in found.to_do}
    for key, answer in sorted(found.answers.items()):
        if key not in in_sample:
            yield _row_of_answer(run, answer)


def _row_of_sample(found: PracticeAudit, run: int, page: SampledPage, check: Check) -> Row:
    """Make the row of a check that is to be made on a page of the sample."""
    answer = found.answer(check.id, page.url)
    state = "answered" if answer else "to_do"
    if answer and found.is_stale(answer):
        state = "page_changed"
    return {
        "run": run,
        "check": check.id,
        "page": page.url,
        "answer": answer.answer if answer else "",
        "who": answer.who if answer else "",
        "note": answer.note if answer else "",
        "made": answer.made if answer else "",
        "seen": answer.seen if answer else page.body,
        "state": state,
        "title": check.title,
        "question": check.question,
        "criteria": list(check.criteria),
        "part": PARTS[page.pick.part],
    }


def _row_of_answer(run: int, answer: ManualAnswer) -> Row:
    """Make the row of an answer on a page that is not in this run's sample."""
    return {
        "run": run,
        "check": answer.check,
        "page": answer.page,
        "answer": answer.answer,
        "who": answer.who,
        "note": answer.note,
        "made": answer.made,
        "seen": answer.seen,
        "state": "not_in_sample",
        "title": "",
        "question": "",
        "criteria": [],
        "part": "",
    }


EXPORT = RowKind("checks", COLUMNS, check_rows, place=80)
