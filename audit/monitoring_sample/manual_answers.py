"""What people found in the manual checks: kept as events beside the decisions, newest holds.

The log is that of `audit.history.decisions`: nothing in it is ever changed, so it says who answered
what and when. An answer remembers what the page was then; if it has changed, the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from audit.history.decisions import DecisionError, log, note, one_line, plain_values
from audit.monitoring_sample.manual_checks import CHECKS
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged_history import Event

ANSWERS: Mapping[str, str] = {
    "no_problem": "No problem found",
    "problem": "Problem found",
    "not_applicable": "Nothing there to check",
}
# Long enough to say what and where; a form has fifteen of them.
MOST_NOTE = 500
_MOST_URL = 2_000
_WHAT = "check"


@dataclass(frozen=True, slots=True)
class ManualAnswer:
    """What somebody found on a page with one check. `seen` names the body that the page had."""

    check: str
    page: str
    answer: str
    who: str
    note: str = ""
    made: str = ""
    seen: str = ""


def checked(answer: ManualAnswer) -> ManualAnswer:
    """Return an answer, tidied, if it can be kept.

    Raises:
        DecisionError: the check or the answer is unknown, or a text is missing or too long.
    """
    if answer.check not in CHECKS:
        raise DecisionError(f"check {answer.check[:40]!r} is not known ({', '.join(CHECKS)})")
    if answer.answer not in ANSWERS:
        raise DecisionError(f"answer {answer.answer[:40]!r} is not known ({', '.join(ANSWERS)})")
    if len(answer.page) > _MOST_URL or not answer.page.startswith(("http://", "https://")):
        raise DecisionError(f"page {answer.page[:60]!r} is not a web address")
    said = " ".join(answer.note.split())
    if len(said) > MOST_NOTE:
        raise DecisionError(f"a note is longer than {MOST_NOTE} characters")
    if answer.answer == "problem" and not said:
        title = CHECKS[answer.check].title
        raise DecisionError(f"“{title}”: say in the note what the problem is")
    who = one_line("who", answer.who)
    return ManualAnswer(
        answer.check, answer.page, answer.answer, who, said, answer.made, answer.seen[:64]
    )


def keep(workspace: Workspace, answers: Iterable[ManualAnswer], via: str = "form") -> int:
    """Keep the answers that say something new; return how many. None is kept if one is wrong.

    Raises:
        DecisionError: an answer is wrong.
    """
    good = [checked(answer) for answer in answers]
    known = answers_of(workspace)
    kept = 0
    for answer in good:
        before = known.get((answer.check, answer.page))
        if before is None or _said(before) != _said(answer):
            more = {k: v for k, v in asdict(answer).items() if k != "who"}
            note_text = more.pop("note")
            note(workspace, answer.who, _WHAT, via=via, why=note_text, **more)
            kept += 1
    return kept


def _said(answer: ManualAnswer) -> tuple[str, ...]:
    """Return what makes an answer another one."""
    return answer.answer, answer.note, answer.who, answer.seen


def answers_of(workspace: Workspace) -> dict[tuple[str, str], ManualAnswer]:
    """Return the newest answer of each check and page."""
    found: dict[tuple[str, str], ManualAnswer] = {}
    for event in log(workspace):
        if event.what == _WHAT:
            answer = _of(event)
            found[answer.check, answer.page] = answer
    return found


def _of(event: Event) -> ManualAnswer:
    """Read an answer out of the log."""
    return ManualAnswer(
        check=event.check,
        page=event.page,
        answer=event.answer,
        who=event.who,
        note=event.why,
        made=event.made or event.at,
        seen=event.seen,
    )


def read_rows(rows: Iterable[Mapping[str, str]], where: str) -> list[ManualAnswer]:
    """Read answers from the rows of a table; rows without an answer are still to be done.

    Raises:
        DecisionError: a row is wrong; the message names it.
    """
    found = []
    for number, row in enumerate(rows, 2):
        values = plain_values(row, ManualAnswer.__dataclass_fields__)
        if values["answer"]:
            try:
                found.append(checked(ManualAnswer(**values)))
            except DecisionError as error:
                raise DecisionError(f"{where}, line {number}: {error}") from None
    return found
