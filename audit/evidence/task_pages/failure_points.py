"""Where a page may leave a resident without the thing done."""

from __future__ import annotations

import re

from audit.evidence.task_pages.closures import closures
from audit.evidence.task_pages.downloadable_forms import forms_to_download_only
from audit.evidence.task_pages.forms import task_forms
from audit.evidence.task_pages.tasks import is_about_task
from audit.inputs import PageView

FORM = "a form"
_IS_CONTACT = re.compile(
    r"contact|\bget in touch\b|\bfeedback\b|\b(?:general )?enquir(?:y|ies)\b|\bsuggest",
    re.IGNORECASE,
)


def failure_point(view: PageView) -> str:
    """Name what may fail a resident on this page, or nothing.

    Pages that are themselves a way to get in touch are left out.
    """
    if _IS_CONTACT.search(view.content.h1 or view.content.title):
        return ""
    if any(closure.online for closure in closures(view)):
        return "a notice that the service is closed"
    if is_about_task(view) and forms_to_download_only(view):
        return "a task that needs a form to be downloaded"
    return FORM if task_forms(view) else ""
