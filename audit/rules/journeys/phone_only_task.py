"""Tasks that can only be done by calling or coming in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.task_pages.closures import closures
from audit.evidence.task_pages.contact_routes import phones_in
from audit.evidence.task_pages.forms import task_forms
from audit.evidence.task_pages.onward_links import (
    content_links,
    has_other_controls,
    links_to_form_documents,
    may_start_task,
    onward_links,
)
from audit.evidence.task_pages.tasks import is_about_task
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

_ASKS = re.compile(
    r"\b(call|phone|ring|telephone|dial|speak to|visit|come (in )?to|in person|write to|by post)\b",
    re.IGNORECASE,
)


def check(page: PageView, *, max_links: int = 3) -> Iterator[Finding]:
    """Find a task page that only says to call, visit or write.

    A page that says that its form is closed is left to `journeys/service-closed`.
    """
    if not is_about_task(page):
        raise NotApplicable
    asked = _request_to_call(page)
    if not asked or _has_way(page) or any(x.online for x in closures(page)):
        return
    if len(onward_links(page)) > max_links:
        return
    yield Finding(
        "The page only says to call, visit or write: check whether this can be done online, or "
        "could be",
        where=asked,
        evidence=asked,
        certainty="needs_person",
        key="page",
    )


def _request_to_call(view: PageView) -> str:
    """Return the text that asks to call, visit or write; one with a number if there is one."""
    blocks = [block.text for block in view.content.blocks if _ASKS.search(block.text)]
    return next((text for text in blocks if phones_in(text)), next(iter(blocks), ""))[:300]


def _has_way(view: PageView) -> bool:
    """Whether something else can be done than calling: a form, link, document, email or frame."""
    return bool(
        task_forms(view)
        or links_to_form_documents(view)
        or any(may_start_task(link) or link.kind == "mail" for link in content_links(view))
        or has_other_controls(view)
    )


RULE = Rule(
    id="journeys/phone-only-task",
    title="Task that can only be done by phone or in person",
    why="Callers queue for what most could do themselves at any hour, and those who need a person "
    "wait behind them.",
    fix="Offer the task online as well, and keep the phone number for those who need it.",
    reference=(
        "https://www.gov.uk/service-manual/service-standard/point-3-join-up-across-channels"
    ),
    severity="serious",
    check=check,
)
