"""The service list: what a council's site must speak of, and whom it is not asked of."""

import pytest

from audit.rules.journeys.service_missing import _services

RULE = "journeys/service-missing"


def pages(*names: str) -> dict[str, str]:
    """Make a site whose home page links to pages of these names."""
    links = "".join(f"<a href='/{i}'>{name}</a>" for i, name in enumerate(names))
    return {"/": f"<title>Home</title><main>{links}</main>"}


def all_but(*lgsl: int) -> list[str]:
    """Name every service of the list but some, by one of its own ways."""
    return ["".join(x.words[0]).strip() for x in _services() if x.lgsl not in lgsl]


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (all_but(), []),
        (all_but(557), ["LGSL 557"]),
        ([*all_but(557), "Report a Pothole"], []),
        ([*all_but(587), "Dumped household rubbish"], []),
        ([*all_but(587), "Apply to fly a drone"], ["LGSL 587"]),
    ],
)
def test_what_no_title_and_no_link_speaks_of(judge, make_site, names, missing):
    said = judge(RULE, site=make_site(pages(*names)))
    assert [x.where for x in said.findings] == missing
    assert said.outcome == ("needs_person" if missing else "pass")


def test_a_district_is_not_asked_for_schools_nor_a_shop_for_anything(judge, make_site):
    county = [x.lgsl for x in _services() if x.tier == "county"]
    assert judge(RULE, site=make_site(pages(*all_but(*county)))).outcome == "pass"
    shop = pages("Shoes", "Apply for a permit", "Complaints")
    assert judge(RULE, site=make_site(shop)).outcome == "not_applicable"


def test_what_is_not_ours_is_left_out(judge, make_site):
    site = make_site(pages(*all_but(557)))
    assert judge(RULE, site=site, not_ours=[557]).outcome == "pass"


def test_numbers_and_tiers_are_sound():
    numbers = [x.lgsl for x in _services()]
    assert len(set(numbers)) == len(numbers) > 25
    assert {x.tier for x in _services()} == {"all", "county", "district"}
