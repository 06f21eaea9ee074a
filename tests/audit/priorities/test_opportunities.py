import re

import pytest
from msgspec.structs import replace

from audit.priorities import opportunities, priority
from audit.priorities.opportunities import by_service, effort, of_searches, of_stories, ordered
from signpost.settings.config import Config, DemandSettings, JourneySettings, SiteSettings
from signpost.workspace import IssueRow
from signpost.workspace.artifacts.judged_demand import Demand, ServiceDemand
from signpost.workspace.artifacts.judged_journeys import Story, Way
from signpost.workspace.artifacts.searched import QueryRow

HOME = "https://www.mereford.gov.uk/"
SERVICES = {HOME + "bins": "Bins", HOME + "parking": "Parking"}


def demand(tmp_path, bins, parking):
    """Write a demand file and return settings that name it, with two stories."""
    head = "service,calls,failure_demand_percent,addresses\n"
    (tmp_path / "s.csv").write_text(
        f"{head}Bins,{bins},50,/bins/*\nParking,{parking},50,/parking/*\n"
    )
    stories = tuple(JourneySettings(name=n, end=f"/{n}/do") for n in ("bins", "parking"))
    return Config(
        site=SiteSettings(url=HOME),
        demand=DemandSettings(services="s.csv"),
        journey=stories,
        folder=tmp_path,
    )


def stories():
    failed = Way("fail", "the last step does not work")
    passed = Way("pass", "2 clicks")
    ways = {"navigation": failed, "phone": failed, "search": passed}
    return [Story(name=n, ways=ways) for n in ("bins", "parking")]


def found(config):
    weights = priority.factors(opportunities.service_demand.of(config))
    return ordered(of_stories(stories(), config, weights)), weights


def test_the_order_changes_when_demand_changes(tmp_path):
    assert [x.key for x in found(demand(tmp_path, 9000, 100))[0]] == ["bins", "parking"]
    assert [x.key for x in found(demand(tmp_path, 100, 9000))[0]] == ["parking", "bins"]


def test_the_assumptions_can_be_changed(tmp_path):
    config = demand(tmp_path, 9000, 100)
    none = replace(config, demand=replace(config.demand, share_high=0.0))
    assert priority.of_settings(config)["Bins"][1] > 1
    assert priority.of_settings(none)["Bins"] == (1.0, 1.0)


def test_a_story_that_fails_in_no_way_is_no_opportunity(tmp_path):
    config = demand(tmp_path, 5, 5)
    fine = [Story(name="bins", ways={"search": Way("could_not_check")})]
    assert list(of_stories(fine, config, {})) == []


def query(words, searches, state, family=""):
    return QueryRow(query=words, searches=searches, state=state, family=family)


def test_searches_without_an_answer():
    rows = [
        query("bin day", 90, "answered"),
        query("skip", 30, "zero"),
        query("parking fine", 60, "low", "Parking"),
        query("story words", 0, "zero"),
        query("odd", 20, "unjudged"),
    ]
    some = ordered(of_searches(rows, SERVICES, {"Parking": (1.0, 1.5)}))
    assert [(x.key, x.services) for x in some] == [
        ("parking fine", {"Parking": 1}),
        ("skip", {"": 1}),
    ]
    assert "nothing" in some[1].title


def ends(text, end):
    numbers = [float(x.replace(",", "")) for x in text.split(" to ")]
    return numbers[min(end, len(numbers) - 1)]


def worked_out(line, end):
    """Work out a line from what is printed, as a reader with a calculator would."""
    weight, _, rest = line.rpartition(" = ")[0].partition(" × ")
    total = 0.0
    for term in rest.strip("()").split(" + "):
        if ", together " in term:
            total += ends(term.partition(", together ")[2], end)
        else:
            count = float(re.match(r"[\d,]+", term)[0].replace(",", ""))
            total += count * ends(term.rpartition(" × ")[2], end)
    return float(weight.split()[1]) * total


def test_the_arithmetic_that_is_printed_adds_up(tmp_path):
    some, weights = found(demand(tmp_path, 9000, 1234))
    rows = [query("skip", 37, "zero"), query("fine", 11, "low", "Parking")]
    some += of_searches(rows, SERVICES, weights)
    assert len(some) == 4
    for one in some:
        for end, total in ((0, one.low), (1, one.high)):
            assert worked_out(one.arithmetic, end) == pytest.approx(total, abs=0.011)
            assert ends(one.arithmetic.rpartition(" = ")[2], end) == total
    assert "ways that fail" in some[0].arithmetic
    assert "page" not in some[0].arithmetic
    assert "how often it is made" in some[2].arithmetic


def test_views_are_in_the_arithmetic():
    line = priority.explain("serious", {"Bins": 8, "": 1}, {"Bins": (1.0, 2.31)}, views=3.4)
    assert line == (
        "serious 4 × (8 pages of Bins × 1 to 2.31 + 1 other page × 1 + "
        "views of these pages, together 0 to 3.4) = 36 to 91.52"
    )
    assert worked_out(line, 1) == pytest.approx(91.52)
    assert priority.explain("minor", {"": 2}, {}, views=0.5) == (
        "minor 1 × (2 pages × 1 + views of these pages, together 0 to 0.5) = 2 to 2.5"
    )


def test_by_service_each_counts_with_its_own_pages(tmp_path):
    some, weights = found(demand(tmp_path, 9000, 100))
    told = by_service(some, weights)
    assert [row.name for row in told] == ["Bins", "Parking"]
    assert told[0].own[0].place == 0
    assert told[0].own[0].high == some[0].high


@pytest.mark.parametrize(
    ("owner", "pages", "size"),
    [
        ("content", 1, "small"),
        ("content", 5, "small"),
        ("content", 6, "medium"),
        ("content", 50, "large"),
        ("template", 4000, "medium"),
    ],
)
def test_effort_is_what_has_to_change(owner, pages, size):
    row = IssueRow(1, "f", "a/b", "", "", pages, pages, "minor", "sure", 0, 0, owner, "m")
    assert effort(row) == size


def test_no_demand_is_no_weight():
    assert priority.factors(Demand((ServiceDemand("Bins", 0, 0.5),))) == {}


def test_each_way_that_fails_goes_to_who_can_mend_it():
    ways = {
        "search": Way("fail", "only in place 9", owner="search"),
        "navigation": Way("fail", "it takes 7 clicks", owner="content"),
        "phone": Way("pass", "3 steps"),
        "keyboard": Way("fail", "the Tab key does not get past ‘Size’", owner="template"),
        "contact": Way("fail", "it is on no page of the way", owner="content"),
    }
    config = Config(site=SiteSettings(url="https://www.mereford.gov.uk"))
    found = list(of_stories([Story(name="Pay", ways=ways)], config, priority.factors(Demand())))
    assert [(one.owner, len(one.evidence)) for one in found] == [
        ("search", 1),
        ("content", 2),
        ("template", 1),
    ]
    assert found[2].evidence == ["By keyboard: the Tab key does not get past ‘Size’"]
