"""Instructions that go by a colour."""

from typing import Any

import pytest

RULE = "accessibility/words-by-colour"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Fields marked in red are required.</p>", "marked in red"),
        ("<p>Press the green button.</p>", "Press the green button"),
        ("<ul><li>Closed roads are shown with a black line</li></ul>", "shown with a black"),
        ("<p>Flooded paths are marked by a black line on the map</p>", "marked by a black"),
        ("<p>Write your answer in the grey boxes.</p>", "Write your answer in the grey boxes"),
        ("<p>Dates in amber may change.</p>", "Dates in amber"),
        ("<table><tr><td>See the shaded grey area below</table>", "See the shaded grey area"),
        ("<p>Your answers are HIGHLIGHTED WITH YELLOW</p>", "HIGHLIGHTED WITH YELLOW"),
    ],
)
def test_an_instruction_by_colour_needs_a_person(judge: Any, html: str, words: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message.split("”")[0] for x in verdict.findings] == [f"“{words}"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Put paper into the blue bin, and garden waste into the green one.</p>",
        "<p>Apply for a Blue Badge.</p>",
        "<p>Use the green box for glass and follow the white lines to the car park.</p>",
        "<p>Use the brown caddy for food. Choose a white paper for the ballot.</p>",
        "<p>Green Lane is closed. Links in Redhill are not ours.</p>",
        "<p>Press the button marked “Pay now”.</p>",
        "<p>Write <code>text in red</code> in the style sheet.</p>",
        "<nav><p>Press the green button.</p></nav><p>Bins</p>",  # not the main content
    ],
)
def test_colours_of_the_world_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>The holes have been marked with white paint.</p>",
        (
            "<html><title>T</title><main><h1>Minutes of the May meeting</h1>"
            "<p>The site is outlined in red on the plan.</p></main>"
        ),
    ],
)
def test_paint_in_the_street_and_minutes_are_left_alone(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome in ("pass", "not_applicable")
