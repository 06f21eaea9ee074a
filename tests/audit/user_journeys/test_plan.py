"""Planning walks: the shortest way that speaks of the need, or the story's own steps."""

from msgspec.structs import replace

from audit.user_journeys.plan import planned
from signpost.settings.config import JourneySettings
from signpost.settings.sections import PersonaSettings

PAGES = {
    "/": "<title>Home</title><nav><a href=/a-z>A to Z</a></nav><main><a href=/tax>Council tax</a></main>"
    "<form action=/search></form>",
    "/a-z": "<title>A to Z</title><a href=/tax/pay>Pay council tax</a>",
    "/tax": "<title>Tax</title><a href=/tax/pay>Go</a><a href=/tax/pay>Pay your bill</a><a href=/f.pdf>Form</a>",
    "/tax/pay": "<title>Pay</title><form action=/sent method=post></form>",
    "/search": "<title>Search</title><a href=/island>Island</a>",
    "/island": "<title>Island</title>",
    "/sent": "<title>Sent</title>",
}
PAY = JourneySettings(name="Pay my council tax", searches=("bill",), end="/tax/pay")


def steps(site, **changes):
    """Plan a story and return its steps as (do, name, opens)."""
    told = replace(PAY, **changes)
    plan = planned(site, told, PersonaSettings(device="tablet", language="pl"))
    return plan, [(x.do, x.name, x.opens) for x in plan.steps]


def test_the_shortest_way_that_speaks_of_the_need(make_site):
    plan, found = steps(make_site(PAGES))
    assert found == [("follow", "Council tax", "page"), ("follow", "Pay your bill", "page")]
    assert (plan.by, plan.screen, plan.language) == ("links", (820, 1180), "pl")


def test_a_form_is_only_ever_the_last_step(make_site):
    site = make_site(PAGES)
    assert steps(site, end="/sent")[1][-1] == ("send", "", "form")
    plan, found = steps(site, end="/island")
    assert found == []
    assert plan.why == "no links lead from / to /island"


def test_the_storys_own_steps_come_first(make_site):
    plan, found = steps(
        make_site(PAGES), steps=("follow A to Z", "fill Name with X"), end="/nowhere"
    )
    assert [x[:2] for x in found] == [("follow", "A to Z"), ("fill", "Name")]
    assert (plan.by, plan.why) == ("story", "")
    assert steps(make_site(PAGES), end="/nowhere")[0].why == "the site has no page at /nowhere"
