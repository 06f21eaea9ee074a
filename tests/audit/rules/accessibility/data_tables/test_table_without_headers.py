"""The rule on tables without header cells."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/table-without-headers"
ROWS = "<tr><td>Band A<td>1,200</tr><tr><td>Band B<td>1,400</tr>"


def scanned(*, absent: bool = False) -> dict[str, Any]:
    """Return the facts of a visit in which axe-core met a table, or none that was not hidden."""
    scan = {"version": "4.10.2", "violations": [], "incomplete": []}
    names = ["table-duplicate-name"]
    lists = {"passes": [] if absent else names, "inapplicable": names if absent else []}
    return {"axe": {"phone": {**scan, **lists}, "desktop": {**scan, **lists}}}


@pytest.mark.parametrize(("facts", "outcome"), [(scanned(), "fail"), (None, "needs_person")])
def test_bad(judge: Any, facts: dict[str, Any] | None, outcome: str) -> None:
    verdict = judge(RULE, f"<table>{ROWS}</table>", facts=facts)
    assert verdict.outcome == outcome
    assert "2 rows and 2 columns" in verdict.findings[0].message


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><th>Band<th>Pounds</tr>{ROWS}</table>",
        f"<table><tr><td scope=col>Band<td scope=col>Pounds</tr>{ROWS}</table>",
        f"<table><tr><td role=columnheader>Band<td>Pounds</tr>{ROWS}</table>",
        "<table><tr><td id=b>Band<td id=p>Pounds</tr><tr><td headers=b>A<td headers=p>9</table>",
    ],
)
def test_good(judge: Any, table: str) -> None:
    assert judge(RULE, table).outcome == "pass"


@pytest.mark.parametrize(
    "table",
    [
        f"<table role=presentation>{ROWS}</table>",
        f"<table role=none>{ROWS}</table>",
        f"<table style='width:9em; DISPLAY : none'>{ROWS}</table>",
        f"<div hidden><table>{ROWS}</table></div>",
        f"<template><table>{ROWS}</table></template>",
        f"<dialog><table>{ROWS}</table></dialog>",
        f"<div aria-hidden=true><table>{ROWS}</table></div>",
        "<table><tr><td>One row<td>only</tr></table>",
        "<table><tr><td>One<tr><td>column</table>",
        f"<table><tr><td><h2>News</h2><td>{'word ' * 9}</tr>{ROWS}</table>",
        "<table><tr><td><form><input></form><td>x<tr><td>y<td>z</table>",
        f"<table><tr><td>{'word ' * 200}<td>x<tr><td>y<td>z</table>",
        "<table><tr><td><td><tr><td><td>x</table>",
        "<p>No table</p>",
    ],
)
def test_not_a_data_table(judge: Any, table: str) -> None:
    assert judge(RULE, table).outcome == "not_applicable"


def test_tables_that_the_browser_did_not_show(judge: Any) -> None:
    verdict = judge(RULE, f"<table class=off>{ROWS}</table>", facts=scanned(absent=True))
    assert verdict.outcome == "not_applicable"
