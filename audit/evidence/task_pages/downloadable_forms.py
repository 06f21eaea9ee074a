"""Task pages whose only way on is a form to download."""

from __future__ import annotations

from audit.evidence.task_pages.forms import task_forms
from audit.evidence.task_pages.onward_links import (
    ContentLink,
    has_other_controls,
    links_to_form_documents,
    may_start_task,
    onward_links,
)
from audit.inputs import PageView


def forms_to_download_only(view: PageView) -> list[ContentLink]:
    """Return the forms to download that are a task page's only way on; none if there is another."""
    if task_forms(view) or has_other_controls(view):
        return []
    if any(may_start_task(link) for link in onward_links(view)):
        return []
    return links_to_form_documents(view)
