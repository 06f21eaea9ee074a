"""Finds personal data in what a council publishes: by kind and line, in pages and documents.

It looks for what nobody publishes on purpose (UK GDPR, article 4(1) and 9): numbers with right
check digits, and births, case numbers, health and addresses beside a name. A council's own
addresses, its officers, councillors and suppliers, planning references and examples in forms are
look-alikes, and left alone. (`signpost.language.redaction` is for what residents write: it takes
out more, as nothing is lost by it.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from signpost.language.personal_data import beside_names, checked_numbers, consultation, contacts
from signpost.language.personal_data.kinds import (
    LABELS,
    Detector,
    Found,
    Kind,
    Line,
    Sighting,
)
from signpost.language.personal_data.people import people_in
from signpost.language.personal_data.tables import Headings, headings_of, in_columns

_DETECTORS: Sequence[Detector] = (
    checked_numbers.checked_numbers,
    beside_names.births,
    beside_names.case_numbers,
    beside_names.health_and_benefits,
    consultation.signatures,
    consultation.planning_comments,
    contacts.home_addresses,
    contacts.private_contacts,
)
_EXAMPLE = re.compile(
    r"\b(?:for example|e\.?g\.?|such as|(?:in the |this )?formats?(?: of)?|looks? like"
    r"|examples?|specimen"
    r"|dummy|fictitious|made[- ]up|made up of|consists? of|test (?:card|data|number"
    r"|account)s?|DD/MM/YYYY"
    r"|placeholder|sample|mock)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"@[\w.-]*\.gov\.uk|\b(?:councillors?|cllrs?|ward members?|contact officer|case officer"
    r"|report author"
    r"|applicant|agent|licensee|licen[cs]e holder|registered office|town clerk|parish clerk"
    r"|press officer|MP)\b",
    re.IGNORECASE,
)
# A line that is longer has no more to say; what follows is read as a line of its own.
_LONGEST = 2_000
# A line that may be the heading of a section, and what one says whose details are public.
_HEADING = re.compile(r"[^\d\t.@]{3,80}:?")
_PUBLIC_SECTION = re.compile(
    r"\b(?:councillors?|members|officers|staff|team|contacts?|candidates?|agents?|licen[cs]\w+|register"
    r"|suppliers?|clubs?|societies|groups|organisations?|charities|churches|schools?|venues?|traders"
    r"|businesses|trustees|governors|who we are|hire|celebrants|childminders?|fosterers|exhibitors"
    r"|stallholders)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-Z]")
# So many lines are looked at; a text of more is counted as having at least what they hold.
MAX_LINES = 200_000
# Most lines of most texts have neither a digit nor one of these, and need no second look.
_WORTH = re.compile(
    r"\d|@|\b(?:signed|signature|signatory|petitioner|print(?:ed)? name|neighbour|object"
    r"|support|comment|stance|neutral"
    rf"|{beside_names.HEALTH}|{beside_names.BENEFITS})",
    re.IGNORECASE,
)


def personal_data(text: str) -> list[Sighting]:
    """Return every piece of personal data in a text, in order of its lines.

    Costs time that grows straight with the text; lines after `MAX_LINES` are not looked at.
    """
    headings: Headings | None = None
    is_public = False
    found: list[Sighting] = []
    for row, line in enumerate(_lines(text)):
        if row >= MAX_LINES:
            break
        if "\t" in line:
            new = headings_of(line)
            if new is not None:
                headings = new
                continue
        elif line.strip():
            headings = None
            if _HEADING.fullmatch(line.strip()) and not _people(line):
                is_public = bool(_PUBLIC_SECTION.search(line))
        public = is_public if headings is None else headings.is_public
        found.extend(
            Sighting(kind, row, *at) for kind, *at in _of_line(line, row, headings, public)
        )
    return found


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, long ones in pieces."""
    for line in text.split("\n"):
        for start in range(0, max(1, len(line)), _LONGEST):
            yield line[start : start + _LONGEST]


def _of_line(text: str, row: int, headings: Headings | None, public: bool) -> list[Found]:
    """Return what one line holds, each place once: the first kind that claims it.

    `public` says that it stands under a heading of organisations or of people in a public role.
    """
    if not _WORTH.search(text):
        return []
    is_public = public or bool(contacts.ORGANISATION.search(text) or _ROLE.search(text))
    line = Line(text, row, _people(text), bool(_EXAMPLE.search(text)), is_public)
    found = [one for detect in _DETECTORS for one in detect(line)]
    if headings is not None:
        found += in_columns(text, headings)
    kept: list[Found] = []
    for one in found:
        if not any(one[1] < end and start < one[2] for _, start, end in kept):
            kept.append(one)
    return kept


def _people(text: str) -> tuple[tuple[int, int], ...]:
    """Return the people in a line; rows of figures are not asked."""
    return people_in(text) if _CAPITAL.search(text) else ()


def counted(sightings: Sequence[Sighting]) -> dict[Kind, int]:
    """Return on how many lines each kind was seen, the most frequent first."""
    rows = {(x.kind, x.row) for x in sightings}
    return dict(Counter(kind for kind, _ in sorted(rows)).most_common())


def masked(text: str) -> str:
    """Return a text with every piece of personal data replaced by what kind it is, in brackets."""
    by_row: dict[int, list[Sighting]] = {}
    for one in personal_data(text):
        by_row.setdefault(one.row, []).append(one)
    if not by_row:
        return text
    lines = []
    for row, line in enumerate(_lines(text)):
        said = line
        for one in sorted(by_row.get(row, []), key=lambda x: -x.start):
            said = f"{said[: one.start]}[{LABELS[one.kind]}]{said[one.end :]}"
        lines.append(said)
    return "\n".join(lines)
