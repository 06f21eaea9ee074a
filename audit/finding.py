"""What a rule may say of a page: a finding, its identity from week to week, and its issue.

The runner turns what a check does into one outcome a page: no finding is a pass, a sure finding a
fail, an uncertain one needs a person; `NotApplicable` and `CouldNotCheck` say the rest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from dataclasses import dataclass

from signpost.workspace.findings import Certainty, Severity

# How much worse one is than another; used wherever severities are weighed (docs/priorities.md).
SEVERITY_WEIGHT: dict[str, int] = {"minor": 1, "moderate": 2, "serious": 4, "critical": 8}


class NotApplicable(Exception):
    """Raised by a check: the page has nothing that the rule speaks of."""


class CouldNotCheck(Exception):
    """Raised by a check: the facts that it needs are missing; the message says which."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in one place.

    `message` is a sentence for a content designer. `where` is a CSS path, a sentence or an
    address: the place. `evidence` is what stands there: the sentence, the HTML, the link text.
    `device` is `phone` or `desktop` where it matters. `page` is set by site rules only.
    `key` names the place in a way that outlives small changes; without it `where` does.
    `component` names the same place over pages (a template's element): findings with the same
    rule and component are one issue. Without it findings are grouped as `issue_of` says.
    `suggestion` is how the text could read, where that is mechanical: offered, never applied.
    `engine` is the engine with its version that found it (`axe-core 4.12.1`); "": Signpost itself.
    `occurrence` tells siblings apart whose normalised place is the same: 0 for the first on its
    page, set by the runner.
    """

    message: str
    where: str = ""
    evidence: str = ""
    certainty: Certainty = "sure"
    device: str = ""
    page: str = ""
    key: str = ""
    component: str = ""
    severity: Severity | None = None
    suggestion: str = ""
    engine: str = ""
    occurrence: int = 0


_NTH = re.compile(r":nth-(?:of-type|child)\(\d+\)")


def normalised_place(finding: Finding) -> str:
    """Return a finding's place with what changes from week to week taken out."""
    place = finding.key or finding.where or finding.evidence or finding.message
    return _even(place)


def identity(rule: str, page: str, finding: Finding) -> str:
    """Name a finding so that next week's run knows it again: rule, page and normalised place.

    Of siblings with one place each has its number: three pale paragraphs are three findings, and
    when one of them is fixed two are left.
    """
    place = normalised_place(finding)
    return _hash(rule, page, place, *([str(finding.occurrence)] if finding.occurrence else []))


def issue_of(rule: str, page: str, finding: Finding, alike: Container[str] = frozenset()) -> str:
    """Name the issue that a finding belongs to: what one fix would clear.

    A component (a template's element) is one issue over all pages. What stands alike on many
    pages (`alike` holds its name, see `alike_of` and `audit.issues.alike`) is one issue too. All
    other findings of one rule on one page are an issue together: one edit of that page clears
    them. So the name follows from the finding and the run's list of what is alike, and anyone
    who has both gives the same answer.
    """
    if finding.component:
        return _hash(rule, "component", _NTH.sub("", finding.component))
    name = alike_of(rule, finding)
    return name if name and name in alike else _hash(rule, page)


# Shorter evidence ("eg", "click here") is the same on many pages without being the same thing.
_MIN_ALIKE_CHARACTERS = 25
_MIN_ALIKE_SPACES = 3


def alike_of(rule: str, finding: Finding) -> str:
    """Name what a finding shows, whatever page it is on; "" where that would say too little.

    Two findings have the same name if rule, evidence and place agree, white space, case and
    positions among siblings apart. The evidence has to be a text of some length, or the place
    an address or a sentence (one word of a teaser that stands on many pages): the same few words
    on many pages were typed many times, and one fix would not clear them.
    """
    if finding.component:
        return ""
    where, evidence = _even(finding.where), _even(finding.evidence)
    telling = where.startswith(("http://", "https://")) or _is_sentence(where)
    if len(evidence) < _MIN_ALIKE_CHARACTERS and not telling:
        return ""
    return _hash(rule, "alike", where, evidence)


def _is_sentence(where: str) -> bool:
    """Whether a place is a text of some length and no path of elements."""
    long_enough = len(where) >= _MIN_ALIKE_CHARACTERS and where.count(" ") >= _MIN_ALIKE_SPACES
    return long_enough and " > " not in where


def _even(text: str) -> str:
    """Take out of a text what differs between the same thing in two places."""
    text = " ".join(text.split()).lower()
    return _NTH.sub("", text) if ":nth-" in text else text


def _hash(*parts: str) -> str:
    """Hash some texts into 16 hexadecimal digits."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
