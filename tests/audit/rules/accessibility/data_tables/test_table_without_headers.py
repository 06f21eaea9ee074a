"""The rule on tables without header cells."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/table-without-headers"
ROWS = "<tr><td>Band A<td>1,200</tr><tr><td>Band B<td>1,400</tr>"


def test_bad(judge: Any) -> None:
    verdict = judge(RULE, f"<table>{ROWS}</table>")
    assert verdict.outcome == "fail"
    assert "2 rows and 2 columns" in verdict.findings[0].message


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><th>Band<th>Pounds</tr>{ROWS}</table>",
        f"<table><tr><td scope=col>Band<td scope=col>Pounds</tr>{ROWS}</table>",
        f"<table><tr><td role=columnheader>Band<td>Pounds</tr>{ROWS}</table>",
    ],
)
def test_good(judge: Any, table: str) -> None:
    assert judge(RULE, table).outcome == "pass"


@pytest.mark.parametrize(
    "table",
    [
        f"<table role=presentation>{ROWS}</table>",
        f"<table role=none>{ROWS}</table>",
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
