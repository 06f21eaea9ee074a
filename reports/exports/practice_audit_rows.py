"""The rows of the rehearsal that leave the house: a page and criterion each, and a check each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audit.monitoring_sample.criteria import CRITERIA
from audit.monitoring_sample.practice_audit import Looked, Rehearsal
from audit.monitoring_sample.sample import PARTS

Row = dict[str, Any]

REHEARSAL_COLUMNS = (
    *("run", "page", "part", "why", "criterion", "level", "name", "outcome", "rules"),
    *("findings", "issues", "messages", "by_hand"),
)
CHECK_COLUMNS = (
    *("run", "check", "page", "answer", "who", "note", "made", "seen", "state"),
    *("title", "question", "criteria", "part"),
)
# A cell is to be read, not to hold a thousand messages.
_MESSAGES = 5


def rehearsal_rows(found: Rehearsal, run: int) -> Iterator[Row]:
    """Go through each page of the sample and each criterion.

    `outcome` is the machine's, of the five; `rules` is empty where only a person can tell.
    `by_hand` says what people found in the checks that the criterion is under: `check: answer`.
    """
    for page in found.pages:
        for number, criterion in CRITERIA.items():
            result = page.results[number]
            messages = list(dict.fromkeys(x.finding.message for x in result.findings))
            yield {
                "run": run,
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


def _by_hand(found: Rehearsal, page: Looked, number: str) -> list[str]:
    """Say what people found on a page in the checks that a criterion is under."""
    said = []
    for check in page.checks:
        answer = found.answer(check.id, page.url)
        if number in check.criteria and answer:
            said.append(f"{check.id}: {answer.answer}")
    return said


def check_rows(found: Rehearsal, run: int) -> Iterator[Row]:
    """Go through every manual check of the sample, answered or not: a sheet to fill in.

    Answers on pages that are not in this run's sample come last. `state` is `to_do`, `answered`,
    `page_changed` (it was answered before the page changed) or `not_in_sample`.
    """
    told = set()
    for page, check in found.to_do:
        answer = found.answer(check.id, page.url)
        told.add((check.id, page.url))
        state = "answered" if answer else "to_do"
        if answer and found.is_stale(answer):
            state = "page_changed"
        yield {
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
    for key, answer in sorted(found.answers.items()):
        if key not in told:
            more = {"title": "", "question": "", "criteria": [], "part": ""}
            own = {"check": answer.check, "page": answer.page, "answer": answer.answer}
            said = {"who": answer.who, "note": answer.note, "made": answer.made}
            last = {"seen": answer.seen, "state": "not_in_sample"}
            yield {"run": run, **own, **said, **last, **more}
