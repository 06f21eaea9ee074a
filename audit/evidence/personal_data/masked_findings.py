"""How personal data is told: by kind, place and number, never by what it says.

A finding is stored, shown and counted by people who need not read the data to have it taken down
(UK GDPR, article 5(1)(c): no more than is needed). So nothing of it reaches a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from audit.rule import Finding
from signpost.language.personal_data.find import counted, personal_data
from signpost.language.personal_data.kinds import IN_LISTS, LABELS, ON_PURPOSE, Kind, Sighting

# One address or telephone number beside a name may be anybody's; so many lines of them are a list.
MIN_LIST = 3
Unit = Literal["row", "line"]
# What is told first is worst: what opens an account or cannot be changed.
_ORDER = {kind: place for place, kind in enumerate(LABELS)}


def seen_in(text: str) -> dict[Kind, int]:
    """Return on how many lines each kind of personal data stands in a text.

    Addresses and telephone numbers count where there is a list of them.
    """
    return reported_kinds(personal_data(text))


def reported_kinds(sightings: Sequence[Sighting]) -> dict[Kind, int]:
    """Return on how many lines each kind was sighted; of contacts, only lists count."""
    rows = counted(sightings)
    contacts = len({x.row for x in sightings if x.kind in IN_LISTS})
    if contacts < MIN_LIST and not any(kind not in IN_LISTS | ON_PURPOSE for kind in rows):
        rows = {kind: n for kind, n in rows.items() if kind not in IN_LISTS}
    return rows


def listed(rows: Mapping[Kind, int], unit: Unit = "line") -> str:
    """Write kinds with their numbers: "National Insurance number (312 rows), ..."."""
    kinds = sorted(rows, key=_ORDER.__getitem__)
    return ", ".join(f"{LABELS[kind]} ({_count(rows[kind], unit)})" for kind in kinds)


def _count(number: int, unit: Unit) -> str:
    """Write how many there are."""
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def shown_findings(rows: Mapping[Kind, int], what: str, unit: Unit = "line") -> Iterator[Finding]:
    """Yield what to say of personal data that everybody can read in a page or document (`what`).

    Signatures and comments on planning are published on purpose in many councils, so whether they
    should be there is for a person to say; addresses and telephone numbers may be, too.
    """
    surely = {x: n for x, n in rows.items() if x not in ON_PURPOSE | IN_LISTS}
    contacts = {x: n for x, n in rows.items() if x in IN_LISTS}
    on_purpose = {x: n for x, n in rows.items() if x in ON_PURPOSE}
    if surely:
        both = {**surely, **contacts}
        yield Finding(
            message=f"This {what} shows personal data: {listed(both, unit)}. Take it down now.",
            where=what,
            evidence=listed(both, unit),
            key="personal data",
        )
    elif contacts:
        yield Finding(
            message=f"This {what} lists what may be people's homes or private numbers: "
            f"{listed(contacts, unit)}. If they did not ask for that, take it down now.",
            where=what,
            evidence=listed(contacts, unit),
            certainty="needs_person",
            key="list of contacts",
        )
    if on_purpose:
        yield Finding(
            message=f"This {what} has what many councils publish on purpose: "
            f"{listed(on_purpose, unit)}. Decide once for the folder; the decision holds for all "
            "that is in it.",
            where=what,
            evidence=listed(on_purpose, unit),
            certainty="needs_person",
            severity="moderate",
            key="signatures and comments",
        )
