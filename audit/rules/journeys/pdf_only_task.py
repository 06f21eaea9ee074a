"""Tasks that can only be done by downloading a form."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.task_pages import contact_routes
from audit.evidence.task_pages.downloadable_forms import forms_to_download_only
from audit.evidence.task_pages.onward_links import onward_links
from audit.evidence.task_pages.tasks import is_about_task
from audit.inputs import PageView
from audit.rule import Certainty, Finding, NotApplicable, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find a task page whose only way on is a document.

    Sure where nothing but contact details is linked besides; other links may lead to the task by
    a name that gives no hint.
    """
    if not is_about_task(page):
        raise NotApplicable
    documents = forms_to_download_only(page)
    if not documents:
        return
    others = [
        link for link in onward_links(page) if not contact_routes.is_contact(link.text, link.url)
    ]
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
