from __future__ import annotations

import pytest

RULE = "content/past-deadline"


@pytest.mark.parametrize(
    "sentence",
    [
        "Apply by 31 March 2024.",
        "You must register for it by midnight at the end of Friday 1 May 2026.",
        "If you have a child starting school, apply by 15 January 2024.",
        "Please send your comments to us no later than 5pm on 20/11/2026.",
        "Closing date: 3 May 2024",
        "The deadline for applications is 3 May 2024.",
        "This consultation closes on 3 May 2024.",
        "Have your say until 30 September 2025.",
        "Forms must be returned by 1 May 2024.",
        "The fund closes on 28 February 2023.",
        "Our community grants will close at noon on 3 May 2024.",
    ],
)
def test_finds_a_call_that_is_over(judge_on, sentence: str) -> None:
    verdict = judge_on(RULE, f"<p>{sentence}</p>")

    assert verdict.outcome == "fail"
    assert verdict.findings[0].where == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Apply by 21 November 2026.",
        "Apply by 31 March 2027.",
        "Apply from 1 May 2024 until 31 March 2027.",
        "The deadline was 3 May 2024.",
        "This consultation closed on 3 May 2024.",
        "You can claim if you retired by 5 April 2016.",
        "Apply if you were born before 1 May 2010.",
        "If you applied before 1 May 2024 you need do nothing.",
        "You can appeal if the home was built by 1 April 1991.",
        "The fee is set by the Order of 3 May 2024.",
        "We opened the hall on 3 May 2024.",
        "The work is due to be complete by June 2024.",
        "Apply by 31 March.",
        "3 May 2024 Moved the closing date to 10 May 2024.",
        "You missed the deadline of 3 May 2024.",
    ],
)
def test_leaves_alone(judge_on, sentence: str) -> None:
    assert judge_on(RULE, f"<p>{sentence}</p>").outcome == "pass"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<dl><dt>Consultation closes</dt><dd>8 May 2026</dd></dl>", "fail"),
        ("<dl><dt>Decision date</dt><dd>8 May 2026</dd></dl>", "pass"),
        (
            "<table><tr><th>Fund<th>Closing date<tr><td>Trees<td>8 May 2026</table>",
            "needs_person",
        ),
        ("<p>Return your form by 05/28/2026.</p>", "fail"),
        ("<p>Apply by 8 May 2026.</p><p>Applications have now closed.</p>", "pass"),
        ("<p>You could join until 8 May 2026.</p>", "pass"),
        (
            '<script type="application/ld+json">{"validThrough": "2026-05-08"}</script><p>A job.</p>',
            "needs_person",
        ),
    ],
)
def test_where_else_a_deadline_stands(judge_on, html: str, outcome: str) -> None:
    assert judge_on(RULE, html).outcome == outcome


def test_news_is_for_a_person(judge_on) -> None:
    verdict = judge_on(RULE, "<p>Apply by 31 March 2024.</p>", "https://www.mereford.gov.uk/news/a")

    assert verdict.outcome == "needs_person"


def test_minutes_report_what_was_asked(judge_on) -> None:
    text = "<p>Comments on the plan must be sent by 3 May 2024.</p>"
    html = f"<html><head><title>T</title></head><main><h1>{{}}</h1>{text}</main></html>"
    minutes = judge_on(RULE, html.format("Minutes of the May meeting"))
    assert minutes.outcome == "not_applicable"
    assert judge_on(RULE, html.format("The May plan")).outcome == "fail"
