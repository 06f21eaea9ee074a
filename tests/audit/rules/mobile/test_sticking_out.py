"""The two rules on what sticks out of the screen: tables, and everything else."""

from __future__ import annotations

from typing import Any

import pytest

WIDER, TABLE = "mobile/content-wider-than-screen", "mobile/table-cannot-scroll"


def wide(tag: str = "div", right: int = 500, path: str = "main > div", **more: Any) -> Any:
    html = f'<{tag} class="fees">'
    found = {"path": path, "html": html, "left": 0, "right": right, "width": right}
    return {**found, "scrolls": False, "tag": tag, **more}


def facts(at_390: list[Any], at_320: list[Any] | None, content: str | None = "width=1") -> Any:
    def layout(width: int, found: list[Any] | None) -> Any:
        scroll = max([width, *(x["right"] for x in found or [] if not x["scrolls"])])
        return {"width": width, "scroll_width": scroll, "wide": found}

    layouts = {"390": layout(390, at_390), "320": layout(320, at_320)}
    return {"viewport": {"content": content, "count": 1}, "layout": layouts}


@pytest.mark.parametrize(
    ("at_390", "at_320", "wider", "table"),
    [
        ([wide()], [wide()], "fail", "pass"),
        ([], [wide()], "fail", "pass"),
        ([wide("table")], [wide("table")], "pass", "fail"),
        ([], [wide("table")], "pass", "fail"),
        ([wide("table", scrolls=True)], [wide(scrolls=True)], "pass", "pass"),
        ([wide(right=393)], [], "pass", "pass"),
        ([wide(right=393)], [wide(right=393)], "fail", "pass"),
        ([wide("table", right=393)], [wide("table", right=393)], "pass", "fail"),
        ([], [], "pass", "pass"),
        ([], None, "could_not_check", "could_not_check"),
    ],
)
def test_what_sticks_out(judge: Any, at_390: Any, at_320: Any, wider: str, table: str) -> None:
    assert judge(WIDER, facts=facts(at_390, at_320)).outcome == wider
    assert judge(TABLE, facts=facts(at_390, at_320)).outcome == table


def test_each_place_is_told_once_with_the_size_of_a_common_phone(judge: Any) -> None:
    found = judge(WIDER, facts=facts([wide()], [wide(), wide(path="main > p")])).findings
    assert [x.where for x in found] == ["main > div", "main > p"]
    assert "390 pixels wide this sticks out by 110" in found[0].message
    assert "320 pixels wide this sticks out by 180" in found[1].message


def test_a_page_that_is_shown_shrunk_cannot_be_measured(judge: Any) -> None:
    verdict = judge(WIDER, facts=facts([], [], content=None))
    assert verdict.outcome == "could_not_check"
    assert "no viewport meta tag" in verdict.reason


def test_tables_of_one_class_are_one_issue(judge: Any) -> None:
    tables = [wide("table", path="main > table"), wide("table", path="main > div > table")]
    assert {x.component for x in judge(TABLE, facts=facts(tables, [])).findings} == {"table fees"}
