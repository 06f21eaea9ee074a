"""The rule on groups of fields whose question is not tied to them."""

from typing import Any

import pytest

RULE = "accessibility/group-without-legend"
RADIOS = "<label><input type=radio name=w> Yes</label><label><input type=radio name=w> No</label>"
SET = "This fieldset has no legend that names the group."
GROUP = "This group of choices has no fieldset and legend."


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<fieldset>Words</fieldset>", SET),
        (f"<fieldset><legend> </legend>{RADIOS}</fieldset>", SET),
        (f"<fieldset><div><legend>Waste?</legend></div>{RADIOS}</fieldset>", SET),
        (
            "<h4>Waste?</h4><input type=checkbox name=w value=a><input type=checkbox name=w value=b>",
            GROUP,
        ),
        (f"<form><p>Do you rent?</p>{RADIOS}</form>", GROUP),
        (f"<div role=radiogroup><p>Do you rent?</p>{RADIOS}</div>", GROUP),
        (
            "<input type=CHECKBOX name='bins[0]'><input type=checkbox name='bins[1]'>",
            GROUP,
        ),
    ],
)
def test_a_group_without_a_question_fails(judge: Any, html: str, message: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [message]


def test_the_first_choice_is_the_place(judge: Any) -> None:
    html = "<input type=radio name=w id=yes><input type=radio name=w id=no>"
    assert [x.where for x in judge(RULE, html).findings] == ["input#yes"]


@pytest.mark.parametrize(
    "html",
    [
        (
            "<fieldset><legend>Waste?</legend><input type=radio name=w><input type=radio name=w>"
            "</fieldset>"
        ),
        f"<fieldset><legend><h1>Do you rent?</h1></legend><div>{RADIOS}</div></fieldset>",
        f"<fieldset><legend><img src=/q.png alt='Do you rent?'></legend>{RADIOS}</fieldset>",
        f"<fieldset aria-labelledby=q>{RADIOS}</fieldset><p id=q>Do you rent?</p>",
        f"<div role=radiogroup aria-label='Do you rent?'>{RADIOS}</div>",
    ],
)
def test_a_group_with_its_question_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<input type=checkbox name=one>",
        "<input type=checkbox name=terms><input type=checkbox name=news>",
        "<form><input type=radio name=w></form><form><input type=radio name=w></form>",
        "<input name=phone1><input name=phone2>",
        "<input type=checkbox><input type=checkbox>",
    ],
)
def test_single_choices_are_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
