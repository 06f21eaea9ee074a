import re

import pytest

from audit.priorities.priority import (
    ASSUMED_CONTACTS,
    ASSUMED_HIGH,
    explain,
    factors,
    of_counts,
    priority,
)
from signpost.workspace.artifacts.judged_demand import Demand, ServiceDemand

DEMAND = Demand(
    (
        ServiceDemand("Bins", 3000, 0.5),
        ServiceDemand("Parking", 1000, 0.3),
        ServiceDemand("Housing", 2000, 0.6),
        ServiceDemand("Libraries", 100, 0.0),
    )
)


def test_without_demand_every_page_counts_one():
    assert factors(Demand()) == {}
    assert priority("serious", {"Bins": 3, "": 2}, {}) == (20, 20)


def test_a_page_counts_more_where_more_calls_are_avoidable():
    found = factors(DEMAND)
    mean = (1500 + 300 + 1200 + 0) / 4
    assert found["Bins"] == (1.0, round(1 + ASSUMED_HIGH * 1500 / mean, 2))
    assert found["Libraries"] == (1.0, 1.0)
    assert found["Bins"] > found["Housing"] > found["Parking"]


def test_no_avoidable_calls_at_all():
    assert factors(Demand((ServiceDemand("Bins", 0, 0.5),))) == {}


def test_a_page_of_no_known_service_counts_one():
    weights = factors(DEMAND)
    assert priority("minor", {"": 5}, weights) == (5, 5)
    assert priority("minor", {"": 5, "Bins": 1}, weights) == (6, 5 + weights["Bins"][1])


@pytest.mark.parametrize(
    ("severity", "pages"),
    [
        ("serious", {"Bins": 8, "": 4}),
        ("critical", {"Bins": 1}),
        ("minor", {"Bins": 3, "Parking": 1200, "Housing": 7, "Libraries": 2, "": 1, "Other": 3}),
        ("moderate", {"": 4812}),
    ],
)
def test_the_explanation_adds_up(severity, pages):
    weights = factors(DEMAND)
    line = explain(severity, pages, weights)
    assert "\n" not in line
    for end in (0, 1):
        assert _sum(line, end) == pytest.approx(_result(line, end))
        assert _result(line, end) == pytest.approx(priority(severity, pages, weights)[end])


def _ends(text, end):
    """Return one end of `1 to 2.31`, or the number that stands alone."""
    numbers = [float(x.replace(",", "")) for x in text.split(" to ")]
    return numbers[min(end, len(numbers) - 1)]


def _result(line, end):
    return _ends(line.rpartition(" = ")[2], end)


def _sum(line, end):
    """Work out the line's left side from what is printed, as a reader with a calculator would."""
    weight, _, rest = line.rpartition(" = ")[0].partition(" × ")
    total = 0.0
    for term in rest.strip("()").split(" + "):
        if ", together " in term:
            total += _ends(term.partition(", together ")[2], end)
        else:
            count = float(re.match(r"[\d,]+", term).group().replace(",", ""))
            total += count * _ends(term.rpartition(" × ")[2], end)
    return float(weight.split()[1]) * total


def test_examples_read_well():
    assert explain("serious", {"": 12}, {}) == "serious 4 × 12 pages × 1 = 48"
    assert (
        explain("serious", {"": 12}, {}, sure=False)
        == "serious 4 × 12 pages × 1 × 0 to 1 (needs a person) = 0 to 48"
    )
    assert (
        explain("serious", {"Bins": 8, "": 1}, {"Bins": (1.0, 2.31)})
        == "serious 4 × (8 pages of Bins × 1 to 2.31 + 1 other page × 1) = 36 to 77.92"
    )


CONTACTS = {"Bins": 40, "Leisure": 20}


def test_contacts_make_the_high_end_higher_and_not_the_low_one():
    more = of_counts(CONTACTS, ASSUMED_CONTACTS)
    found, before = factors(DEMAND, contacts=more), factors(DEMAND)
    assert found["Bins"] == (1.0, round(before["Bins"][1] + more["Bins"], 2))
    assert found["Leisure"] == (1.0, round(1 + more["Leisure"], 2))
    assert found["Parking"] == before["Parking"]


@pytest.mark.parametrize("sure", [True, False])
def test_contacts_and_feedback_are_shown_and_add_up(sure):
    more = of_counts(CONTACTS, ASSUMED_CONTACTS)
    weights = factors(DEMAND, contacts=more)
    pages = {"Bins": 8, "Leisure": 2, "": 1}
    line = explain("serious", pages, weights, sure, views=1.25, feedback=0.75)
    assert (
        f"8 pages of Bins × 1 to {weights['Bins'][1]} (contacts up to {more['Bins']} of it)" in line
    )
    assert "feedback on these pages, together 0 to 0.75" in line
    plain = re.sub(r" \(contacts up to [\d.]+ of it\)", "", line)
    plain = plain.replace(" × 0 to 1 (needs a person)", "")
    low, high = priority("serious", pages, weights, sure, 1.25 + 0.75)
    assert _result(plain, 1) == pytest.approx(high) == _sum(plain, 1)
    assert _result(plain, 0) == low == (_sum(plain, 0) if sure else 0)


def test_the_order_changes_with_contacts():
    def of(contacts):
        weights = factors(Demand(), contacts=of_counts(contacts, ASSUMED_CONTACTS))
        return sorted(["Bins", "Leisure"], key=lambda s: -priority("minor", {s: 3}, weights)[1])

    assert of({"Bins": 9, "Leisure": 1}) == ["Bins", "Leisure"]
    assert of({"Bins": 1, "Leisure": 9}) == ["Leisure", "Bins"]
