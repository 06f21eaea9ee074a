from __future__ import annotations

import pytest

from audit.inventory.service_list import listed, nearest


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("Pay your council tax",), "Council tax"),
        (("Council tax support for you",), "Council tax support"),
        (("Find your bin day",), "Bin days"),
        (("Report a pothole",), "Potholes"),
        (("Welcome", "Blue Badge - Mereford"), "Blue Badge"),
        (("Apply for a dropped kerb",), "Dropped kerbs"),
        (("Our strategy",), None),
        (("",), None),
    ],
)
def test_nearest(texts: tuple[str, ...], name: str | None) -> None:
    found = nearest(*texts)
    assert (found.name if found else None) == name


def test_every_service_has_a_number_of_its_own() -> None:
    numbers = [x.lgsl for x in listed()]
    assert len(set(numbers)) == len(numbers) > 50
