"""Puzzles that tell people from programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.task_pages.forms import forms
from audit.inputs import PageView
from audit.rule import Finding, Rule

_CAPTCHA = re.compile(
    r"captcha|turnstile|(?:security|verification) (?:image|code in the)", re.IGNORECASE
)
_TAGS = ("img", "iframe", "div", "input", "script", "svg", "canvas")
_NAMES = ("src", "class", "id", "alt", "title", "name", "data-sitekey")


def check(page: PageView) -> Iterator[Finding]:
    """Find what is called a captcha; told once a page.

    Many templates load the script of one on every page: it counts where there is a form to send.
    """
    has_form = any(not form.is_search for form in forms(page))
    for element in page.tree.iter(*_TAGS):
        if element.tag == "script" and not has_form:
            continue
        if any(_CAPTCHA.search((element.get(name) or "")[:2000]) for name in _NAMES):
            yield uncertain_finding_at(
                element, "This page uses a captcha: a person has to try it.", key="captcha"
            )
            return


RULE = Rule(
    id="accessibility/captcha",
    title="Puzzle to tell people from programs",
    why="Who cannot see or hear the puzzle, or solve it, cannot send the form.",
    fix=(
        "Use a check that people do not notice; offer at least two kinds of puzzle and a way to "
        "a person."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum",
    severity="serious",
    check=check,
    criterion="1.1.1",
    version=2,
    fixer="template",
)
