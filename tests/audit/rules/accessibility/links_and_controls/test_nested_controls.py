"""The rule on links and buttons inside one another."""

import pytest

RULE = "accessibility/nested-controls"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<button><a href=/pay>Pay your rent</a></button>", "This button holds another control (<a>)"),
        ("<a href=/x>Bins <button>Remind me</button></a>", "This link holds another control (<button>)"),
        ("<a href=/x><span><input type=checkbox> Compare</span></a>", "link holds another control (<input>)"),
        ("<button>Sort by <select><option>Date</select></button>", "(<select>)"),
    ],
)  # fmt: skip
def test_a_control_inside_a_control(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert words in found.message
    assert found.where in ("html > body > main > a", "html > body > main > button")


@pytest.mark.parametrize(
    "html",
    [
        "<button><span>Pay</span> <svg></svg></button>",
        "<a href=/pay>Pay your rent</a> <button>Remind me</button>",
        "<a href=/pay><input type=hidden name=from value=home>Pay</a>",
        "<a href=/pay>Pay <template><a href=/help>Help</a></template></a>",
        "<button>Menu <a name=menu></a></button>",
        "<a href=/pay>Pay <button disabled>Soon</button></a>",
        "<a href=/pay>Pay <span hidden><button>Help</button></span></a>",
        "<a href=/pay>Pay <i inert><button>Help</button></i></a>",
        "<button>Pay <a href=/help style='display:none'>Help</a></button>",
    ],
)
def test_controls_side_by_side(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html", ["<p>Words</p>", "<label>Ward <select><option>Abbey</select></label>"]
)
def test_no_links_or_buttons(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
