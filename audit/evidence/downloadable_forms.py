"""Task pages whose only way on is a form to download."""

from __future__ import annotations

from audit.evidence.forms import task_forms
from audit.evidence.onward_links import Way, form_documents, has_machinery, may_start_task, onward
from audit.inputs import PageView


def forms_to_download_only(view: PageView) -> list[Way]:
    """Return the forms to download that are a task page's only way on; none if there is another."""
    if task_forms(view) or has_machinery(view):
        return []
    if any(may_start_task(way) for way in onward(view)):
        return []
    return form_documents(view)
