"""Elements announced as controls that the keyboard cannot reach."""

from typing import Any

import pytest

RULE = "accessibility/role-without-focus"


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<span role=button>Send</span>", "button"),
        ('<div class="tile" role="link" onclick="go(\'/pay\')">Pay a bill</div>', "link"),
        ("<ul><li role=checkbox aria-checked=false>Garden waste</li></ul>", "checkbox"),
        ("<a role=button class=btn>Show the map</a>", "button"),
        ("<div role=Switch aria-checked=true>Email me</div>", "Switch"),
    ],
)
def test_a_control_without_focus_fails(judge: Any, html: str, role: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [
        f"This is announced as a {role} but takes no focus."
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<span role=button tabindex=0>Send</span><a role=button href=#>x</a>",
        "<button role=switch aria-checked=false>Large text</button>",
        "<input type=checkbox role=switch>",
        "<div role=textbox contenteditable=true aria-label=Comment></div>",
        "<div role=button aria-disabled=true>Next</div>",  # nothing to press for now
        "<button><span role=checkbox aria-checked=true></span> Agree</button>",
        "<div hidden><span role=button>Close</span></div>",
        "<span role=link aria-hidden=true>More</span>",
    ],
)
def test_what_takes_focus_or_is_not_there_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<button>Send</button>",
        "<div role=region aria-label=Map></div>",
        "<ul role=tablist><li role=tab>Bins</li></ul>",  # arrow keys lead through these
    ],
)
def test_a_page_without_such_roles(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize("role", ["slider", "spinbutton", "textbox", "searchbox", "combobox"])
def test_a_field_without_focus_fails(judge: Any, role: str) -> None:
    assert judge(RULE, f"<div role={role}>5 miles</div>").outcome == "fail"
    assert judge(RULE, f"<div role={role} tabindex=-1>5 miles</div>").outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary role=button>Fees</summary></details>",
        "<map><area role=link alt=Castle></map>",
        "<textarea role=searchbox></textarea><select role=combobox></select>",
        "<a href=/pay><span role=button>Pay</span></a>",
    ],
)
def test_elements_that_take_focus_by_nature_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"
