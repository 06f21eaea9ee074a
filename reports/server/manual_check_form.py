"""The form for the manual checks of one page of the rehearsal's sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audit.monitoring_sample.manual_answers import ManualAnswer, answers_of, keep
from audit.monitoring_sample.manual_checks import Check
from audit.monitoring_sample.practice_audit import PracticeAudit, SampledPage
from reports.sources import Sources
from signpost.workspace import Workspace


def rehearsal_now(workspace: Workspace, sources: Sources) -> PracticeAudit:
    """Return the rehearsal of the newest run with what people have answered up to now."""
    return replace(sources.rehearsal, answers=answers_of(workspace))


def page_of(found: PracticeAudit, url: str) -> SampledPage | None:
    """Return a page of the sample, or None if it is not in it."""
    return next((page for page in found.pages if page.url == url), None)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check of the form: the answer that is kept, and what fills the fields.

    `stale` says that the page has changed since somebody looked.
    """

    check: Check
    kept: ManualAnswer | None
    stale: bool
    answer: str
    note: str


def check_rows(found: PracticeAudit, page: SampledPage, given: Mapping[str, str]) -> list[CheckRow]:
    """Return what fills the form: each check with its answer, or with what was just typed."""
    rows = []
    for check in page.checks:
        kept = found.answer(check.id, page.url)
        answer, note = (kept.answer, kept.note) if kept else ("", "")
        rows.append(
            CheckRow(
                check=check,
                kept=kept,
                stale=kept is not None and found.is_stale(kept),
                answer=given.get(f"answer-{check.id}", answer),
                note=given.get(f"note-{check.id}", note),
            )
        )
    return rows


def keep_answers(
    workspace: Workspace,
    found: PracticeAudit,
    page: SampledPage,
    given: Mapping[str, str],
    version: int,
) -> int:
    """Keep what a form says, all or nothing; return how many answers are new.

    Only what differs from what is kept becomes an answer of who sent the form. `version` is the
    number of the last event when the form was filled.

    Raises:
        audit.history.decisions.DecisionError: something is missing or too long, or somebody else
            answered one of them meanwhile.
    """
    new = []
    for check in page.checks:
        answer = given.get(f"answer-{check.id}", "").strip()
        note = " ".join(given.get(f"note-{check.id}", "").split())
        kept = found.answer(check.id, page.url)
        same = kept is not None and (kept.answer, kept.note) == (answer, note)
        if answer and (not same or (kept is not None and found.is_stale(kept))):
            new.append(ManualAnswer(check.id, page.url, answer, given["who"], note, seen=page.body))
    return keep(workspace, new, read=version)
