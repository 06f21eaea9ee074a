"""The rule on buttons and frames whose name would fit any."""

from typing import Any

import pytest

RULE = "accessibility/control-says-nothing"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<button>Click here</button>", "Click here"),
        ('<iframe src=/m title="frame"></iframe>', "frame"),
        ('<iframe src="https://maps.example.com/" title="map_v2.aspx"></iframe>', "map_v2.aspx"),
        ('<button aria-label="icon">Pay your council tax</button>', "icon"),
        ("<div role=button tabindex=0>Press here</div>", "Press here"),
        ("<form><input type=submit value='Submit Query'></form>", "Submit Query"),
        ("<button><svg></svg> Button2</button>", "Button2"),
        ("<iframe src=/n title='Untitled document'></iframe>", "Untitled document"),
        *((f"<iframe src=/m title='{x}'></iframe>", x) for x in ("content", "Widget", "embedded")),
        *((f"<button>{x}</button>", x) for x in ("Click me", "Here", "Image", "close.png")),
    ],
)
def test_a_name_that_would_fit_any_needs_a_person(judge: Any, html: str, name: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"“{name}” does not say what this does or holds."
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<button>Send your report</button><iframe title='Map'></iframe>",
        "<button>Click here to pay a parking fine</button>",
        "<button aria-label='Close the cookie notice'>Here</button>",
        "<iframe src=/f title='Page about polling stations'></iframe>",
        "<form><input type=submit value='Check a postcode'></form>",
        "<button>Image library</button>",
        "<button></button>",
    ],
)
def test_a_name_that_says_something_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html", ["<p><a href=/x>Click here</a></p>", "<iframe src=/m></iframe>", "<input value=button>"]
)
def test_links_and_frames_without_a_title_are_other_rules(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ('<button><img src=/a.png alt="Click here"></button>', "needs_person"),
        ('<div role=button><img src=/a.png alt="Button"></div>', "needs_person"),
        ('<button><img src=/a.png alt="Search"></button>', "pass"),
        ('<button><img src=/a.png alt="Image"> Save</button>', "pass"),
    ],
)
def test_the_picture_in_a_button_names_it(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome


def test_a_button_with_a_number_is_a_button(judge):
    assert judge(RULE, "<button>Button 2</button>").outcome == "needs_person"
    assert judge(RULE, "<button>Form 2</button>").outcome == "pass"
