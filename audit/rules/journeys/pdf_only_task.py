"""Tasks that can only be done by downloading a form."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence import contact_routes
from audit.evidence.forms import task_forms
from audit.evidence.onward_links import Way, form_documents, has_machinery, may_start_task, onward
from audit.evidence.tasks import is_task_page
from audit.inputs import PageView
from audit.rule import Certainty, Finding, NotApplicable, Rule


def only_ways(view: PageView) -> list[Way]:
    """Return the forms to download that are a task page's only way on; none if there is another."""
    if task_forms(view) or has_machinery(view):
        return []
    if any(may_start_task(way) for way in onward(view)):
        return []
    return form_documents(view)


def is_task(view: PageView) -> bool:
    """Whether a page is about a task."""
    return is_task_page(view.url, view.content.title, view.content.h1)


def check(page: PageView) -> Iterator[Finding]:
    """Find a task page whose only way on is a document.

    Sure where nothing but contact details is linked besides; other links may lead to the task by
    a name that gives no hint.
    """
    if not is_task(page):
        raise NotApplicable
    documents = only_ways(page)
    if not documents:
        return
    others = [way for way in onward(page) if not contact_routes.is_contact(way.text, way.url)]
    certainty: Certainty = "needs_person" if others else "sure"
    yield Finding(
        "The only way to do this is to download a form: there is no form on the page and no link "
        "to one",
        where=documents[0].url,
        evidence=documents[0].text,
        certainty=certainty,
    )


RULE = Rule(
    id="journeys/pdf-only-task",
    title="Task that needs a form to be downloaded",
    why="A downloaded form has to be printed, filled in and posted; many cannot, and those on "
    "a phone or with a screen reader least of all.",
    fix="Offer the form as a web page, and keep the document for those who ask for it.",
    reference="https://gds.blog.gov.uk/2018/07/16/why-gov-uk-content-should-be-published-in-html-and-not-pdf/",
    severity="serious",
    check=check,
)
