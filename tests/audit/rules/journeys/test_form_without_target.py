"""Forms that are sent nowhere."""

import pytest

RULE = "journeys/form-without-target"
NAME = "<label>Full name <input name=full-name></label>"
SCRIPT = "<script src='/assets/forms.js'></script>"
DATA = '<script type="application/ld+json">{"@type": "GovernmentOffice"}</script>'


@pytest.mark.parametrize(
    ("html", "says"),
    [
        (f"<form method=post action='#'>{NAME}<button>Send</button></form>", "action is “#”"),
        (f"<form>{NAME}<textarea name=story></textarea></form>", "it has no action"),
        (f"<form action='javascript:;'>{NAME}</form>", "action is “javascript:;”"),
        (f"<form action=' '>{NAME}</form>{DATA}", "action is “ ”"),
        ("<form action='#'><input type=search name=words></form>", "action is “#”"),
        (f"<form><input type=hidden name=token value=''>{NAME}</form>", "it has no action"),
    ],
)
def test_no_address_and_no_script(judge, html, says):
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert says in found.message
    assert found.message.endswith("and no script on the page could send it")


@pytest.mark.parametrize(
    "html",
    [
        f"<form action=''>{NAME}</form>{SCRIPT}",
        f"<form onsubmit='return send(this)'>{NAME}</form>",
        f"<form action='#'>{NAME}</form><script>listen()</script>",
    ],
)
def test_a_script_may_send_it(judge, html):
    (found,) = judge(RULE, html).findings
    assert found.certainty == "needs_person"
    assert "Send it once" in found.message


@pytest.mark.parametrize(
    "html",
    [
        f"<form action='/reports/new' method=post>{NAME}</form>",
        f"<form method=post><input type=hidden name=_csrf value=9f2c>{NAME}</form>",
        "<form><input name=q><button>Go</button></form>",
        "<form role=search action=''><input name=words></form>",
        "<form><select name=ward><option>Abbey</option><option>Quay</option></select></form>",
    ],
    ids=["address", "token", "search by its name", "search by its role", "filter"],
)
def test_forms_that_are_right(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<form action='#'><button>Print</button></form>", "<p>Hi.</p>"])
def test_pages_without_a_field(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("buttons", "outcome"),
    [
        ("<button type=button>Work it out</button>", "pass"),
        ("<input type=button value='Work it out'>", "pass"),
        ("<button type=button>Clear</button><button>Send</button>", "needs_person"),
        ("<button type=button>Clear</button><input type=submit>", "needs_person"),
    ],
)
def test_a_calculator_is_worked_by_its_program(judge, buttons, outcome):
    html = f"<form action='#'>{NAME}{buttons}</form>{SCRIPT}"
    assert judge(RULE, html).outcome == outcome
