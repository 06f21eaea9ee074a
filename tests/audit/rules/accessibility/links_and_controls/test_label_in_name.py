"""The rule on controls whose name leaves out the words shown, as axe-core finds them."""

import pytest

RULE = "accessibility/label-in-name"
CHECK = "label-content-name-mismatch"
EXPERIMENTAL = ["cat.semantics", "wcag21a", "wcag253", "experimental"]


@pytest.mark.parametrize(
    "html",
    [
        '<a class="btn" href="/pay" aria-label="Online payments">Pay a bill</a>',
        '<button aria-label="Submit form">Report it</button>',
    ],
)
def test_another_name_needs_a_person_because_the_check_is_experimental(judge_scan, html):
    verdict = judge_scan(RULE, bad=[(CHECK, html)], tags=EXPERIMENTAL)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert "leaves out the words that are shown on it" in found.message
    assert found.evidence == html


def test_links_of_one_class_are_one_issue_of_the_template(judge_scan):
    html = '<a class="btn btn-7" href="/pay" aria-label="Go">Pay</a>'
    (found,) = judge_scan(RULE, bad=[(CHECK, html)], tags=EXPERIMENTAL).findings
    assert found.component.startswith(f"{CHECK} a class=btn btn-#")


def test_names_that_hold_the_words_and_issues_of_another_kind(judge_scan):
    assert judge_scan(RULE, passes=[CHECK]).outcome == "pass"
    other = [("button-name", "<button></button>")]
    assert judge_scan(RULE, bad=other, passes=[CHECK]).outcome == "pass"


def test_no_named_controls_and_a_check_that_was_not_run(judge_scan, judge):
    assert judge_scan(RULE, absent=[CHECK]).outcome == "not_applicable"
    assert judge_scan(RULE, passes=["button-name"]).outcome == "could_not_check"
    assert judge(RULE, facts={}).outcome == "could_not_check"


def test_without_its_style_sheets_nobody_knows_which_words_show(judge_scan):
    html = '<button aria-label="Menu">Open</button>'
    verdict = judge_scan(RULE, bad=[(CHECK, html)], refused_styles=["https://cdn.example/a.css"])
    assert verdict.outcome == "could_not_check"
    assert "https://cdn.example/a.css" in verdict.reason


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/a aria-label="Page 12">1</a>',
        '<button aria-label="Resend the code">Send</button>',
        '<div role=button tabindex=0 aria-label="20 19 accounts">2019 accounts</div>',
        '<a href=/b aria-label="Payments">Pay</a>',
    ],
)
def test_words_that_are_parts_of_others_need_a_person(judge, html):
    scan = {"version": "4", "violations": [], "incomplete": [], "inapplicable": []}
    scan["passes"] = ["label-content-name-mismatch"]
    verdict = judge(RULE, html, facts={"axe": {"phone": scan, "desktop": scan}})
    assert verdict.outcome == "needs_person"


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/a aria-label="Page 1 of 12">1</a>',
        '<button aria-label="Send the code again">Send</button>',
        '<button aria-label="Next: your address">Next →</button>',
        '<button aria-label="Close">×</button>',
        '<a href=/b aria-label="Pay a bill" hidden>Pa</a>',
    ],
)
def test_whole_words_signs_and_hidden_controls_pass(judge, html):
    scan = {"version": "4", "violations": [], "incomplete": [], "inapplicable": []}
    scan["passes"] = ["label-content-name-mismatch"]
    assert judge(RULE, html, facts={"axe": {"phone": scan, "desktop": scan}}).outcome == "pass"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("Parks , Gardens &amp; trees , Show more", "pass"), ("Parks , Show more", "needs_person")],
)
def test_signs_between_the_words_are_not_said(judge_scan, name, outcome):
    html = f'<button aria-label="{name}">Parks, gardens &amp; trees</button>'
    assert judge_scan(RULE, bad=[(CHECK, html)], tags=EXPERIMENTAL, html=html).outcome == outcome


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        ('<span class="acc__button">Opening hours</span>', "pass"),
        ('<h3><button class="acc__button"> Opening  hours </button></h3>', "pass"),
        ('<span class="acc__button">Opening times</span>', "needs_person"),
        ('<span class="acc__other">Opening hours</span>', "needs_person"),
        ('<span class="acc__button"></span>', "needs_person"),
    ],
)
def test_a_script_that_adds_to_the_words_of_the_page(judge, sent, outcome):
    html = '<button class="acc__button" aria-label="Opening hours , Show this section">'
    node = {"html": html, "target": "button"}
    rule = {"id": CHECK, "impact": "serious", "tags": EXPERIMENTAL, "nodes": [node], "help": "h"}
    scan = {"version": "4", "violations": [rule], "incomplete": [], "inapplicable": []}
    scan["passes"] = []
    assert judge(RULE, sent, facts={"axe": {"phone": scan, "desktop": scan}}).outcome == outcome
