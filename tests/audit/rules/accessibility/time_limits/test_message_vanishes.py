"""The rule on messages that go away by themselves."""

import pytest

RULE = "accessibility/message-vanishes"


@pytest.mark.parametrize(
    "script",
    [
        "setTimeout(() => { $('#saved').fadeOut() }, 4000)",
        "setTimeout(function () { document.querySelector('.sent').remove() }, 8000)",
        "window.setInterval(() => { box.style.display = 'none' }, 9000)",
        "setTimeout(() => { note.hidden = true }, 5000)",
        "$('.flash').delay(3500).slideUp()",
        "setTimeout(() => toast.classList.remove('show'), 6000)",
        "setTimeout(() => { note.classList.add('is-hidden') }, wait)",
    ],
)
def test_a_timer_that_hides_something_needs_a_person(judge, script):
    verdict = judge(RULE, f"<p>Thank you</p><script>{script}</script>")
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert "A timer of this page hides something" in found.message
    assert found.where.endswith("script")


@pytest.mark.parametrize(
    "html",
    [
        '<div class="govuk-toast" data-delay="5000">Your report was sent</div>',
        '<p role="alert" data-timeout="8000">We saved your answers</p>',
        '<div class="Flash" data-dismiss-after="3">You are signed in</div>',
        '<div class="toast" data-bs-autohide="true" data-bs-delay="4000">Saved</div>',
    ],
)
def test_a_message_set_to_go_away_needs_a_person(judge, html):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].message == "This message is set to go away by itself."


@pytest.mark.parametrize(
    "html",
    [
        "<script>setTimeout(function () { drawMap() }, 50)</script>",
        "<script>setTimeout(showMore, 9); menu.hide()</script>",
        "<script>setTimeout(() => { note.hidden = false }, 5000)</script>",
        "<script>$('.menu').delay(50).slideUp()</script>",
        "<script src=/js/site.js></script><p>Ward map</p>",
        "<p>Call setTimeout(() => { box.remove() }, 9) in your own page.</p>",
        '<div class="notification" role="status">Your report was sent</div>',
        '<div class="toast" data-delay="">Your report was sent</div>',
        '<div class="toast" data-autohide="false" data-delay="9000">We sent your report</div>',
        '<div class="message-board" data-duration="400">Messages from residents</div>',
        '<div class="flashcards" data-delay="4000">Learn Welsh</div>',
        '<ul class="alertness-tips" data-delay="4000"><li>Look both ways</ul>',
        "<script>setTimeout(() => box.classList.remove('js-pending'), 5000)</script>",
        "<script>setTimeout(() => { menu.hidden = true }, 5000)</script>",
        "<script>setTimeout(() => spinner.remove(), 5000)</script>",
        "<script>setTimeout(() => { note.remove() }, 300)</script>",
        '<div class="carousel" data-duration="6000">Summer in the park</div>',
    ],
)
def test_what_stays_or_is_no_message(judge, html):
    assert judge(RULE, html).outcome == "pass"


NEXT = "function next() { i += 1; quote.textContent = quotes[i]; }"


@pytest.mark.parametrize(
    "script",
    [
        NEXT + "setInterval(next, 4000)",
        "const turn = () => { $('#news').html(items[n++]) }; window.setInterval( turn , 5000);",
        "setInterval(function () { box.innerHTML = offers[k++] }, 3000)",
        "var show = function () { p.innerText = tips[0] }; setInterval(show, 9000)",
    ],
)
def test_words_that_change_by_themselves_need_a_person(judge, script):
    verdict = judge(RULE, f"<p>News</p><script>{script}</script>")
    assert verdict.outcome == "needs_person"
    assert "changes words" in verdict.findings[0].message


@pytest.mark.parametrize(
    "script",
    [
        NEXT + "button.onclick = next",
        "setInterval(() => { clock.textContent = new Date().toLocaleTimeString() }, 1000)",
        "function tick() { left.textContent = remaining(--n) } setInterval(tick, 1000)",
        "setInterval(() => { save(form) }, 30000)",
        "setInterval(unknown, 1000); title.textContent = 'Bins'",
        "setInterval(() => { if (box.innerHTML == '') draw() }, 1000)",
    ],
)
def test_clocks_counters_and_what_a_press_changes(judge, script):
    assert judge(RULE, f"<p>News</p><script>{script}</script>").outcome == "pass"


def test_a_bundle_of_scripts_says_nothing_of_the_page(judge):
    script = "setTimeout(() => { $('#saved').fadeOut() }, 4000);"
    bundle = script + "var words = 1;" * 2_000
    assert judge(RULE, f"<p>Thank you</p><script>{bundle}</script>").outcome == "pass"
