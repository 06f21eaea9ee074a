import pytest

from search.insights.noise import Noise

SHARED = frozenset({"park", "tax", "council"})


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ('<h1><a href="//cheap.example">x</a>', "spam"),
        ("www.google.com", "spam"),
        ("facebook.com", "spam"),
        ("21/01234/FUL", "reference"),
        ("planning 2019-0163437", "reference"),
        ("12 high street", "place"),
        ("flat 3 12 high street", ""),
        ("jamie carter", "person"),
        ("stephanie rena powell", "person"),
        ("payroll", "staff"),
        ("my pay slips", "staff"),
        ("covid 19", ""),
        ("p60", ""),
        ("999", ""),
        ("2026 council tax", ""),
        ("council tax 2026", ""),
        ("victoria park", ""),
        ("jean", ""),
        ("payment", ""),
        ("martin luther king day", ""),
    ],
)
def test_reasons(query, reason):
    assert Noise(["payroll", "pay slip"], SHARED).reason(query) == reason
