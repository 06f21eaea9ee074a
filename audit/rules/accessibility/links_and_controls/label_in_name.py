"""Controls whose accessible name leaves out the words that are shown on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.markup import Element, text_of

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"""\saria-label="([^"]*)\"""")
_CLASS = re.compile(r"""\sclass="([^"]+)\"""")
_SAYING = "This control's name in the code leaves out the words that are shown on it."
_CONTROLS = (
    "//a[@href][@aria-label] | //button[@aria-label] | //summary[@aria-label]"
    " | //*[@aria-label][@role='button' or @role='link' or @role='tab' or @role='menuitem'"
    " or @role='checkbox' or @role='radio' or @role='switch' or @role='option']"
)


def check_words(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found, and names that have the shown words only as parts of longer ones.

    axe takes “20” for a part of “2021”. Who says a word to a device does not.
    """
    controls = page.tree.xpath(_CONTROLS)
    whole = {x.get("aria-label") for x in controls if _says_all(x)}
    told = [x for x in found if _name_in(x.evidence) not in whole]
    shown = _shown_by_class(page.tree, told)
    for one in told:
        if not _named_by_script(shown[_class_in(one.evidence)], one.evidence):
            yield one
    for control in controls:
        written, name = text_of(control).lower(), control.get("aria-label").lower()
        if (
            not written
            or is_hidden(control)
            or "".join(written.split()) not in "".join(name.split())
        ):
            continue  # axe has told of it
        words, said = _WORD.findall(written), _WORD.findall(name)
        if words and not _is_part(words, said):
            yield uncertain_finding_at(control, _SAYING)


def _says_all(control: Element) -> bool:
    """Whether a control's name has its shown words in a row, whatever signs stand between them."""
    said = _WORD.findall((control.get("aria-label") or "").lower())
    return _is_part(_WORD.findall(text_of(control).lower()), said)


def _shown_by_class(tree: Element, found: Sequence[Finding]) -> dict[str, list[list[str]]]:
    """Return the words on the elements that have a found control's class, before scripts ran."""
    shown: dict[str, list[list[str]]] = {_class_in(x.evidence): [] for x in found}
    for element in tree.iter() if shown else ():
        words = shown.get(element.get("class") or "")
        if words is not None and element.get("class") and element.get("aria-label") is None:
            words.append(_WORD.findall(text_of(element).lower()))
    return shown


def _named_by_script(shown: Sequence[list[str]], html: str) -> bool:
    """Whether a script's name for a control begins with words that the page as sent shows on it."""
    said = _WORD.findall(_name_in(html).lower())
    return bool(said) and any(words and said[: len(words)] == words for words in shown)


def _class_in(html: str) -> str:
    """Return the class that the beginning of an element's HTML gives it."""
    named = _CLASS.search(html.partition(">")[0])
    return unescape(named[1]) if named else ""


def _name_in(html: str) -> str:
    """Return the name that the beginning of an element's HTML gives it."""
    named = _NAME.search(html.partition(">")[0])
    return unescape(named[1]) if named else ""


def _is_part(words: list[str], said: list[str]) -> bool:
    """Whether some words stand in a row among others."""
    size = len(words)
    return any(said[i : i + size] == words for i in range(len(said) - size + 1))


RULE = engine_rule(
    name="label-in-name",
    criterion="2.5.3",
    understanding="label-in-name",
    title="Name that differs from the words shown",
    why=(
        "People who speak to their device say the words that they see; this control listens "
        "to others."
    ),
    fix="Begin the control's accessible name with the words that are shown on it.",
    by_sight=True,
    version=4,
    sayings={"label-content-name-mismatch": _SAYING},
    reread=check_words,
)
