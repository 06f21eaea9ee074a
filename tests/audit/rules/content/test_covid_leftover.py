from __future__ import annotations

import pytest

RULE = "content/covid-leftover"


@pytest.mark.parametrize(
    "sentence",
    [
        "Due to COVID-19 our offices are closed until further notice.",
        "Because of the coronavirus pandemic, we cannot take visitors.",
        "Please keep 2 metres apart in the queue.",
        "Face coverings must be worn in the hall, as coronavirus spreads.",
        "Social distancing rules apply in all our buildings.",
    ],
)
def test_finds_for_a_person(judge, sentence: str) -> None:
    assert judge(RULE, f"<p>{sentence}</p>").outcome == "needs_person"


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("During the pandemic our staff delivered 9,000 meals.", "pass"),
        ("Due to COVID-19 the hall was closed in 2020.", "pass"),
        ("Book your COVID-19 vaccination.", "pass"),
        ("Read about the COVID-19 inquiry.", "pass"),
        ("Our offices are closed on Sunday.", "not_applicable"),
    ],
)
def test_leaves_alone(judge, sentence: str, outcome: str) -> None:
    assert judge(RULE, f"<p>{sentence}</p>").outcome == outcome


def test_news_does_not_count(judge) -> None:
    html = "<p>Due to COVID-19 our offices are closed.</p>"

    assert judge(RULE, html, url="https://www.mereford.gov.uk/news/a").outcome == "not_applicable"


def test_one_finding_a_page(judge) -> None:
    html = "<p>Due to COVID-19 our offices are closed. Keep 2 metres apart.</p>"

    assert len(judge(RULE, html).findings) == 1
