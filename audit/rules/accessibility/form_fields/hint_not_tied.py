"""Hints of fields that only stand near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of
from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_HINT = re.compile(
    r"(?:^|[\s_-])(?:hints?|help(?:-?text|-?block)?|form-?(?:text|hint|help)|field-?(?:help|note)"
    r"|input-?(?:help|hint))(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMES = ("aria-describedby", "aria-labelledby", "aria-details")
_MOST_LETTERS = 300


def check(page: PageView) -> Iterator[Finding]:
    """Find what is called a hint and stands with one field or group, which does not name it."""
    if not fields_of(page.tree):
        raise NotApplicable
    named = {i for n in _NAMES for x in page.tree.xpath(f"//*/@{n}") for i in x.split()}
    for hint in page.tree.xpath("//body//*[@class]"):
        words = text_of(hint) if _HINT.search(hint.get("class")) else ""
        if not words or len(words) > _MOST_LETTERS or fields_of(hint) or is_hidden(hint):
            continue
        if (
            hint.find(".//a[@href]") is None
            and _stands_with_field(hint)
            and not _is_tied(hint, named)
        ):
            yield uncertain_finding_at(
                hint, f"The hint “{words[:60]}” is not tied to its field.", component="hint"
            )


def _stands_with_field(hint: Element) -> bool:
    """Whether the smallest block round a hint that holds a field holds that one alone."""
    for block in hint.iterancestors():
        if fields := fields_of(block):
            return len(fields) == 1 or block.tag == "fieldset"
    return False


def _is_tied(hint: Element, named: set[str]) -> bool:
    """Whether a hint is in a label or legend, or it or what it stands in is named by a field."""
    if next(hint.iterancestors("label", "legend"), None) is not None:
        return True
    around = {x.get("id") for x in (*hint.iter(), *hint.iterancestors()) if x.get("id")}
    return bool(around & named)


RULE = Rule(
    id="accessibility/hint-not-tied",
    title="Hint not tied to its field",
    why="A screen reader reads the field without its hint, and people learn the format too late.",
    fix="Give the hint an id, and name it in the field's aria-describedby.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA1",
    severity="minor",
    check=check,
    criterion="1.3.1",
    fixer="template",
)
