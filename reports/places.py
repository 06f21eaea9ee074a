"""How a finding is shown in its place: a quoted sentence, a link, or an element's HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from audit.rule import Finding
from reports.writing.templating import quoted_on

Kind = Literal["element", "link", "sentence", "nothing"]

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}:\S|//?\S|\?\S)[^\s<>]*", re.IGNORECASE)
# A path as signpost.pages.markup.css_path or axe-core writes it: steps joined by >, or one step
# that has an id, a class or the like. "i.e" is a sentence's, not an element's.
_MORE = r"(?:[#.][\w-]+|\[[^\]\s]+\]|:[\w-]+(?:\([^)\s]*\))?)"
_STEP = rf"[a-z][\w-]*{_MORE}*"
_PATH = re.compile(rf"(?!i\.e$)(?:{_STEP}(?: ?> ?{_STEP})+|(?:[a-z][\w-]*)?{_MORE}+|html|body)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is. `text` is what stands there; `see` opens the page at it, if it can.

    For an element `text` is its HTML (or words) and `path` its CSS path; for a link `text` is
    what it says and `target` where it leads.
    """

    kind: Kind
    text: str = ""
    target: str = ""
    path: str = ""
    note: str = ""
    see: str = ""

    @property
    def is_html(self) -> bool:
        """Whether `text` is markup."""
        return self.text.lstrip().startswith("<")


def place_of(finding: Finding, url: str) -> Place:
    """Tell how to show a finding of the page at `url`."""
    where, evidence = finding.where.strip(), finding.evidence.strip()
    if not where and not evidence:
        return Place("nothing")
    if _ADDRESS.fullmatch(where):
        return Place("link", text=evidence, target=where)
    if evidence.startswith("<") or _PATH.fullmatch(where):
        return Place("element", text=evidence, path=where)
    quote, note = (where, evidence) if where else (evidence, "")
    if note == quote:
        note = ""
    return Place("sentence", text=quote, note=note, see=quoted_on(url, quote))
