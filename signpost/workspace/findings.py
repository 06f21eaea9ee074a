"""What a judgement is made of: the outcomes, severities and findings that audit stores by page."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["minor", "moderate", "serious", "critical"]
Certainty = Literal["sure", "needs_person"]
# What one rule says of one page.
Outcome = Literal["pass", "fail", "needs_person", "not_applicable", "could_not_check"]


class StoredFinding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is wrong in one place. Its identity and issue follow from it."""

    # The id of the rule that found it.
    rule: str
    # The address of the page that it is on.
    page: str
    severity: Severity
    # A sentence for a content designer.
    message: str
    # `sure` or `needs_person`.
    certainty: Certainty
    # The place: a CSS path, a sentence or an address.
    where: str = ""
    # What stands there: the sentence, the HTML, the link text.
    evidence: str = ""
    # `phone` or `desktop` where it matters.
    device: str = ""
    # Names the place in a way that outlives small changes; "": `where` does.
    key: str = ""
    # Names the same place over pages: a template's element.
    component: str = ""
    # How the text could read, where that is mechanical.
    suggestion: str = ""
    # The engine with its version that found it: `axe-core 4.12.1`; "": Signpost itself.
    engine: str = ""
    # Which of several findings with one normalised place: 0 for the first.
    occurrence: int = 0
