"""Text too small to read on a phone."""

import pytest

RULE = "mobile/small-text"


def facts(*sizes, text="Registered office: Quay Street, Mereford"):
    rows = [
        {"path": f"footer > p:nth-of-type({n})", "px": px, "text": text}
        for n, px in enumerate(sizes, 1)
    ]
    return {"small_text": rows}


@pytest.mark.parametrize(
    ("px", "outcome"), [(8, "fail"), (10.4, "fail"), (11.9, "fail"), (12, "pass"), (13, "pass")]
)
def test_by_size(judge, px, outcome):
    assert judge(RULE, facts=facts(px)).outcome == outcome


def test_no_small_text(judge):
    assert judge(RULE, facts={"small_text": []}).outcome == "pass"


def test_each_place_is_told_and_all_are_one_issue_of_the_template(judge):
    found = judge(RULE, facts=facts(9, 11, 12)).findings
    assert [x.where for x in found] == ["footer > p:nth-of-type(1)", "footer > p:nth-of-type(2)"]
    assert {x.component for x in found} == {"footer > p"}
    assert found[0].message == (
        "“Registered office: Quay Street, Mereford” is only 9 pixels high on a phone."
    )


def test_a_long_text_is_shortened_in_the_message_only(judge):
    text = "Crown copyright and database rights, Mereford Council. " * 2
    (found,) = judge(RULE, facts=facts(10, text=text)).findings
    assert found.message.startswith(f"“{text[:59]}…” is only 10 pixels")
    assert found.evidence == text


def test_the_limit_can_be_lowered(judge):
    assert judge(RULE, facts=facts(11), least_pixels=11).outcome == "pass"


@pytest.mark.parametrize("measured", [None, {}, {"small_text": None}])
def test_what_was_not_measured_is_not_fine(judge, measured):
    verdict = judge(RULE, facts=measured)
    assert verdict.outcome == "could_not_check"
    assert verdict.reason.startswith(("the browser could not", "the page was not opened"))
