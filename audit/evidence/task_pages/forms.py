"""The forms of a page: their fields, where they send, and what they are for."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field

from audit.evidence.markup.form_fields import fields_of, kind_of
from audit.evidence.task_pages.onward_links import base_address, content_root, is_framing
from audit.inputs import PageView
from signpost.pages.addresses import resolve
from signpost.pages.markup import Element, css_path, text_of

_CHOICES = frozenset({"select", "checkbox", "radio"})
_SEARCH_NAMES = re.compile(r"^(q|s|query|search\w*|keywords?|term|terms|find)$", re.IGNORECASE)
_SEARCH = re.compile(r"search|filter|sort|refine", re.IGNORECASE)
_ASIDE = re.compile(
    r"cookie|newsletter|subscri|helpful|feedback|rate this|rating|survey|translate", re.IGNORECASE
)
_JAVASCRIPT = re.compile(r"^\s*javascript:", re.IGNORECASE)
# Scripts of these types are data, not programs.
_DATA_SCRIPTS = re.compile(r"json|template|html|importmap|speculationrules", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `action` is as written; `target` is its address, empty where there is none."""

    element: Element
    method: str
    action: str | None
    target: str
    fields: list[Element] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The CSS path of the form."""
        return css_path(self.element)

    @property
    def has_token(self) -> bool:
        """Whether a hidden field of a server's framework is in it: the server takes it in."""
        return any(
            (x.get("type") or "").lower() == "hidden" and x.get("value")
            for x in self.element.iter("input")
        )

    @property
    def is_worked_by_program(self) -> bool:
        """Whether its buttons send nothing (`type=button`): a program does what they are for."""
        kinds = [
            (x.get("type") or ("submit" if x.tag == "button" else "text")).lower()
            for x in self.element.iter("button", "input")
        ]
        return "button" in kinds and not {"submit", "image"}.intersection(kinds)

    @property
    def goes_nowhere(self) -> bool:
        """Whether no address is written: no action, an empty one, `#` or a script."""
        action = (self.action or "").strip()
        return action in ("", "#") or bool(_JAVASCRIPT.match(action))

    @property
    def is_search(self) -> bool:
        """Whether the form looks something up: a search box, or a filter of choices."""
        named = " ".join(self.element.get(x) or "" for x in ("role", "class", "id", "aria-label"))
        if _SEARCH.search(named) or any(kind_of(x) == "search" for x in self.fields):
            return True
        typed = [x for x in self.fields if kind_of(x) not in _CHOICES]
        return all(_SEARCH_NAMES.match(x.get("name") or x.get("id") or "") for x in typed) and (
            self.method == "get" or bool(typed)
        )

    @property
    def is_aside(self) -> bool:
        """Whether the form is not what the page is for: feedback, newsletter, cookies."""
        named = " ".join(self.element.get(x) or "" for x in ("class", "id", "aria-label", "action"))
        return bool(_ASIDE.search(f"{named} {text_of(self.element)[:200]}")) and (
            len(self.fields) <= 4
        )


def forms(view: PageView) -> list[Form]:
    """Return every form of a page that has a field, in document order."""
    start = base_address(view)
    found = []
    for element in view.tree.iter("form"):
        fields = fields_of(element)
        if not fields:
            continue
        action = element.get("action")
        target = resolve(start, action) if action and action.strip() else None
        method = (element.get("method") or "get").strip().lower()
        found.append(Form(element, method, action, target[0] if target else "", fields))
    return found


def main_forms(view: PageView) -> list[Form]:
    """Return the forms of the main content that have a field there.

    Where one form is wrapped round the whole page (some systems do that), its fields are those
    that stand in the content.
    """
    root, landmark = content_root(view)
    found = []
    for form in forms(view):
        if form.element in root.iterancestors():
            mine = [x for x in fields_of(root) if not is_framing(x, root, landmark)]
            found.append(dataclasses.replace(form, fields=mine))
        elif root in form.element.iterancestors() and not is_framing(form.element, root, landmark):
            found.append(form)
    return [form for form in found if form.fields]


def task_forms(view: PageView) -> list[Form]:
    """Return the forms of the main content that a resident fills in to get something done.

    Search boxes, filters, feedback and newsletter forms are left out.
    """
    return [form for form in main_forms(view) if not form.is_search and not form.is_aside]


def has_program(view: PageView) -> bool:
    """Whether any script runs on the page, that might send a form by itself."""
    for script in view.tree.iter("script"):
        if not _DATA_SCRIPTS.search(script.get("type") or ""):
            return True
    return any(
        str(name).startswith("on") for form in view.tree.iter("form") for name in form.attrib
    )
