"""Time limits that a page speaks of or sets with a timer."""

from typing import Any

import pytest

RULE = "accessibility/time-limit"


@pytest.mark.parametrize(
    ("html", "match"),
    [
        ("<p>You will be logged out after 10 minutes.</p>", "You will be logged out"),
        ("<p>For your safety your session expires if you do nothing.</p>", "session expires"),
        ("<p>You have 20 minutes to fill in this form.</p>", "You have 20 minutes to"),
        ("<ul><li>The booking times out after a while</li></ul>", "times out after"),
        ("<div>Time remaining: 4:59</div>", "Time remaining"),
        ("<p>Send it within 30 minutes of starting.</p>", "within 30 minutes of starting"),
    ],
)
def test_words_about_a_limit_need_a_person(judge: Any, html: str, match: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message.split("”")[0] for x in verdict.findings] == [f"“{match}"]


@pytest.mark.parametrize(
    "script",
    [
        "setTimeout(function () { location.href = '/x' }, 9000)",
        "setInterval(() => window.location.reload(), 60000)",
        "setTimeout(() => { document.forms[0].submit() }, 600000)",
        "window.setTimeout(() => location.replace('/timed-out'), 1e6)",
    ],
)
def test_a_timer_that_leaves_the_page_needs_a_person(judge: Any, script: str) -> None:
    verdict = judge(RULE, f"<p>Apply here.</p><script>{script}</script>")
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].where.endswith("script")
    assert "timer" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<p>The session on gardening is at 10am.</p><script>setTimeout(draw, 9)</script>",
        "<p>You have 28 days to pay. Buses leave within 10 minutes of each other.</p>",
        "<p>Log out when you have finished.</p>",
        "<script>setTimeout(draw, 10); location.href = '/x'</script>",  # at once, by no timer
        "<script>setTimeout(() => { if (location.href == '/x') draw() }, 9)</script>",
        "<script>button.onclick = () => form.submit()</script>",
    ],
)
def test_other_times_and_timers_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Your session expires in ten minutes.", "needs_person"),
        ("The form will time out if you leave it.", "needs_person"),
        ("If your application expires, apply again.", "pass"),
        ("Your application will expire after three years.", "pass"),
    ],
)
def test_what_expires(judge, words, outcome):
    assert judge(RULE, f"<p>{words}</p>").outcome == outcome
