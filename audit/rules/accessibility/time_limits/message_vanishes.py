"""Messages that go away, or change, by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import Element

# A class that goes or comes may be any; these are the ones by which things are shown and hidden.
_SHOWING = r"(?:is-|has-)?(?:show|shown|showing|visible|open|opened|active|in)"
_HIDING = (
    r"(?:is-|has-|d-|u-)?(?:hide|hidden|hiding|invisible|none|closed?|dismissed|fade-?out|gone)"
)
_TIMER = re.compile(
    r"\bset(?:Timeout|Interval)\s*\((?P<what>[^;]{0,200}?)"
    r"(?:\.hide\s*\(|\.fadeOut\s*\(|\.slideUp\s*\(|(?<!classList)\.remove\s*\("
    rf"|classList\.remove\s*\(\s*['\"]{_SHOWING}['\"]|classList\.add\s*\(\s*['\"]{_HIDING}['\"]"
    r"|display\s*[=:]\s*.none|\.hidden\s*=\s*true)(?P<rest>[^;]{0,80};?[^;]{0,40})"
)
# A timer that puts other words in their place, again and again; called by name or written there.
_CHANGES = r"\.(?:textContent|innerText|innerHTML)\s*=(?!=)|\.(?:text|html)\s*\(\s*[^)\s]"
_INTERVAL = re.compile(r"\bsetInterval\s*\(\s*(?:(?P<name>[\w$]{1,60})\s*,|(?P<body>[^;]{0,300}))")
_CLOCK = re.compile(r"clock|Date\s*\(|count|remaining|char|timer|progress|load", re.IGNORECASE)
_DELAYED = re.compile(r"\.delay\s*\(\s*\d{4,6}\s*\)\s*\.\s*(?:fadeOut|slideUp|hide)")
_WAIT = re.compile(r",\s*(\d{1,7})\s*\)")
# What comes and goes of itself and says nothing that anybody has to read.
_NO_MESSAGE = re.compile(
    r"spin|load|progress|menu|\bnav|tooltip|drop-?down|skeleton|overlay|backdrop|ripple|splash"
    r"|script\b|iframe",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"(?:^|[\s_-])(?:toasts?|alerts?|messages?|msg|notifications?|flash|snackbars?)(?:$|[\s_-])"
)
_NOT_ONE = re.compile(r"(?:message-?board|flash-?(?:card|sale|player)|alert-?(?:list|settings))")
_FOR_A_WHILE = (
    "data-delay", "data-bs-delay", "data-timeout", "data-duration", "data-auto-dismiss",
    "data-autohide", "data-bs-autohide", "data-dismiss-after",
)  # fmt: skip
_MAY_GO = f"//script | //*[{' or '.join(f'@{name}' for name in _FOR_A_WHILE)}]"
_NO_TIME = frozenset({"", "0", "false", "no", "off", "none"})
# Sooner than this nobody reads: it is the end of an animation.
_SHORTEST_MILLISECONDS = 1000
# Characters.
_LONGEST_SCRIPT = 20_000


def check(page: PageView) -> Iterator[Finding]:
    """Find scripts of the page that hide or change words by time, and toasts set to go.

    A long script is a bundle of the website's whole furniture: a timer in it says nothing of this
    page.
    """
    for element in page.tree.xpath(_MAY_GO):
        if element.tag == "script" and len(element.text or "") > _LONGEST_SCRIPT:
            continue
        if element.tag == "script" and _hides(element.text or ""):
            yield uncertain_finding_at(
                element, "A timer of this page hides something: a person has to see what."
            )
        elif element.tag == "script" and _changes(element.text or ""):
            yield uncertain_finding_at(
                element, "A timer of this page changes words: can people stop it?", key="changes"
            )
        elif _is_toast(element):
            yield uncertain_finding_at(element, "This message is set to go away by itself.")


def _hides(script: str) -> bool:
    """Whether a script hides something that may be a message, after a time to read it."""
    if not any(x in script for x in ("setTimeout", "setInterval", ".delay")):
        return False
    return bool(_DELAYED.search(script)) or any(map(_may_be_message, _TIMER.finditer(script)))


def _may_be_message(timer: re.Match[str]) -> bool:
    """Whether what a timer hides is not named as something else, and stays for a while."""
    wait = _WAIT.search(timer["rest"])
    soon = wait is not None and int(wait[1]) < _SHORTEST_MILLISECONDS
    return not soon and not _NO_MESSAGE.search(timer["what"])


def _changes(script: str) -> bool:
    """Whether a script changes words again and again, and not those of a clock or counter."""
    return "setInterval" in script and any(
        re.search(_CHANGES, body) and not _CLOCK.search(body)
        for timer in _INTERVAL.finditer(script)
        for body in [timer["body"] or _function(script, timer["name"])]
    )


def _function(script: str, name: str) -> str:
    """Return the beginning of a script's function of this name, if it has one."""
    start = re.search(
        rf"\bfunction\s+{re.escape(name)}\b|\b{re.escape(name)}\s*=\s*(?:function|\()", script
    )
    return script[start.start() : start.end() + 400] if start else ""


def _is_toast(element: Element) -> bool:
    """Whether an element is called a message and has a time after which it goes."""
    if not isinstance(element.tag, str):
        return False
    said = {x: v.strip().lower() for x in _FOR_A_WHILE if (v := element.get(x)) is not None}
    stays = any(name.endswith("autohide") and v in _NO_TIME for name, v in said.items())
    if stays or not any(v not in _NO_TIME for v in said.values()):
        return False
    named = f"{element.get('class') or ''} {element.get('role') or ''}".lower()
    return bool(_MESSAGE.search(named)) and not _NOT_ONE.search(named)


RULE = Rule(
    id="accessibility/message-vanishes",
    title="Message that goes away",
    why=(
        "A message that is gone after seconds was never there for who reads slowly or looks "
        "elsewhere."
    ),
    fix="Let the message stand until people close it.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable",
    severity="moderate",
    check=check,
    criterion="2.2.1",
    version=3,
)
