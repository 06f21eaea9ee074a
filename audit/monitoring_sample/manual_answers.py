"""What people found in the manual checks: kept as events beside the decisions, newest holds.

The log is that of `audit.history.decisions`: nothing in it is ever changed, so it says who answered
what and when. An answer remembers what the page was then; if it has changed, the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from audit.history.decision_rows import RowNote, moment_of, plain_values
from audit.history.decisions import ChangedMeanwhileError, DecisionError, one_line
from audit.history.event_log import EventLog, NumberedEvent, new_event
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
COLUMNS = ("check", "page", "answer", "who", "note", "made", "seen")


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


def keep(
    workspace: Workspace,
    answers: Iterable[ManualAnswer],
    via: str = "form",
    read: int | None = None,
) -> int:
    """Keep the answers that say something new; return how many. None is kept if one is wrong.

    `read` is the number of the last event that whoever answers knew of; None: they were not asked.

    Raises:
        DecisionError: an answer is wrong.
        ChangedMeanwhileError: somebody else answered one of them after event `read`.
    """
    good = [checked(answer) for answer in answers]
    log = EventLog(workspace)
    known = answers_after(log.read())
    new = [x for x in good if _is_new(known.get((x.check, x.page)), x)]

    def refuse(events: Sequence[NumberedEvent]) -> None:
        _refuse_changed(new, events[read:] if read is not None else ())

    refuse(log.read())
    for answer in new:
        more = {k: v for k, v in asdict(answer).items() if k != "who"}
        note_text = more.pop("note")
        event = new_event(answer.who, _WHAT, via=via, why=note_text, **more)
        log.add(event, refuse if answer is new[0] else lambda _events: None)
    return len(new)


def _is_new(before: ManualAnswer | None, answer: ManualAnswer) -> bool:
    """Whether an answer says something else than what is kept."""
    return before is None or _said(before) != _said(answer)


def _refuse_changed(answers: Sequence[ManualAnswer], since: Sequence[NumberedEvent]) -> None:
    """Refuse answers to what somebody else has answered since.

    Raises:
        ChangedMeanwhileError: there is one; the message says who answered what.
    """
    others = answers_after(since)
    for answer in answers:
        other = others.get((answer.check, answer.page))
        if other is not None:
            said = f"{ANSWERS[other.answer]}{': ' if other.note else ''}{other.note}"
            raise ChangedMeanwhileError(
                f"meanwhile {other.who} answered “{CHECKS[other.check].title}”: {said}"
            )


def _said(answer: ManualAnswer) -> tuple[str, ...]:
    """Return what makes an answer another one."""
    return answer.answer, answer.note, answer.who, answer.seen


def answers_of(workspace: Workspace) -> dict[tuple[str, str], ManualAnswer]:
    """Return the newest answer of each check and page."""
    return answers_after(EventLog(workspace).read())


def answers_after(events: Iterable[NumberedEvent]) -> dict[tuple[str, str], ManualAnswer]:
    """Return the newest answer of each check and page among some events."""
    answers = (_of(event) for _, event in events if event.what == _WHAT)
    return {(answer.check, answer.page): answer for answer in answers}


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


def read_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]],
) -> Iterator[tuple[int, ManualAnswer] | RowNote]:
    """Go through a table's rows that have an answer: it with the row's number, or what is wrong."""
    for number, row in rows:
        values = plain_values(row, COLUMNS)
        if values["answer"]:
            try:
                values["made"] = moment_of(values["made"])
                yield number, checked(ManualAnswer(**values))
            except DecisionError as error:
                yield RowNote(number, str(error))
