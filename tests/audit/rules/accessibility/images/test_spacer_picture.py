"""Pictures that only make space."""

from typing import Any

import pytest

RULE = "accessibility/spacer-picture"


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="" height="1" width="100" src="x.gif">',
        '<img alt="" src="/i/spacer.gif">',
        '<img alt="" src="shim.png" width="20" height="20">',
        '<img alt="" src="/themes/mereford/Transparent-2.GIF?v=3">',
        '<img alt="" width="1px" height="60px" src="/i/line.png">',
        '<img alt="" width=8 height=1 src="/i/rule.png">',
        '<img alt="" width=1 height=8 src="/i/rule.png">',
        '<img alt="" width=1 src="/i/clear.gif">',
        '<img alt="" width=5 height=1 src="/i/blank.gif">',
    ],
)
def test_a_picture_that_makes_space_fails(judge: Any, html: str) -> None:
    verdict = judge(RULE, f"<p>Words</p>{html}")
    assert verdict.outcome == "fail"
    assert verdict.findings[0].message == "This picture only makes space."
    assert verdict.findings[0].evidence.startswith("<img")


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="" height="1" width="1" src="/count.gif">',
        '<img alt="" height="1" width="1" src="/pixel.gif">',  # measures visits
        '<img alt="Red dots" src="/i/red-dots.gif">',
        '<img alt="" width=7 height=1 src="/i/dash.png">',
        '<img alt="Castle Park" width=640 height=480 src="/media/park.jpg">',
        '<img alt="The crest" width=2 height=40 src="/i/crest.png">',
        '<img alt="Chart" width="100%" height="1" src="/i/chart.png">',
        '<img alt="A new spacer for the bypass" src="/media/road-spacer-works.jpg">',
    ],
)
def test_other_pictures_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_pictures(judge: Any) -> None:
    assert judge(RULE, '<div class="spacer"></div>').outcome == "not_applicable"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("spacer.gif", "fail"), ("blank_1x1.gif", "fail"), ("clear-pixel.png", "fail"),
        ("transparent10.gif", "fail"), ("clearance-sale.jpg", "pass"), ("blank-form.png", "pass"),
        ("pixel-art-show.jpg", "pass"), ("clear-air.png", "pass"), ("shimmer.jpg", "pass"),
    ],
)  # fmt: skip
def test_a_word_that_begins_alike_is_no_spacer(judge, name, outcome):
    assert judge(RULE, f"<img src=/i/{name} alt=''>").outcome == outcome
