"""Phone links that ring another number than the one they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from audit.contact_links import without_call_prefix
from audit.evidence.links import anchors
from audit.evidence.task_pages.contact_routes import phones_in
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

_NOT_DIGITS = re.compile(r"[^0-9]")
_ABROAD = re.compile(r"^\+(?!44)")
# Digits of a whole UK number with its 0 (Ofcom's numbering plan).
_WHOLE = (10, 11)


def check(page: PageView) -> Iterator[Finding]:
    """Find tel: links whose text is one UK number and whose target is another."""
    links = [x for x in anchors.followable(page.links) if x.kind == "phone"]
    if not links:
        raise NotApplicable
    for link in links:
        shown = _number_in_text(link.text)
        target = unquote(link.url.partition(":")[2])
        rung = national(re.split(r"[;,]", without_call_prefix(target))[0])
        if shown and rung and shown != rung:
            yield Finding(
                message=f"The link shows {link.text.strip()} but rings {target}.",
                where=link.url,
                evidence=f"{link.text.strip()} | {link.url}",
                component=anchors.template_component(link, link.url),
            )


def _number_in_text(text: str) -> str:
    """Return the one whole number that a link's text shows; nothing if it shows none or several."""
    found = {national(x) for x in phones_in(text)}
    one = found.pop() if len(found) == 1 else ""
    return one if len(one) in _WHOLE else ""


def national(number: str) -> str:
    """Return a UK number's digits with its 0: “+44 (0)1632 960100” is “01632960100”.

    Numbers of other countries, and what is too short to be a whole number, give nothing.
    """
    number = number.strip().replace("(0)", "")
    if number.startswith("00"):
        number = f"+{number[2:]}"
    if _ABROAD.match(number):
        return ""
    digits = _NOT_DIGITS.sub("", number)
    if number.startswith("+44"):
        digits = f"0{digits[2:].removeprefix('0')}"
    return digits if len(digits) in _WHOLE else ""


RULE = Rule(
    id="content/phone-link-differs",
    title="Phone link that rings another number",
    why="Who taps the number reaches somebody else, and nobody who reads the page can tell.",
    fix="Find out which number is right, and write it in the text and after tel:.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#telephone-numbers",
    severity="serious",
    check=check,
)
