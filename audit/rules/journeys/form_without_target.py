"""Forms that send nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.forms import Form, forms, has_program
from audit.inputs import PageView
from audit.rule import Certainty, Finding, NotApplicable, Rule
from signpost.pages.markup import snippet


def check(page: PageView) -> Iterator[Finding]:
    """Find forms without an address to send to, where no server or script seems to take them in.

    A form without an action sends to its own page, which is right where the server made it so;
    a hidden field with a value (a token) is taken as the sign of that. Search boxes and filters
    send to their own page by design. A form whose only buttons are for programs is never sent.
    """
    found = forms(page)
    if not found:
        raise NotApplicable
    certainty: Certainty = "needs_person" if has_program(page) else "sure"
    for form in found:
        if (
            form.goes_nowhere
            and not (form.has_token or form.is_worked_by_program)
            and not (form.is_search and not form.action)
        ):
            yield _finding(form, certainty)


def _finding(form: Form, certainty: Certainty) -> Finding:
    """Say what is wrong with one form."""
    written = f"its action is “{form.action}”" if form.action else "it has no action"
    message = f"This form is sent nowhere: {written}, and no script on the page could send it"
    if certainty == "needs_person":
        message = f"This form may be sent nowhere: {written}. Send it once and see what happens"
    return Finding(message, where=form.path, evidence=snippet(form.element), certainty=certainty)


RULE = Rule(
    id="journeys/form-without-target",
    title="Form that is sent nowhere",
    why="A resident fills it in, presses the button, and nothing reaches the council.",
    fix="Give the form the address of the service that takes it in, or take it off the page.",
    reference=(
        "https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission"
    ),
    severity="serious",
    check=check,
    covers=("accessibility/form-without-button",),
)
