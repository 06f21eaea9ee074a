import pytest

from search.insights.noise import NoiseFilter

SHARED = frozenset({"park", "tax", "council", "burn"})
OWN = ("Mereford Borough Council", "www.mereford.gov.uk")


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
        ("ana burgos", "person"),
        # Written as a name is, whatever `burn` is asked for.
        ("johnny burns", "person"),
        ("johnny burn", ""),
        ("alert(1)", "spam"),
        ("sleep('5')", "spam"),
        ("lost bin(s)", ""),
        ("section 5(1)", ""),
        ("payroll", "staff"),
        ("Mereford", "own name"),
        ("mereford council website", "own name"),
        ("www.mereford", "spam"),
        ("mereford council tax", ""),
        ("council", "own name"),
        ("home page", ""),
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
    assert NoiseFilter(["payroll", "pay slip"], SHARED, OWN).reason(query) == reason
