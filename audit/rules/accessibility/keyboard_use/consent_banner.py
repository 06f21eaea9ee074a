"""Consent banners: announced, out of the way on a phone, and as easily refused as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.rule import CouldNotCheck, Finding, NotApplicable, Rule
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import ConsentBanner

_NTH = re.compile(r":nth-of-type\(\d+\)")
_ACCEPT = re.compile(r"\b(?:accept|agree|allow|ok|okay|yes|got it|consent|derbyn)\b", re.IGNORECASE)
_REFUSE = re.compile(
    r"\b(?:reject|refuse|decline|deny|disagree|no|don.?t|do not|only|necessary|essential|without"
    r"|gwrthod)\b",
    re.IGNORECASE,
)


def check(visit: Visit, *, most_share: float = 0.5) -> Iterator[Finding]:
    """Yield what is wrong with each banner that lay over the page."""
    banners = visit.facts.consent_banners
    if banners is None:
        raise CouldNotCheck("the page was not looked at for consent banners")
    if not banners:
        raise NotApplicable
    for banner in banners:
        for name, message, certainty in _issues(banner, float(most_share)):
            yield Finding(
                message=message,
                where=banner.path,
                evidence=banner.html,
                certainty="sure" if certainty else "needs_person",
                device="phone",
                key=f"{name} {banner.path}",
                component=f"{name} {_NTH.sub('', banner.path)}",
            )


def _issues(banner: ConsentBanner, most: float) -> Iterator[tuple[str, str, bool]]:
    """Yield a banner's issues: a name, what to say, whether it is sure."""
    if banner.share > most:
        yield "share", f"The consent banner covers {banner.share:.0%} of a phone's screen.", True
    if not banner.role or not banner.name:
        lacks = "a role and a name" if not banner.role else "a name"
        yield (
            "unnamed",
            f"The consent banner lies over the page without {lacks} that a screen reader can say.",
            False,
        )
    controls = banner.controls
    accepts = [x for x in controls if _ACCEPT.search(x) and not _REFUSE.search(x)]
    if accepts and not any(_REFUSE.search(x) for x in controls):
        yield (
            "refuse",
            f"The consent banner offers “{accepts[0]}” but no button beside it that refuses.",
            False,
        )


RULE = Rule(
    id="accessibility/consent-banner",
    title="Consent banner that gets in the way",
    why=(
        "A banner that covers the page, is not announced or cannot be refused stands between "
        "people and what they came for."
    ),
    fix=(
        "Keep it small and in the flow of the page, give it a role and a name, and put a button "
        "that refuses beside the one that accepts."
    ),
    reference="https://ico.org.uk/for-organisations/direct-marketing-and-privacy-and-electronic-communications/guide-to-pecr/cookies-and-similar-technologies/",
    severity="moderate",
    check=check,
    fixer="template",
)
