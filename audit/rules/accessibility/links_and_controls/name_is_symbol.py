"""Links and buttons called by a symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, text_of

_LETTER = re.compile(r"[A-Za-z]")
_LEAST_LETTERS = 4
# Signs of money and parts are read as what they are.
_SYMBOL = re.compile(r"^(?:[xX]|[^\w\s£€$%]{1,4}|[xX]\s?[^\w\s])$")


# The network that is called X.
_CALLED_X = re.compile(
    r"^(?:https?:)?//(?:www\.|mobile\.)?(?:twitter|x)\.com(?:/|$)", re.IGNORECASE
)
_NAMES_INSIDE = (
    ".//img[string-length(@alt)>1] | .//*[@aria-label] | .//svg//title[string-length(.)>1]"
)


def check(page: PageView) -> Iterator[Finding]:
    """Find links and buttons whose only name is a sign such as “X” or “»”.

    Some are read as what they stand for: a person has to say whether it is enough.
    """
    controls = page.tree.xpath("//a[@href] | //button | //*[@role='button']")
    if not controls:
        raise NotApplicable
    letters = sum(1 for x in controls if _LETTER.fullmatch(text_of(x)))
    for control in controls:
        words = text_of(control)
        if letters >= _LEAST_LETTERS and _LETTER.fullmatch(words):
            continue  # the X of an A to Z
        if _SYMBOL.match(words) and not _has_other_name(control) and not is_hidden(control):
            yield uncertain_finding_at(
                control, f"This is called “{words}”: a screen reader says the sign or nothing."
            )


def _has_other_name(control: Element) -> bool:
    """Whether a control has a name in ARIA, a picture or title, or is of the network called X."""
    named = control.get("aria-label") or control.get("aria-labelledby")
    is_x = text_of(control) in "xX" and _CALLED_X.match(control.get("href") or "")
    return bool(named or is_x or control.xpath(_NAMES_INSIDE))


RULE = Rule(
    id="accessibility/name-is-symbol",
    title="Link or button called by a symbol",
    why="“X” is a cross for who sees it, and a letter for who hears it.",
    fix="Say what it does in words: aria-label=“Close”, or words that only screen readers read.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F26",
    severity="moderate",
    check=check,
    criterion="2.4.4",
    fixer="template",
    version=3,
)
