"""The rule on puzzles that tell people from programs."""

from typing import Any

import pytest

RULE = "accessibility/captcha"


@pytest.mark.parametrize(
    "html",
    [
        '<div class="g-recaptcha" data-sitekey="6Lc"></div>',
        '<form><div class="cf-turnstile"></div><button>Report it</button></form>',
        '<iframe src="https://newassets.hcaptcha.com/c/1" title="Check"></iframe>',
        '<img src="/puzzle.php" alt="Security image">',
        '<img src="/puzzle.php" alt="" title="Verification code in the picture">',
        '<canvas id="captchaPad"></canvas>',
        '<label>Type what you see <input name="captcha_answer"></label>',
        (
            '<script src="https://www.google.com/recaptcha/api.js"></script>'
            "<form><label>Your street <input name=street></label></form>"
        ),
    ],
)
def test_a_puzzle_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert "captcha" in verdict.findings[0].message


def test_a_puzzle_is_told_once_a_page(judge: Any) -> None:
    html = (
        '<script src="/recaptcha.js"></script><form><label>Your street <input name=street></label>'
        '<img id="captcha" src="/c.png" alt=""></form>'
    )
    (found,) = judge(RULE, html).findings
    assert (found.key, found.evidence) == ("captcha", '<script src="/recaptcha.js"></script>')


@pytest.mark.parametrize(
    "html",
    [
        "<p>We do not use a captcha.</p>",
        '<p><a href="/why-captcha">Why our forms have no captcha</a></p>',
        '<img src="/tollgate.jpg" alt="The gate at the recycling centre">',
        '<label>Security code on your letter <input name="code"></label>',
    ],
)
def test_words_about_puzzles_are_none(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("form", ["", "<form role=search><input type=search name=q></form>"])
def test_a_script_on_a_page_without_a_form_to_send_is_none(judge: Any, form: str) -> None:
    script = '<script src="https://www.google.com/recaptcha/api.js"></script>'
    assert judge(RULE, script + form).outcome == "pass"
