from __future__ import annotations

import pytest

RULE = "content/old-year"


def page(title: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><main><h1>{title}</h1>{text}</main></html>"


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("Council tax bands", "<p>The charges for 2024/25 are below.</p>", "2024 to 2025"),
        ("Burial fees 2023", "<p>A plot costs £900.</p>", "2023"),
        (
            "Fees",
            "<table><caption>2025 to 2026</caption><tr><td>£9</td></tr></table>",
            "2025 to 2026",
        ),
        (
            "Allotment rents",
            "<p>Rents for 1 April 2025 to 31 March 2026. A plot is £40.</p>",
            "2025 to 2026",
        ),
    ],
)
def test_finds_for_a_person(judge_on, title: str, text: str, said: str) -> None:
    verdict = judge_on(RULE, page(title, text))

    assert verdict.outcome == "needs_person"
    assert f"newest year on this page is {said};" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("title", "text", "outcome"),
    [
        ("Council tax bands", "<p>For 2026 to 2027 you pay £9, for 2025 to 2026 £8.</p>", "pass"),
        ("Council tax bands", "<p>For 2024/25. New from 1 April 2026.</p>", "pass"),
        ("Council tax bands", "<p>Bands go by the value on 1 April 1991.</p>", "not_applicable"),
        ("Local Land Charges Rules 2018", "<p>The law.</p>", "not_applicable"),
        ("Council tax: previous years", "<p>For 2019/20 you paid £5.</p>", "not_applicable"),
        (
            "Allotment rents",
            "<p>A plot is £40 from 1 April 2025 to 31 March 2027.</p>",
            "not_applicable",
        ),
        ("Our parks in 2019", "<p>For 2019/20.</p>", "not_applicable"),
    ],
)
def test_leaves_alone(judge_on, title: str, text: str, outcome: str) -> None:
    assert judge_on(RULE, page(title, text)).outcome == outcome
