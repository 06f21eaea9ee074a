"""What audit writes of time: since when findings are there, rechecks, and what people did."""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact, ArtifactFamily


class FirstSeen(msgspec.Struct, frozen=True, kw_only=True):
    """Since when a run's findings are there. Findings are named by identity: 16 hex digits."""

    # By the run (its number) that saw them first: identities, one after the other.
    seen: dict[int, str] = {}
    # What was there before and could not be checked in this run: by page, by rule, identities.
    unchecked: dict[str, dict[str, list[str]]] = {}


class RecheckedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of a page that was checked again, beside the run."""

    # `still_there`, `new`, `fixed` or `not_checked`.
    status: str
    rule: str
    severity: str = ""
    # What it makes of the page: `fail` or `needs_person`.
    outcome: str = ""
    message: str = ""
    # The place: a CSS path, a sentence or an address.
    where: str = ""
    evidence: str = ""
    # `phone` or `desktop` where it matters, else "".
    device: str = ""
    # The id of its issue.
    issue: str = ""


class Recheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of checking one page again since a run."""

    url: str
    # The run that it is compared with.
    run: int
    # When it was done (ISO 8601, UTC).
    at: str = ""
    # How many findings there are of each status.
    counts: dict[str, int] = {}
    # What each rule comes to now, by the rule's id.
    outcomes: dict[str, str] = {}
    findings: list[RecheckedFinding] = []
    # Whether the browser opened the page.
    visited: bool = False
    # Why it did not; "" where it did, or was not asked to.
    not_visited: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that a person did: one line of the log, never changed.

    Which fields are filled depends on `what`: `decide` (on an issue or finding), `withdraw` (a
    decision), `assign` (an owner), `check` (by hand), `recheck` (a page); `add`, `change` and `take
    out` (an entry of the editors' file, with the scope `editors`).
    """

    # When it was kept (ISO 8601, UTC).
    at: str
    who: str
    what: str
    # How it came in: `form` or `import`.
    via: str = ""
    # The reason of a decision, or the note of a check.
    why: str = ""
    # What `target` is: `issue`, `finding`, `page` or `service`.
    scope: str = ""
    # The id of an issue or finding, an address, or a service's name.
    target: str = ""
    # What was decided: a key of `audit.history.decisions.KINDS`.
    kind: str = ""
    # The last day on which a decision holds (ISO 8601); "": for good.
    until: str = ""
    # When it was made, where that is not when it was kept (an import).
    made: str = ""
    # What a decision is about, for readers: the rule and the page.
    rule: str = ""
    page: str = ""
    # Who looks after the page or service from now on; "": nobody.
    owner: str = ""
    # Which manual check was made: a key of `audit.monitoring_sample.manual_checks.CHECKS`.
    check: str = ""
    # What was found: a key of `audit.monitoring_sample.manual_answers.ANSWERS`.
    answer: str = ""
    # The body that the page had then, by the name of its blob.
    seen: str = ""
    # Why a recheck did not work; "": it did.
    problem: str = ""


FIRST_SEEN: Artifact[FirstSeen] = Artifact("audit/first_seen", FirstSeen, FirstSeen)

# The newest recheck of each page since a run, by a digest of the page's address.
RECHECKS: ArtifactFamily[Recheck | None] = ArtifactFamily("recheck/", Recheck, lambda: None)

# The log of what people did, by time. It belongs to the workspace: it is stored under run 0.
EVENTS: ArtifactFamily[Event | None] = ArtifactFamily("acting/", Event, lambda: None)
