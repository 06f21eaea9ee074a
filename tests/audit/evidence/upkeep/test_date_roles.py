from __future__ import annotations

import pytest

from audit.evidence.upkeep.date_roles import date_roles
from benchmarks import dates as labelled


def test_sentences_that_were_labelled_by_hand() -> None:
    lines = labelled.read()
    assert len(lines) >= 300
    assert sum(role == "history" for role, _ in lines) * 2 >= len(lines) - 10
    for half in (lines[0::2], lines[1::2]):
        precision, recall = labelled.score(half, labelled.ROLES)
        assert precision >= 0.95
        assert recall >= 0.85


@pytest.mark.parametrize(
    ("text", "label", "role"),
    [
        ("12 March 2025", "Consultation closes", "deadline"),
        ("12 March 2025", "Decision date", "history"),
        ("Hand in the form by 12 March 2025.", "", "deadline"),
        ("You were able to hand it in until 12 March 2025.", "", "history"),
        ("The skate park is closed until 12 March 2025.", "", "event"),
        ("The skate park was closed until 12 March 2025.", "", "history"),
        ("Pitch fees to 12 March 2025", "", "effective"),
        ("Pitch fees were agreed on 12 March 2025", "", "history"),
        ("Cricket squares for the 2025 season", "", "event"),
        ("Vote in person on Thursday 12 March 2026.", "", "event"),
        ("Sunday 12 March 2026, 2pm to 5pm, the bandstand", "", "event"),
        ("Mill Lane: closed 12 March 2026", "", "event"),
        ("The survey runs until 12 March 2026.", "", "deadline"),
        ("Claims must be made in writing by 12 March 2026.", "", "deadline"),
        ("Your lease runs until 12 March 2026.", "", "event"),
        ("The contract was made in writing by 12 March 2026.", "", "history"),
    ],
)
def test_what_a_date_is_for(text: str, label: str, role: str) -> None:
    assert date_roles(text, label)[0].role == role


def test_the_end_of_a_range_is_what_its_start_is() -> None:
    first, last = date_roles("The lane is closed from 3 March 2025 to 9 March 2025.")
    assert (first.role, last.role, last.is_end) == ("event", "event", True)
