"""Forms without a button to send them."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.form_fields import fields_of
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

_SENDS = (
    ".//button[not(@type) or @type!='reset'] | .//*[@role='button']"
    " | .//input[@type='submit' or @type='image' or @type='button']"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find forms with fields and nothing to press, lists that act on change left out."""
    forms = [x for x in page.tree.iter("form") if fields_of(x)]
    if not forms:
        raise NotApplicable
    for form in forms:
        only_lists = all(x.tag == "select" for x in fields_of(form))
        if not form.xpath(_SENDS) and not _has_one_outside(form) and not only_lists:
            yield uncertain_finding_at(form, "Nothing in this form says that it sends it.")


def _has_one_outside(form: Element) -> bool:
    """Whether a button elsewhere on the page belongs to a form."""
    name = form.get("id")
    return bool(name and form.getroottree().xpath("//*[@form=$name]", name=name))


RULE = Rule(
    id="accessibility/form-without-button",
    title="Form without a button",
    why="People look for a button; without one many do not know how to send what they wrote.",
    fix="Add a button that says what it does.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H32",
    severity="moderate",
    check=check,
    criterion="3.2.2",
    fixer="template",
)
