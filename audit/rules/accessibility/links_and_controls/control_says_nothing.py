"""Buttons and frames with names that would fit any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, squeeze, text_of

_EMPTY = re.compile(
    r"^(?:button ?\d*|click(?: here| me)?|press(?: here)?|here|image|icon|submit query"
    r"|untitled(?: document)?"
    r"|i?frame ?\d*|title|content|new page|page|test|embed(?:ded)?|widget"
    r"|\S{1,80}\.(?:html?|php|aspx?|js|png|jpe?g|gif))$",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find buttons and frames called “button”, “click here”, “frame” or by a file's name."""
    controls = page.tree.xpath(
        "//button | //*[@role='button'] | //iframe[@title] | //frame[@title]"
        " | //input[@type='submit' or @type='button']"
    )
    if not controls:
        raise NotApplicable
    for control in controls:
        name = _name(control)
        if _EMPTY.match(name):
            yield uncertain_finding_at(control, f"“{name}” does not say what this does or holds.")


def _name(control: Element) -> str:
    """Return what a control is called."""
    if control.get("aria-label"):
        return squeeze(control.get("aria-label") or "")
    if control.tag in ("iframe", "frame"):
        return squeeze(control.get("title") or "")
    if control.tag == "input":
        return squeeze(control.get("value") or "")
    return text_of(control) or squeeze(" ".join(x.get("alt") or "" for x in control.iter("img")))


RULE = Rule(
    id="accessibility/control-says-nothing",
    title="Button or frame whose name says nothing",
    why="People who hear the name alone cannot tell what will happen, or what the frame holds.",
    fix="Name the deed or the content: “Send your report”, “Map of polling stations”.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",
    severity="moderate",
    check=check,
    criterion="2.4.6",
    version=2,
)
