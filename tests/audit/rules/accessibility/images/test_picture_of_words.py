"""Pictures whose alternative or file name says that they hold words or figures."""

from typing import Any

import pytest

RULE = "accessibility/picture-of-words"


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="25% off sale" src="/i/a.jpg">',
        '<img alt="Summer fair" src="/i/fair-poster.jpg">',
        '<img alt="Swimming timetable for the autumn" src="/media/1042/pool.png">',
        '<figure><img alt="Adults £4.50, children £2.75" src="/media/77.png"></figure>',
        '<p><img alt="Carols in the square at 6:30pm" src="/media/tree.jpg"></p>',
        '<img alt="Ring us on 01632 960 001" src="/media/banner.png">',
        '<img alt="School lunches" src="/media/school_menu_week2.png?width=600">',
    ],
)
def test_a_picture_that_seems_to_hold_words_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.evidence.startswith("<img") for x in verdict.findings] == [True]


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="Children at the library" src="/i/library.jpg">',
        '<img alt="Volunteers planting trees by the canal" src="/media/planting.jpg">',
        '<img alt="" src="/media/fair-poster.jpg">',  # decoration, by its author's word
        '<img alt="A chartered surveyor" src="/media/chartered-surveyor.jpg">',
        '<img alt="The market" src="/media/market.jpg?crop=poster">',
        '<img alt="The 20 mph zone round the school" src="/media/zone.jpg">',
    ],
)
def test_a_plain_picture_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(("words", "outcome"), [(12, "needs_person"), (13, "pass")])
def test_an_alternative_of_some_length_may_say_it_all(judge: Any, words: int, outcome: str) -> None:
    alt = " ".join(["Poster:", *["word"] * (words - 1)])
    assert judge(RULE, f'<img alt="{alt}" src="/media/p.jpg">').outcome == outcome


def test_a_page_without_pictures(judge: Any) -> None:
    html = '<p>See the poster in the library.</p><img alt="A poster">'
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    "name", ["welcome-to-us.png", "opening_times.gif", "h-text.svg", "btn.png"]
)
def test_decoration_that_may_be_words_needs_a_person(judge, name):
    verdict = judge(RULE, f'<img src="/i/{name}" alt="">')
    assert verdict.outcome == "needs_person"
    assert "counts as decoration" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/i/context.png" alt="">',
        '<img src="/i/flowers.jpg" alt="">',
        '<img src="/i/welcome.png" alt="" hidden>',
        '<img src="/i/titlemaster.png" alt="">',
        '<img src="/i/house.jpg" alt="A house for sale">',
    ],
)
def test_decoration_and_sales_pass(judge, html):
    assert judge(RULE, html).outcome == "pass"
