"""The rule on plain text that the keyboard stops at."""

from typing import Any

import pytest

RULE = "accessibility/focus-on-text"


@pytest.mark.parametrize(
    "html",
    [
        "<p tabindex=0>Words</p>",
        '<h2 tabindex="0">Opening hours</h2>',
        '<div class="card" tabindex=" 3 "><p>Bins are emptied on Mondays.</p></div>',
        "<ul><li tabindex='0'>Glass</li></ul>",
    ],
)
def test_a_stop_at_plain_text_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        "The keyboard stops at this text, where there is nothing to do."
    ]


def test_each_stop_is_told_at_its_place(judge: Any) -> None:
    html = "<p id=a tabindex=0>A</p><p id=b tabindex=-1>B</p><p id=c tabindex=0>C</p>"
    assert [x.where for x in judge(RULE, html).findings] == ["p#a", "p#c"]


@pytest.mark.parametrize(
    "html",
    [
        "<div tabindex=0 role=region aria-label=A></div><p tabindex=-1>Words</p>",
        "<h1 tabindex='-1'>Where the skip link leads</h1>",
        "<p tabindex=''>Words</p>",
        "<a href=/x tabindex=0>Bins</a><button tabindex=0>Pay</button>",
        "<div tabindex=0 onclick='open()'>Bins</div>",
        "<div tabindex=0 style='overflow-x: auto'>A long row of figures</div>",
        "<div tabindex=0 class=table-scroll>A long row of figures</div>",
        "<div tabindex=0><table><tr><td>1</td></tr></table></div>",
        "<div tabindex=0><pre>a = 1</pre></div>",
        *(f"<{x} tabindex=0></{x}>" for x in ("iframe", "summary", "table", "video")),
        *(f"<p tabindex=0 class=fee-{x}>£20</p>" for x in ("tooltip", "carousel", "slider")),
        *(
            f"<p tabindex=0 {x}=x>Bins</p>"
            for x in (
                "role",
                "onkeydown",
                "onfocus",
                "contenteditable",
                "aria-label",
                "data-module",
            )
        ),
    ],
)
def test_what_can_be_used_scrolls_or_is_no_stop_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_tabindex_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, "<p>Words</p><a href=/x>Bins</a>").outcome == "not_applicable"
