from datetime import date

import pytest

from search.builds.editions import Editions
from search.documents import SearchDocument

TODAY = date(2026, 11, 30)


def pages(*rows):
    return [SearchDocument(address, title, body=body) for address, title, body in rows]


def order(documents, query):
    """Rank documents in the order given, and return how they are put."""
    ranked = [(d.id, 9.0 - n) for n, d in enumerate(documents)]
    found = Editions.of(documents).ordered(ranked, query, TODAY)
    assert [score for _, score in found] == [score for _, score in ranked]
    return [key for key, _ in found]


FEES = pages(
    ("/fees/2022-23", "Fees and charges 2022/23", ""),
    ("/rent", "Rent", ""),
    ("/fees/2024-25", "Fees and charges 2024/25", ""),
    ("/fees/2023-24", "Fees and charges 2023/24", ""),
)


def test_the_newest_edition_takes_the_first_place_of_its_series():
    assert order(FEES, "fees") == ["/fees/2024-25", "/rent", "/fees/2023-24", "/fees/2022-23"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("fees 2023", "/fees/2023-24"),
        ("fees 2022/23", "/fees/2022-23"),
        ("fees 1999", "/fees/2024-25"),
    ],
)
def test_a_year_in_the_query_wins(query, first):
    assert order(FEES, query)[0] == first


def test_years_may_stand_in_the_address_only():
    found = pages(
        ("/news/2020/05/gritting", "Gritting", ""), ("/news/2026/01/gritting", "Gritting", "")
    )
    assert order(found, "gritting")[0] == "/news/2026/01/gritting"


def test_months_tell_editions_of_a_year_apart():
    found = pages(
        ("/a", "Cabinet minutes 3 March 2026", ""), ("/b", "Cabinet minutes 8 June 2026", "")
    )
    assert order(found, "cabinet minutes") == ["/b", "/a"]


def test_other_things_with_years_stay_as_they_are():
    found = pages(
        ("/a", "Election results 2019", ""),
        ("/b", "Budget 2026", ""),
        ("/planning/minutes", "Minutes 2020", ""),
        ("/cabinet/minutes", "Minutes 2026", ""),
    )
    assert order(found, "results") == [d.id for d in found]


@pytest.mark.parametrize(
    "over",
    [
        "This consultation has now closed.", "The survey is closed.", "Closed\nThank you.",
        "Consultation closed on 3 March 2024.", "Closing date: 1st Feb 2026", "It ended on 2 May 2025.",
    ],
)  # fmt: skip
def test_a_finished_consultation_stands_below_a_live_one(over):
    found = pages(
        ("/old", "Consultation on parking zones", over),
        ("/live", "Consultation on bus lanes", "Closes on 24 December 2026."),
    )
    assert order(found, "consultation") == ["/live", "/old"]


def test_a_consultation_that_does_not_say_is_live():
    found = pages(
        ("/a", "Budget consultation", "Tell us."), ("/b", "Park consultation", "Tell us.")
    )
    assert order(found, "consultation") == ["/a", "/b"]


def test_what_is_saved_is_the_same(tmp_path):
    editions = Editions.of(FEES)
    editions.save(tmp_path)
    assert Editions.load(tmp_path) == editions
    assert Editions.load(tmp_path / "none") == Editions()
