"""Day, month and year in fields that no group holds together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of, label_of
from audit.evidence.markup.markup_findings import finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

_PARTS = ("day", "month", "year")


def check(page: PageView) -> Iterator[Finding]:
    """Find fields called day, month and year in a row outside a named group."""
    all_fields = fields_of(page.tree)
    names = [_date_part(x) for x in all_fields]
    starts = [i for i in range(len(names) - 2) if tuple(names[i : i + 3]) == _PARTS]
    if not starts:
        raise NotApplicable
    for start in starts:
        if not _is_grouped(all_fields[start]):
            yield finding_at(
                all_fields[start], "Day, month and year are three fields and no group says of what."
            )


def _date_part(field: Element) -> str:
    """Return which part of a date a field is, or ""."""
    label = re.sub(r"\W", "", label_of(field)).lower()
    return label if label in _PARTS else ""


def _is_grouped(field: Element) -> bool:
    """Whether a field stands in a fieldset or a group in ARIA."""
    return any(x.tag == "fieldset" or x.get("role") == "group" for x in field.iterancestors())


RULE = Rule(
    id="accessibility/date-parts-without-group",
    title="Date in three fields without a group",
    why="A screen reader says “Day” but not which date is asked for.",
    fix="Put the three into a fieldset whose legend is the question.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H71",
    severity="serious",
    check=check,
    criterion="1.3.1",
    fixer="template",
)
