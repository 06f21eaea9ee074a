"""Fields for email addresses, phone numbers and figures that bring up the letter keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import listed, measured
from audit.evidence.visits.visit_findings import component_of_path, shortened
from audit.rule import Finding, NotApplicable, Rule
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import FormField

# What a label says when the answer is of one kind only; a field for either kind needs letters.
_EMAIL = re.compile(r"\be-?mail\b(?! (?:subject|message|preference))", re.IGNORECASE)
_PHONE = re.compile(
    r"\b(?:(?:tele)?phone|mobile|landline|contact)\s?(?:number|no\b)|^(?:your )?(?:tele)?phone$"
    r"|^(?:your )?mobile$",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"^(?:day|year|age)$|^how many\b|^number of\b|\b(?:card number|sort code|security code)\b"
    r"|\bbank account number\b",
    re.IGNORECASE,
)
_BY_AUTOCOMPLETE = {
    "email": "email",
    "tel": "phone",
    "tel-national": "phone",
    "one-time-code": "figures",
    "cc-number": "figures",
    "cc-csc": "figures",
    "bday-day": "figures",
    "bday-year": "figures",
}
_CURES = {
    "email": 'an email address: give it type="email"',
    "phone": 'a phone number: give it type="tel"',
    "figures": 'figures: give it inputmode="numeric"',
}
_MAX_LABEL = 60


def check(visit: Visit) -> Iterator[Finding]:
    """Find plain text fields whose label asks for what another keyboard is made for."""
    if not measured(visit.facts.form_fields, "its form fields"):
        raise NotApplicable
    for field in listed(visit.facts, "fields", visit.facts.form_fields, "its form fields"):
        kind = _kind(field) if field.type == "text" and not field.inputmode else ""
        if kind:
            name = shortened(field.label or field.name or "This field")
            yield Finding(
                message=f"“{name}” brings up the letter keyboard but asks for {_CURES[kind]}.",
                where=field.path,
                evidence=field.html,
                component=component_of_path(field.path),
            )


def _kind(field: FormField) -> str:
    """Tell what a field asks for: `email`, `phone` or `figures`; "" where that is not plain."""
    declared = field.autocomplete.lower().split()
    if declared and declared[-1] in _BY_AUTOCOMPLETE:
        return _BY_AUTOCOMPLETE[declared[-1]]
    label = re.sub(r"\s?[*:]$|\s?\((?:optional|required)\)$", "", field.label.strip())
    if not label or len(label) > _MAX_LABEL or re.search(r"\bor\b|/", label):
        return ""
    kinds = {"email": _EMAIL, "phone": _PHONE, "figures": _FIGURES}
    found = [kind for kind, pattern in kinds.items() if pattern.search(label)]
    return found[0] if len(found) == 1 else ""


RULE = Rule(
    id="mobile/wrong-keyboard",
    title="Field with the wrong keyboard",
    why="On a phone the right keyboard saves people many taps and mistakes.",
    fix='Use type="email" or type="tel", and inputmode="numeric" for figures.',
    reference="https://design-system.service.gov.uk/components/text-input/",
    severity="minor",
    check=check,
    fixer="template",
)
