"""The rule on text alternatives that say nothing."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/alt-is-file-name"


@pytest.mark.parametrize(
    "picture",
    [
        "<img src=/a.jpg alt='town-hall.jpg'>",
        "<img src=/a.jpg alt='Logo final.PNG'>",
        "<img src=/a.jpg alt='IMG_2041'>",
        "<img src=/a.jpg alt='DSC00123'>",
        "<img src=/a.jpg alt='image'>",
        "<img src=/a.jpg alt='A photo'>",
        "<img src=/a.jpg alt='picture 3'>",
        "<img src=/x/hero_banner_v2.jpg alt='hero_banner_v2'>",
        "<input type=image src=/go.gif alt='go.gif'>",
        "<input type=image src=/go.gif alt='click'>",
    ],
)
def test_bad(judge: Any, picture: str) -> None:
    assert judge(RULE, picture).outcome == "fail"


@pytest.mark.parametrize(
    "picture",
    [
        "<img src=/a.jpg alt='The town hall in the snow'>",
        "<img src=/logo.svg alt='Mereford'>",
        "<img src=/library.jpg alt='Library'>",
        "<img src=/a.jpg alt=''>",
        "<img src=/a.jpg alt='Picture of the year: a fox'>",
        "<img src='http://[broken' alt='Bin lorry'>",
    ],
)
def test_good(judge: Any, picture: str) -> None:
    assert judge(RULE, picture).outcome == "pass"


def test_a_missing_alternative_is_another_rule(judge: Any) -> None:
    assert judge(RULE, "<img src=/photo.jpg>").outcome == "not_applicable"


@pytest.mark.parametrize(
    "picture",
    [
        "<a href=/><img src=/a.svg alt=Logo></a>",
        "<img src=/a.png alt='Our site banner 2'>",
        "<svg role=img aria-label='Bar chart'><path /></svg>",
        "<span role=img aria-label=Icon></span>",
        "<img src=/a.png alt='Map'>",
    ],
)
def test_a_kind_of_picture_needs_a_person(judge: Any, picture: str) -> None:
    verdict = judge(RULE, picture)
    assert verdict.outcome == "needs_person"
    assert "what kind of picture it is" in verdict.findings[0].message


@pytest.mark.parametrize(
    "picture",
    [
        "<a href=/><img src=/a.svg alt='Mereford Council logo'></a>",
        "<figure><img src=/a.png alt=Map><figcaption>Wards of Mereford</figcaption></figure>",
        "<svg role=img aria-label='Bar chart of spending'><path /></svg>",
        "<img src=/a.png alt='Mapping the past'>",
        "<svg aria-label=''><path /></svg>",
    ],
)
def test_a_kind_with_what_it_shows_passes(judge: Any, picture: str) -> None:
    assert judge(RULE, picture).outcome in ("pass", "not_applicable")


@pytest.mark.parametrize(
    ("alt", "outcome"),
    [
        ("IMG_2041 (1)", "fail"),
        ("DSC 0042 copy (2)", "fail"),
        ("MVI_0007", "fail"),
        ("Img of 3 swans", "pass"),
        ("P1 car park", "pass"),
    ],
)
def test_what_a_camera_calls_its_copies(judge: Any, alt: str, outcome: str) -> None:
    assert judge(RULE, f'<img src=/a.jpg alt="{alt}">').outcome == outcome


@pytest.mark.parametrize(
    ("alt", "outcome"),
    [
        ("20418", "fail"),
        ("...", "fail"),
        ("a photo of", "fail"),
        ("home_hero_v3", "fail"),
        ("1887", "pass"),
        ("01632 960 001", "pass"),
        ("24/7", "pass"),
        ("★★★☆☆", "pass"),
        ("999", "pass"),
    ],
)
def test_numbers_signs_and_beginnings(judge: Any, alt: str, outcome: str) -> None:
    assert judge(RULE, f'<img src=/a.jpg alt="{alt}">').outcome == outcome
