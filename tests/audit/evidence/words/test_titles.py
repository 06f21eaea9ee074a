from __future__ import annotations

import pytest

from audit.evidence.words.titles import is_council, is_home, own_words, parts


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Bins - Mereford Council", "Bins"),
        ("Bins | Waste | Mereford Council", "Bins | Waste"),
        ("Bins", "Bins"),
        ("| Waste | Mereford", "Waste"),
        ("Part-time work", "Part-time work"),
        ("Tax - " + "a very long second part that nobody would call a name", None),
        ("", ""),
        ("Sirens - West Mereford and Borders Ambulance and Patient Transport Service", "Sirens"),
        ("Visits | The Friends of Mereford Castle and the Old Town Museum", "Visits"),
        ("Apply - what to send if you want to work with our Patient Transport Service", None),
        ("Apply - Find Out What You Need to Send Us When You Want to Appeal a Decision", None),
    ],
)
def test_takes_the_sites_name_off(title: str, own: str | None) -> None:
    assert own_words(title) == (title if own is None else own)


def test_splits_at_separators() -> None:
    assert parts("Mereford Council | Bins - Dates") == ["Mereford Council", "Bins", "Dates"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Mereford Borough Council", True),
        ("London Borough of Mereford", True),
        ("The City of Mereford", True),
        ("Council tax", False),
        ("Contact your council", False),
        ("Local planning authority", False),
    ],
)
def test_knows_the_names_of_councils(text: str, is_one: bool) -> None:
    assert is_council(text) is is_one


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://a.gov.uk/", True),
        ("https://a.gov.uk/?lang=cy", True),
        ("https://a.gov.uk/index.html", True),
        ("https://a.gov.uk/bins", False),
    ],
)
def test_knows_the_front_page(url: str, home: bool) -> None:
    assert is_home(url) is home
