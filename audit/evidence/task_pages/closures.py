"""Sentences that say that a service does not work at present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.evidence.once import once_a_page
from audit.evidence.words.prose import own_blocks
from audit.inputs import PageView
from signpost.language.sentences import split
from signpost.pages.content import Block

_CLOSED = re.compile(
    r"(?:temporarily|currently) (?:unavailable|closed|suspended|offline|out of (?:action|service))"
    r"|(?:service|form|system|website|portal|payments?|page) (?:is|are) (?:now |still )?"
    r"(?:unavailable|not working|not available|closed|suspended|offline|down)\b"
    r"(?! (?:on|at|from|during|for|between|every|over|to)\b)"
    r"|(?:unavailable|not available|not working|offline|closed) at the moment"
    r"|\b(?:we are|we're|is|are) (?:currently )?experiencing (?:some )?(?:technical|system|it) "
    r"(?:problems|issues|difficulties|faults?)"
    r"|\bdown for (?:planned |essential )?maintenance|\b(?:is|are) under maintenance",
    re.IGNORECASE,
)
# One of these stands in every sentence that the pattern can find.
_CLOSING = (
    "unavailable", "closed", "suspended", "offline", "out of action", "out of service",
    "not working", "not available", "down", "experiencing", "under maintenance",
)  # fmt: skip
_NOT_NOW = re.compile(
    r"\b(if|when|whenever|while|unless|may|might|could|would|can|should|was|were|had|has been"
    r"|have been|will be|sometimes|occasionally|in case|so that|whether)\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(online|service|forms?|system|website|web ?page|page|portal|payments?|application|app"
    r"|account|booking|login|technical|it (?:problems|issues))\b",
    re.IGNORECASE,
)
# Wording that is shown to be used, or not to be.
_QUOTED = re.compile(r"\s*[\u2018\u201c\"']")
_WHICH = re.compile(
    r"\b(?:this|the|our|your|we|sorry|currently|temporarily|now|at the moment)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Closure:
    """A sentence that says so. `online` is whether it speaks of something done on the website."""

    sentence: str
    block: Block
    online: bool


def _is_name(block: Block, sentence: str) -> bool:
    """Whether a heading names a case (“Service is closed for good”) and tells nothing of a service.

    One that tells says which: this service, our website, sorry.
    """
    return bool(block.level) and not _WHICH.search(sentence)


@once_a_page
def closures(view: PageView) -> Sequence[Closure]:
    """Return the sentences of the main content that say that something does not work now.

    Sentences about what may happen, or what was, are left out, and so are code and quotations.
    """
    return list(_found(view))


def _found(view: PageView) -> Iterator[Closure]:
    """Yield them, in order."""
    for block in own_blocks(view.content, _CLOSING):
        for sentence in split(block.text):
            found = _CLOSED.search(sentence)
            if not found or _QUOTED.match(sentence) or _is_name(block, sentence):
                continue
            if not _NOT_NOW.search(sentence[: found.end()]):
                yield Closure(sentence, block, bool(_ONLINE.search(sentence)))
