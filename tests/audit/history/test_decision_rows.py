"""Decisions out of tables: as people and spreadsheets write them, each row for itself."""

import pytest

from audit.history.decision_rows import RowNote, read_decisions
from audit.history.decisions import Decision

NAME = "00ab12cd34ef5678"
GOOD = {"scope": "issue", "target": NAME, "kind": "not_ours", "who": "Ada", "why": "Theirs"}


def read(*rows):
    """Read rows; return decisions and notes in order."""
    found = read_decisions(enumerate(({**GOOD, **row} for row in rows), 2))
    return [x if isinstance(x, RowNote) else x[1] for x in found]


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ({}, {}),
        ({"scope": "Fault"}, {"scope": "issue"}),  # what an issue was called before
        ({"target": NAME.upper()}, {"target": NAME}),
        ({"kind": "Not ours to fix"}, {"kind": "not_ours"}),
        ({"kind": " FALSE  alarm"}, {"kind": "false_alarm"}),
        ({"why": "'=SUM(1)"}, {"why": "=SUM(1)"}),
        ({"why": "two\nlines"}, {"why": "two lines"}),
        ({"until": "1/4/2027"}, {"until": "2027-04-01"}),
        ({"until": "20270401"}, {"until": "2027-04-01"}),
        ({"until": "1 April 2027"}, {"until": "2027-04-01"}),
        ({"until": "01-Apr-27"}, {"until": "2027-04-01"}),
        ({"until": "2027-04-01 00:00:00"}, {"until": "2027-04-01"}),
        ({"until": "29.02.28"}, {"until": "2028-02-29"}),
        ({"made": "30/11/2026 14:05"}, {"made": "2026-11-30"}),
        ({"made": "2026-11-30T14:05:00+00:00"}, {"made": "2026-11-30T14:05:00+00:00"}),
        ({"version": "12"}, {"version": 12}),
    ],
)
def test_what_people_write_is_read(given, read_as):
    (found,) = read(given)
    assert isinstance(found, Decision), found
    assert {name: getattr(found, name) for name in read_as} == read_as


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"target": "7.1E+15"}, "spreadsheet has made the number"),
        ({"target": "71230000000"}, "spreadsheet has made the number"),
        ({"target": "not a name"}, "names no issue, finding or folder"),
        ({"until": "31/02/2027"}, "is no day such as 31/03/2027"),
        ({"until": "when we can"}, "is no day"),
        ({"made": "last week"}, "made 'last week' is no day"),
        ({"page": "data:text/html,x"}, "is not a web address"),
        ({"page": 'https://x.gov.uk/"><b>'}, "is not a web address"),
        ({"rule": "<b>x"}, "is not the name of a rule"),
        ({"version": "1.5"}, "is no whole number"),
        ({"scope": "service"}, "scope 'service' is not known"),
        ({"who": ""}, "say who"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_are_read(row, says):
    first, wrong, last = read({}, row, {})
    assert isinstance(first, Decision) and isinstance(last, Decision)
    assert wrong.row == 3
    assert says in wrong.why


def test_days_are_read_in_one_order_in_the_whole_column():
    american = read({"until": "03/04/2027"}, {"until": "12/31/2027"})
    assert [x.until for x in american] == ["2027-03-04", "2027-12-31"]
    british = read({"until": "03/04/2027"}, {"until": "31/12/2027"})
    assert [x.until for x in british] == ["2027-04-03", "2027-12-31"]
    both = read({"until": "31/12/2027"}, {"until": "12/31/2027"}, {"until": "01/02/2027"})
    assert [getattr(x, "until", "told") for x in both] == ["2027-12-31", "told", "2027-02-01"]
