"""Error messages that belong to no field, and ones that say too little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from audit.evidence.markup.form_fields import fields_of, kind_of
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
    r"|(?:oops|sorry)[,!]? (?:something went wrong|an error occurred)|something went wrong"
    r"|please (?:correct|check|try again|fix the errors?)"
    r"|(?:please )?(?:fill|complete|enter) (?:in )?(?:the|this|all) (?:\w{1,12} )?(?:fields?|form)"
    r"(?: (?:correctly|properly|below))?)[.!:]?$",
    re.IGNORECASE,
)
_MOST_LETTERS = 300
_BUTTONS = "//button | //input[@type='submit' or @type='button' or @type='image']"
_NAMES = ("aria-describedby", "aria-errormessage", "aria-labelledby")


def check(page: PageView) -> Iterator[Finding]:
    """Find error messages near fields that nothing ties to one, or that explain nothing.

    Messages that wait hidden are left out, unless a button is what names them.
    """
    all_fields = fields_of(page.tree)
    if not all_fields:
        raise NotApplicable
    tied = _named_by(y for x in all_fields for y in (x, *x.iterancestors("fieldset")))
    by_button = _named_by(page.tree.xpath(_BUTTONS)) - tied
    for element in page.tree.xpath("//body//*[@class or @id]"):
        words = text_of(element) if _is_message(element) else ""
        if not words or len(words) > _MOST_LETTERS:
            continue
        if element.get("id") in by_button:
            yield _untied(element, "is tied to a button, and not to its field")
        elif element.get("aria-hidden") == "true" and not _is_tied(element, tied):
            yield _untied(element, "is kept from screen readers")
        elif is_hidden(element):
            continue
        elif _LITTLE.match(words):
            yield uncertain_finding_at(
                element, f"“{words[:60]}” does not say what to do.", key=words
            )
        elif not _is_tied(element, tied):
            yield _untied(element, "is not tied to its field")


def _untied(element: Element, what: str) -> Finding:
    """Tell of a message."""
    return uncertain_finding_at(element, f"The error “{text_of(element)[:60]}” {what}.")


def _is_message(element: Element) -> bool:
    """Whether an element is called an error and holds no field.

    One that is called so by its id alone counts where a field stands beside it: a whole page may
    be called “error”, too.
    """
    by_class = bool(_NAMED.search(element.get("class") or ""))
    if not by_class and not _NAMED.search(element.get("id") or ""):
        return False
    if element.tag in ("input", "select", "textarea", "form", "body") or fields_of(element):
        return False
    if by_class:
        return True
    form = next(element.iterancestors("form", "fieldset"), None)
    beside = form if form is not None else element.getparent()
    fields = [x for x in fields_of(beside) if kind_of(x) != "search"] if beside is not None else []
    return bool(fields) if form is not None else any(x.getparent() is beside for x in fields)


def _named_by(elements: Iterable[Element]) -> set[str]:
    """Return the ids that elements name as their description, error or label."""
    return {i for x in elements for n in _NAMES for i in (x.get(n) or "").split()}


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
    version=2,
    fixer="template",
)
