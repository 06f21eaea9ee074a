"""The rule on forms without a button to send them."""

from typing import Any

import pytest

RULE = "accessibility/form-without-button"
FIELD = "<label>Name <input name=n></label>"
LIST = "<select aria-label=Ward><option>Abbey</select>"


@pytest.mark.parametrize(
    "html",
    [
        "<form><label>Name <input></label></form>",
        "<form role=search><input type=search aria-label='Search this site'></form>",
        f"<form>{FIELD}<button type=reset>Clear</button></form>",
        f"<form id=a>{FIELD}</form><button form=b>Send</button>",
        f"<form>{FIELD}{LIST}<a href=/next>Next</a></form>",
    ],
)
def test_a_form_without_a_button_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == ["Nothing in this form says that it sends it."]


@pytest.mark.parametrize(
    "html",
    [
        f"<form>{FIELD}<button>Send</button></form>",
        f"<form>{FIELD}<input type=submit value=Send></form>",
        f"<form>{FIELD}<input type=image src=/go.png alt=Go></form>",
        f"<form>{FIELD}<div role=button tabindex=0>Send</div></form>",
        f"<form id=a>{FIELD}</form><p><button form=a>Send</button></p>",
        f"<form>{LIST}</form>",  # a list that acts on change: another rule's
    ],
)
def test_a_form_with_a_button_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [FIELD, "<form><p>Nothing to fill in</p></form>", "<form><input type=hidden name=t></form>"],
)
def test_a_page_without_a_form_to_fill_in_is_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
