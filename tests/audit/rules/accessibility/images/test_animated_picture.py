"""Pictures that may move."""

import pytest

RULE = "accessibility/animated-picture"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<img alt="Lorry at work" src="/media/bin-lorry.gif">', "bin-lorry.gif"),
        ('<img alt="Waves" src="https://cdn.example/w/waves.GIF?v=3">', "waves.GIF?v=3"),
        ('<img alt="Snow" src="snow.apng" width=600>', "snow.apng"),
        ('<img alt="Lorry" src="lorry.gif" width="48" height="48px">', "lorry.gif"),
        ('<img alt="Lorry" src="lorry.gif" width="40%">', "lorry.gif"),
    ],
)
def test_a_picture_in_a_moving_format_needs_a_person(judge, html, name):
    (found,) = judge(RULE, html).findings
    assert found.certainty == "needs_person"
    assert found.message.startswith(f"{name} is in a format that can move")
    assert found.where.endswith("img")


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="" src="/i/spacer.gif">',
        '<img alt="" src="/i/blank.gif?1" width=600>',
        '<img alt="Mereford" src="/i/council-logo.gif">',
        '<img alt="" src="/i/lorry.gif" width="47">',
        '<img alt="" src="/i/lorry.gif" height="20px">',
    ],
)
def test_spacers_and_tiny_pictures_are_left_alone(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="Lorry" src="/media/bin-lorry.png">',
        '<img alt="Gifts" src="/media/gift.jpg">',
        '<img alt="Lorry" srcset="/media/lorry-2x.jpg 2x">',
        '<img alt="Lorry" src="/media/lorry.gif.webp">',
        '<p><a href="/media/lorry.gif">See the lorry at work</a></p>',
    ],
)
def test_pages_without_such_a_picture(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("transport-film.gif", "needs_person"), ("dotty-the-dog.gif", "needs_person"),
        ("silicon.gif", "needs_person"), ("clearing-snow.gif", "needs_person"),
        ("trans.gif", "pass"), ("red_dot.gif", "pass"), ("acme-logo.gif", "pass"),
        ("icons-2.gif", "pass"),
    ],
)  # fmt: skip
def test_a_word_that_holds_a_still_one_may_move(judge, name, outcome):
    assert judge(RULE, f"<img src=/i/{name} alt=x>").outcome == outcome
