"""Documents that the regulations exempt because of their age. Not a rule itself.

The 2018 regulations (regulation 4) leave out office documents published before 23 September 2018,
unless people need them to use a service. Whether they do is for a person to say.
"""

from __future__ import annotations

from audit.rule import Certainty
from signpost.workspace.records import Document

EXEMPT_BEFORE = "2018-09-23"
NOTE = " It is from before 23 September 2018, so it may stay if no service needs it."


def is_old(document: Document) -> bool:
    """Whether a document says that it was last changed before the day the exemption ends."""
    day = (document.modified or document.created)[:10]
    return len(day) == 10 and day < EXEMPT_BEFORE


def certainty(document: Document) -> Certainty:
    """Return how sure a finding on a document can be, its age considered."""
    return "needs_person" if is_old(document) else "sure"


def note(document: Document) -> str:
    """Return what to add to a message on an old document; "" for others."""
    return NOTE if is_old(document) else ""
