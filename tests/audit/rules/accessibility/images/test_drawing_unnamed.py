"""The rule on drawings in the page (SVG, canvas) without a name."""

from typing import Any

import pytest

RULE = "accessibility/drawing-unnamed"
SHAPE = '<path d="M2 2h20v20z"></path>'


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p><svg><path d='M0 0'></path></svg></p>", "drawing (svg)"),
        (f'<div class="chart"><svg viewBox="0 0 24 24">{SHAPE}</svg></div>', "drawing (svg)"),
        (f'<svg role="button">{SHAPE}</svg>', "drawing (svg)"),
        (f'<svg aria-hidden="false" focusable="false">{SHAPE}</svg>', "drawing (svg)"),
        ("<canvas></canvas>", "canvas"),
        ('<canvas id="rainfall" width="400" height="200"> </canvas>', "canvas"),
    ],
)
def test_a_drawing_without_a_name_needs_a_person(judge: Any, html: str, kind: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"This {kind} has no name and is not marked as decoration."
    ]


def test_a_drawing_in_a_drawing_is_not_told_again(judge: Any) -> None:
    html = f'<svg id="map"><svg x="10">{SHAPE}</svg></svg><svg aria-label="Key">{SHAPE}</svg>'
    assert [x.where for x in judge(RULE, html).findings] == ["svg#map"]


@pytest.mark.parametrize(
    "html",
    [
        "<svg role=img aria-label=Map></svg><svg aria-hidden=true></svg>",
        f"<svg><title>Recycling rate by year</title>{SHAPE}</svg>",
        f'<svg role="presentation">{SHAPE}</svg><svg role="none">{SHAPE}</svg>',
        f"<svg>{SHAPE}<desc>The crest of Mereford</desc></svg>",
        f'<div aria-hidden="true"><svg>{SHAPE}</svg></div>',
        f"<svg>{SHAPE}<text x='4' y='4'>52%</text></svg>",
        "<canvas>Rainfall in May: 40 mm</canvas>",
    ],
)
def test_a_named_drawing_or_decoration_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/x><svg><path></path></svg> Search</a>",
        f"<button><svg>{SHAPE}</svg></button>",
        f'<svg style="display: none"><symbol id="pin">{SHAPE}</symbol></svg>',
        f'<svg width="0" height="0"><defs>{SHAPE}</defs></svg>',
        '<img src="/map.svg">',
    ],
)
def test_controls_and_stores_of_shapes_are_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
