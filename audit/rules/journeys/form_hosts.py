"""Which other sites carry councils' forms, payments and accounts: their domains."""

from __future__ import annotations

# Products that UK councils' own websites link to for a task. A host counts if it ends with one.
FORM_HOSTS = (
    "achieveservice.com",
    "bookinglive.com",
    "capita-software.co.uk",
    "civicaepay.co.uk",
    "docs.google.com",
    "e-paycapita.com",
    "firmstep.com",
    "forms.gle",
    "forms.office.com",
    "govservice.com",
    "jotform.com",
    "mipermit.com",
    "pay360.com",
    "paybyphone.co.uk",
    "permitsmarti.co.uk",
    "planningportal.co.uk",
    "ringgo.co.uk",
    "smartsurvey.co.uk",
    "surveymonkey.co.uk",
    "surveymonkey.com",
    "typeform.com",
    "wufoo.com",
    "zipporah.co.uk",
)


def carries_forms(host: str) -> bool:
    """Whether a host (in lower case, with or without a port) is one of these or under one."""
    name = host.partition(":")[0]
    return any(name == known or name.endswith(f".{known}") for known in FORM_HOSTS)
