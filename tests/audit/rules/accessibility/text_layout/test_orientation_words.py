"""The rule on pages that ask people to turn their device."""

import pytest

RULE = "accessibility/orientation-words"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div hidden class=lock>Please rotate your phone</div>", "Please rotate your phone"),
        ("<p>To see the whole map, turn the tablet on its side.</p>", "turn the tablet"),
        ("<p>This table is best viewed in landscape.</p>", "best viewed in landscape"),
        ("<p>Our planner Only Works in Portrait.</p>", "Only Works in Portrait"),
        ("<p>On a small screen <b>use landscape</b> mode.</p>", "use landscape mode"),
    ],
)
def test_a_request_to_turn_the_device_needs_a_person(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message == f"“{words}”: does the page work without turning the device?"
    assert found.key == "orientation"


def test_it_is_asked_once_a_page(judge):
    html = "<p>Rotate your device</p><p>Turn your phone</p>"
    assert len(judge(RULE, html).findings) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Turn your compost every fortnight, and rotate your crops each year.</p>",
        "<p>Print the plan in landscape; photographs are best taken in portrait.</p>",
        "<p>Turn off your phone in the library.</p>",
        "<script>var words = 'Please rotate your device';</script><p>Ward map</p>",
    ],
)
def test_other_things_are_turned(judge, html):
    assert judge(RULE, html).outcome == "pass"
