"""Error messages that belong to no field, and ones that say too little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of
from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:errors?|error-?(?:message|text|msg)|invalid-feedback|field-?error|help-?block-?error)(?:$|\s)",
    re.IGNORECASE,
)
_LITTLE = re.compile(
    r"^(?:an? )?(?:error|invalid|invalid (?:input|entry|value|field|data|format)|wrong"
    r"|incorrect|not valid"
    r"|required|mandatory|this (?:field|value) is (?:invalid|wrong|not valid|incorrect)"
    r"|error in (?:this )?field"
    r"|please (?:correct|check|try again))[.!:]?$",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find visible error messages near fields that nothing ties to one, or that explain nothing."""
    all_fields = fields_of(page.tree)
    if not all_fields:
        raise NotApplicable
    tied = _tied(all_fields)
    for element in page.tree.xpath(
        "//*[@class][not(self::input|self::select|self::textarea|self::form|self::body)]"
    ):
        words = text_of(element) if _NAMED.search(element.get("class")) else ""
        if (
            not words
            or is_hidden(element)
            or len(words) > 300
            or element.find(".//input") is not None
        ):
            continue
        if _LITTLE.match(words):
            yield uncertain_finding_at(
                element, f"“{words[:60]}” does not say what to do.", key=words
            )
        elif not _is_tied(element, tied):
            yield uncertain_finding_at(
                element, f"The error “{words[:60]}” is not tied to its field."
            )


def _tied(all_fields: list[Element]) -> set[str]:
    """Return the ids that fields, or groups round them, name as their description or error."""
    names = ("aria-describedby", "aria-errormessage", "aria-labelledby")
    holders = {y for x in all_fields for y in (x, *x.iterancestors("fieldset"))}
    return {i for x in holders for n in names for i in (x.get(n) or "").split()}


def _is_tied(element: Element, tied: set[str]) -> bool:
    """Whether an error is in a label or legend, links to its field, or is named by one."""
    inner = {x.get("id") for x in element.iter() if x.get("id")}
    outer = {x.get("id") for x in element.iterancestors() if x.get("id")}
    holder = next(element.iterancestors("label", "legend"), None)
    return (
        bool((inner | outer) & tied)
        or holder is not None
        or element.find(".//a[@href]") is not None
    )


RULE = Rule(
    id="accessibility/error-not-tied",
    title="Error not tied to its field",
    why="A screen reader reads the field without its error, and people do not learn what to mend.",
    fix="Tie the message to the field (aria-describedby), and say in it what to do.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA21",
    severity="moderate",
    check=check,
    criterion="3.3.1",
    fixer="template",
)
