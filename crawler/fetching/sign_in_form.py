"""Reads the page with a sign-in form, fills the form in, and tells if a page shows the sign."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from cssselect import HTMLTranslator, SelectorError
from lxml.html import FormElement, HtmlElement

from signpost.pages.addresses import resolve
from signpost.pages.markup import parse, squeeze, text_of

_BUTTONS = './/button[not(@type) or @type="submit"] | .//input[@type="submit" or @type="image"]'


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as a browser would send it; `used` are the fields that were filled in."""

    url: str
    method: str
    data: str
    used: frozenset[str]


def fill_in(
    body: bytes, content_type: str, url: str, values: Mapping[str, str]
) -> FilledForm | None:
    """Fill in the form of a page that has the most of some fields; None: there is none.

    What else the form holds, such as a token that it has to bring back, goes along.
    """
    root = parse(body, content_type)
    forms = [x for x in root.iter("form") if isinstance(x, FormElement)]
    best = max(forms, key=lambda form: len(_names(form) & values.keys()), default=None)
    used = frozenset(_names(best) & values.keys()) if best is not None else frozenset()
    if best is None or not used:
        return None
    base = next((x.get("href") for x in root.iter("base") if x.get("href")), None)
    start = resolve(url, base) if base else None
    target = resolve(start[0] if start else url, best.get("action") or url)
    if target is None:
        return None
    rows = [(name, value) for name, value in best.form_values() if name not in used]
    rows += [*_button(best), *((name, values[name]) for name in sorted(used))]
    method = "POST" if (best.get("method") or "").strip().lower() == "post" else "GET"
    return FilledForm(target[0], method, urlencode(rows), used)


def has_password_field(body: bytes, content_type: str) -> bool:
    """Whether a page asks for a password."""
    return next(_password_fields(parse(body, content_type)), None) is not None


def is_the_form(body: bytes, content_type: str, names: Collection[str]) -> bool:
    """Whether a page asks for a password in a form that has one of some fields."""
    fields = _password_fields(parse(body, content_type))
    forms = (next(field.iterancestors("form"), None) for field in fields)
    return any(isinstance(x, FormElement) and bool(_names(x) & set(names)) for x in forms)


def shows(body: bytes, content_type: str, sign: str) -> bool:
    """Whether a page shows some words, or has what a CSS selector names."""
    root = parse(body, content_type)
    buttons = (x.get("value") or "" for x in root.iter("input") if x.get("type") == "submit")
    words = squeeze(f"{text_of(root)} {' '.join(buttons)}").lower()
    if squeeze(sign).lower() in words:
        return True
    try:
        return bool(root.xpath(HTMLTranslator().css_to_xpath(sign)))
    except (SelectorError, RecursionError):
        return False


def _names(form: FormElement) -> set[str]:
    """Return the names of a form's fields."""
    return {str(name) for name in form.fields}


def _password_fields(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the fields for passwords."""
    for field in root.iter("input"):
        if (field.get("type") or "").strip().lower() == "password":
            yield field


def _button(form: FormElement) -> list[tuple[str, str]]:
    """Return what the form's first button sends, which a browser presses on Enter."""
    found = form.xpath(_BUTTONS)
    first = found[0] if isinstance(found, list) and found else None
    if not isinstance(first, HtmlElement) or not first.get("name"):
        return []
    return [(first.get("name") or "", first.get("value") or "")]
