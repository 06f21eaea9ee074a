"""Text alternatives as long as a paragraph."""

import pytest

RULE = "accessibility/alt-too-long"
LONG = (
    "A map of the park with the car park in the north, the lake in the middle, the bandstand to its "
    "left, the cafe and the toilets by the east gate, the tennis courts beyond them, and the "
    "path that runs all the way round."
)


@pytest.mark.parametrize(
    ("html", "characters"),
    [
        (f'<img src="/i/park-map.png" alt="{LONG}">', len(LONG)),
        (f'<map name=m><area href="/lake" alt="{LONG}"></map>', len(LONG)),
        (f'<form action=/go><input type=image src=/i/go.png alt="{LONG}"></form>', len(LONG)),
        (f'<img src=a.png alt="{"x" * 201}">', 201),
    ],
)
def test_a_paragraph_as_alternative_needs_a_person(judge, html, characters):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"This text alternative has {characters} characters."
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/i/park-map.png" alt="Map of the park; the gates are listed below">',
        '<img src="/i/line.png" alt="">',
        f'<img src=a.png alt="{"x" * 200}">',
        f'<img src=a.png alt="Park{" " * 300}gates">',
        f'<img src=a.png alt="Park" title="{LONG}">',
    ],
)
def test_a_sentence_is_enough(judge, html):
    assert judge(RULE, html).outcome == "pass"


def test_the_limit_can_be_set(judge):
    html = "<img src=a.png alt='The lake in winter'>"
    assert judge(RULE, html, most_characters=17).outcome == "needs_person"
    assert judge(RULE, html, most_characters=18).outcome == "pass"


@pytest.mark.parametrize("html", ["<img src=/i/lake.jpg>", "<p>No pictures.</p>"])
def test_pages_without_alternatives(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
