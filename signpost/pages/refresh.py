"""The address in a Refresh header or a `<meta http-equiv=refresh>`, as browsers read it."""

from __future__ import annotations

import re

# HTML standard, 4.2.5.3, "shared declarative refresh steps": the seconds (which may be written as
# ".5" or "5.9", of which only the whole count), then what stands between them and the address.
_SPACE = r"[\t\n\f\r ]*"
_DELAY = re.compile(rf"{_SPACE}(?P<seconds>[0-9]*)(?P<rest>[0-9.]*)")
_BEFORE_ADDRESS = re.compile(rf"{_SPACE}[;,]?{_SPACE}")
_KEYWORD = re.compile(rf"[Uu][Rr][Ll]{_SPACE}={_SPACE}")
_SEPARATORS = frozenset("\t\n\f\r ;,")


def refresh_target(value: str) -> str | None:
    """Return the address that a refresh leads to, as written; "" is the page itself.

    None where it is no refresh that a browser would act on.
    """
    return parsed[1] if (parsed := parse_refresh(value)) else None


def parse_refresh(value: str) -> tuple[int, str] | None:
    """Return the seconds and the address of a refresh, or None where it is not one."""
    start = _DELAY.match(value)
    if start is None or not (start["seconds"] or start["rest"].startswith(".")):
        return None
    seconds = int(start["seconds"][:9] or 0)
    tail = value[start.end() :]
    if not tail:
        return seconds, ""
    if tail[0] not in _SEPARATORS:
        return None
    between = _BEFORE_ADDRESS.match(tail)
    return seconds, _address(tail[between.end() if between else 0 :])


def _address(text: str) -> str:
    """Return the address in what follows the seconds: `url=` and quotes may be there or not."""
    keyword = _KEYWORD.match(text)
    if keyword:
        text = text[keyword.end() :]
    if text[:1] in ("'", '"'):
        quote, text = text[0], text[1:]
        text = text.partition(quote)[0]
    return text.strip("\t\n\f\r ")
