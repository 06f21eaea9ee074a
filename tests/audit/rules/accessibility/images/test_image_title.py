"""The rule on pictures whose title says something else than their text alternative."""

import pytest

RULE = "accessibility/image-title"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            '<img src="/i/hall.jpg" alt="Mereford town hall" title="Our offices">',
            "This picture's title “Our offices” differs from its text alternative “Mereford town hall”.",
        ),
        ('<img src="/i/line.png" alt="" title="Divider">', "counts as decoration (empty alt)"),
        (
            (
                '<img src=/m.png alt="" usemap=#w><map name=w><area href=/north alt="North ward" '
                'title="Click here" coords=0,0,9,9></map>'
            ),
            "“Click here” differs from its text alternative “North ward”",
        ),
    ],
)
def test_two_different_texts_need_a_person(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert words in found.message
    assert found.where.endswith(("img", "area"))


@pytest.mark.parametrize(
    "html",
    [
        '<img src=/i/hall.jpg alt="Town hall" title="Town hall">',
        '<img src=/i/hall.jpg alt="Town hall" title="  town\n HALL ">',
        '<img src=/i/line.png alt="" title="">',
        '<img src=/i/hall.jpg alt="Town hall" title="">',
    ],
)
def test_one_text_or_no_title(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        '<img src=/i/hall.jpg alt="Town hall">',
        '<img src=/i/hall.jpg title="Town hall">',
        '<a href=/hall title="Find us">Town hall</a>',
    ],
)
def test_no_picture_has_both(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
