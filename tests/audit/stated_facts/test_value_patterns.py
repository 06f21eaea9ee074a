from __future__ import annotations

import pytest

from audit.stated_facts.value_patterns import addresses, deadlines, emails, fees, hours, phones


@pytest.mark.parametrize(
    ("reader", "text", "found"),
    [
        (phones, "Call (01632) 960-100 or +44 (0)1632 960101.", ["01632960100", "01632960101"]),
        (phones, "Reference 24/01632960100/FUL, textphone 01632 960 100", []),
        (phones, "Between 0 and 100 of 2024", []),
        (emails, "Write to Bins@Mereford.example.", ["bins@mereford.example"]),
        (hours, "Monday to Tuesday, 9am to 5.30pm", ["540-1050", "540-1050"]),
        (hours, "Sat 10:00 - 16:00", ["600-960"]),
        (hours, "Sunday noon to midnight", ["720-1440"]),
        (hours, "Monday 9am to 5pm in winter", []),
        (hours, "Monday 9am to 77pm", []),
        (fees, "It costs £1,250.50 a year.", ["1250.50"]),
        (fees, "You can save up to £40.", []),
        (fees, "It is £4 for one and £6 for two.", []),
        (fees, "We spent £4 million.", []),
        (deadlines, "You must apply by noon on 1 May 2027.", ["2027-05-01"]),
        (deadlines, "Register of plans: notes by A. Smith of 1 May 2027", []),
        (addresses, "High Street, ME9 1AA", ["ME9 1AA"]),
    ],
)
def test_readers(reader, text: str, found: list[str]) -> None:
    assert [value for value, _, _ in reader(text, "")] == found


def test_hours_are_told_apart_by_day_and_phone() -> None:
    assert [aspect for _, aspect, _ in hours("Lines are open Sat 9am to 1pm", "")] == ["phone sat"]


def test_prices_are_told_apart_by_what_they_are_for() -> None:
    assert [aspect for _, aspect, _ in fees("A bin costs £5 a month.", "")] == ["month"]
