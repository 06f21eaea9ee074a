"""Fields for personal data that browsers cannot fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from audit.evidence.markup.form_fields import each_typed_field, kind_of, label_of, typed_fields
from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element

# Labels (whole) of a person's own data, with the value that HTML has for each (WCAG 1.3.5).
_PURPOSES = (
    (r"(?:your )?(?:full )?name", "name"),
    (r"(?:your )?(?:first|given|forename)(?: names?)?|forenames?", "given-name"),
    (r"(?:your )?(?:last name|surname|family name)", "family-name"),
    (r"(?:your )?e-?mail(?: address)?", "email"),
    (
        (
            r"(?:your )?(?:(?:tele|mobile )?phone|mobile|(?:uk )?telephone"
            r"|contact)(?: (?:number|no\.?))?"
        ),
        "tel",
    ),
    (r"(?:your )?(?:home )?post ?code", "postal-code"),
    (r"address line 1|building and street|street address", "address-line1"),
    (r"(?:town|city|town or city)", "address-level2"),
    (r"(?:your )?date of birth", "bday"),
)
_SENDS = re.compile(
    r"search|filter|(?:^|[^a-z])find(?:er)?(?:[^a-z]|$)|(?:^|[^a-z])look-?(?:up)?(?:[^a-z]|$)",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find fields that ask for a person's own data and have no autocomplete."""
    fields = [x for x in typed_fields(page.tree) if not _is_search(x)]
    if not fields:
        raise NotApplicable
    for field in fields:
        purpose = _purpose(field)
        if purpose and not field.get("autocomplete") and kind_of(field) != "password":
            yield uncertain_finding_at(
                field,
                f"“{label_of(field)[:60]}” has no autocomplete; if it asks for people's own data "
                f"it is “{purpose}”.",
            )


def _purpose(field: Element) -> str:
    """Name what a field asks for, as autocomplete calls it; else ""."""
    label = re.sub(r"\s?[*:]+$|\s?\((?:optional|required)\)$", "", label_of(field)).strip().lower()
    return next((value for words, value in _PURPOSES if re.fullmatch(words, label)), "")


def _is_search(field: Element) -> bool:
    """Whether a field belongs to a search: a postcode there is of a place, not of a person."""
    form = next(field.iterancestors("form"), None)
    if form is None:
        return field.get("type") == "search"
    named = " ".join(form.get(x) or "" for x in ("role", "action", "id", "class", "aria-label"))
    return bool(_SENDS.search(named)) or _is_alone(form)


def _is_alone(form: Element) -> bool:
    """Whether a form has one field that words are typed into."""
    return len(list(islice(each_typed_field(form), 2))) == 1


RULE = Rule(
    id="accessibility/autocomplete-missing",
    title="Personal data that browsers cannot fill in",
    why=(
        "Filling in forms by hand is hard for many; the browser could do it if the field said "
        "what it is for."
    ),
    fix="Add the autocomplete value to fields about the person who fills in the form.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose",
    severity="moderate",
    check=check,
    criterion="1.3.5",
    fixer="template",
    version=2,
)
