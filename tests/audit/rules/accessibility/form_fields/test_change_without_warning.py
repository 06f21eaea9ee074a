"""The rule on lists to choose from that act without a button."""

from typing import Any

import pytest

RULE = "accessibility/change-without-warning"
OPTIONS = "<option>English</option><option>Cymraeg</option>"


@pytest.mark.parametrize(
    "html",
    [
        '<select onchange="location=this.value"></select>',
        f'<form><select onchange="this.form.submit()">{OPTIONS}</select><button>Go</button></form>',
        f'<p>Ward: <select onchange="window.open(this.value)">{OPTIONS}</select></p>',
        f'<p>Ward: <select onchange="Navigate(this)">{OPTIONS}</select></p>',
    ],
)
def test_a_list_that_acts_on_change_fails(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == ["Choosing from this list acts at once"]


@pytest.mark.parametrize(
    "html",
    [
        "<form><select><option>English</select></form>",
        f"<form><select>{OPTIONS}</select><button type=reset>Clear</button></form>",
        f'<select class="language-switcher">{OPTIONS}</select>',
        f'<select name="jump">{OPTIONS}</select>',
        f'<select id="Navigation-menu">{OPTIONS}</select>',
        f'<select class="go-to">{OPTIONS}</select>',
        f'<form id=f><select>{OPTIONS}</select></form><button form="g">Go</button>',
    ],
)
def test_a_list_without_a_button_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert "No button goes with this list" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<form><select></select><button>Go</button></form>",
        "<select id=show></select>",
        f"<form><select>{OPTIONS}</select><input type=image src=/go.png alt=Go></form>",
        f'<form id=f><select>{OPTIONS}</select></form><p><button form="f">Show</button></p>',
        f'<form><select onchange="count(this)">{OPTIONS}</select><button>Show</button></form>',
    ],
)
def test_a_list_with_a_button_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_page_without_a_list_is_not_applicable(judge: Any) -> None:
    assert judge(RULE, "<form><input name=q></form>").outcome == "not_applicable"
