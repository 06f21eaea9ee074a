"""Forms whose address does not work."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages.forms import Form, forms
from audit.inputs import PageView
from audit.link_states import LinkState
from audit.rule import Certainty, CouldNotCheck, Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.addresses import host_of
from signpost.pages.markup import snippet

# The crawl asks without sending anything; these answers are about that, not about the form.
_ASKED_WRONGLY = frozenset({400, 405, 406, 411, 413, 415, 422, 501})


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find forms (sent by GET or POST) to an address on this site that is broken."""
    found, unknown = [], ""
    mine = [x for x in forms(page) if host_of(x.target) in site.config.hosts]
    if not mine:
        raise NotApplicable
    for form in mine:
        state = site.state(form.target)
        if _is_unknown(form, state):
            unknown = f"{form.target}: {state.why or f'the server answers {state.status}'}"
        elif state.is_dead:
            found.append(_finding(form, state))
    if unknown and not found:
        raise CouldNotCheck(f"the form's address could not be checked: {unknown}")
    yield from found


def _is_unknown(form: Form, state: LinkState) -> bool:
    """Whether the stored answer says nothing about what sending the form would do."""
    if state.state in ("could_not_check", "blocked") or state.status in _ASKED_WRONGLY:
        return True
    return form.method == "post" and state.status is not None and state.status >= 500


def _finding(form: Form, state: LinkState) -> Finding:
    """Say what is wrong with one form.

    Some frameworks answer 404 to whatever is not a POST, so a POST form's 404 needs a person.
    """
    doubtful = form.method == "post" and state.status == 404
    certainty: Certainty = "needs_person" if doubtful else "sure"
    message = f"This form cannot be sent: {state.why} at {form.target}"
    if doubtful:
        message += ". Send it once to be sure: a few systems answer so to all but a sent form"
    return Finding(
        message,
        where=form.path,
        evidence=snippet(form.element),
        certainty=certainty,
        key=form.target,
        component=f"form {form.target}",
    )


RULE = Rule(
    id="journeys/form-target-broken",
    title="Form whose address does not work",
    why="Residents fill in the whole form and lose it all when they press the button.",
    fix="Mend the address that the form is sent to, and send the form once to see it arrive.",
    reference=(
        "https://www.gov.uk/service-manual/service-standard/point-14-operate-a-reliable-service"
    ),
    severity="critical",
    check=check,
)
