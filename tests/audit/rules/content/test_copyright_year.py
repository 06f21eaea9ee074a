from __future__ import annotations

import pytest

RULE = "content/copyright-year"


def page(footer: str, tag: str = "footer") -> str:
    return (
        f"<html><title>P</title><body><main><p>Text</p></main><{tag}>{footer}</{tag}></body></html>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "© 2019 Mereford Council",
        "Copyright Mereford Council 2015 - 2021. All rights reserved.",
        "© Mereford Council 2024",
        "Mereford Council 2021 ©",
    ],
)
def test_an_old_year(judge_on, line: str) -> None:
    verdict = judge_on(RULE, page(f"<p>{line}</p>"))

    assert verdict.outcome == "fail"
    assert verdict.findings[0].component == "copyright line"
    assert "Put in 2026" in verdict.findings[0].message


@pytest.mark.parametrize("line", ["© 2026 Mereford Council", "© 2025 Mereford", "© 2001–2026 us"])
def test_a_year_that_will_do(judge_on, line: str) -> None:
    assert judge_on(RULE, page(line)).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        page("Mereford Council, since 1974"),
        page("© Crown copyright 2019 Ordnance Survey"),
        page("© Mereford Council"),
        page("© Mereford Council 1998 to the present"),
        page("© Someone 2012", "p"),
    ],
    ids=["no copyright", "a map's", "no year", "goes on", "not the footer"],
)
def test_nothing_to_say(judge_on, html: str) -> None:
    assert judge_on(RULE, html).outcome == "not_applicable"


def test_how_old_is_a_setting(judge_on) -> None:
    assert judge_on(RULE, page("© 2022 Mereford"), max_years=5).outcome == "pass"
