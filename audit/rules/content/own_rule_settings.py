"""The council's own rules as settings: reading them, and saying in one line what is wrong.

They are options of content/own-rules, one `[[audit.rules."content/own-rules".rules]]` table each.
Patterns come from people who write them once a year, and run over hostile pages: they have to
match in a time that one can foresee, so what may take long is refused before the audit begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import cast, get_args
from urllib.parse import urlsplit

from lxml.cssselect import CSSSelector, SelectorError

from audit.rule import Options, Severity
from signpost.settings.config import ConfigError, nearest

# A block of text is looked at up to here; with it the worst a pattern may cost is known.
LONGEST_BLOCK = 2_000
_MOST_STEPS = 50_000
_KINDS = ("phrase", "pattern", "selector")
_TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?[:=!<]?[=!]?)?)"
    r"|(?P<close>\))|(?P<many>[*+]|\{(?P<low>\d*)(?P<comma>,?)(?P<high>\d*)\})|(?P<other>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class OwnRule:
    """One rule of the council's own.

    One of `phrase` (words, whatever their case), `pattern` (regular expression) and `selector`
    (CSS) says what is looked for. `demand` is `must` or `must_not`. `pages` is a pattern of
    addresses with `*`, such as "/bins/*"; `since` the day from which the rule holds.
    """

    name: str
    why: str
    demand: str
    phrase: str = ""
    pattern: str = ""
    selector: str = ""
    pages: str = "*"
    since: str = ""
    severity: str = "minor"

    def holds(self, url: str, today: date) -> bool:
        """Whether the rule speaks of a page, on a day."""
        if self.since and today < date.fromisoformat(self.since):
            return False
        parts = urlsplit(url)
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        return fnmatchcase(path, self.pages)

    @property
    def severity_name(self) -> Severity:
        """The severity, as the contract types it."""
        return cast("Severity", self.severity)


def read_rules(rows: Iterable[object]) -> list[OwnRule]:
    """Read the rules out of their tables.

    Raises:
        ConfigError: one is not right; the message is one line that names it.
    """
    return [_read_rule(row, number) for number, row in enumerate(rows, 1)]


def problem(options: Options) -> str:
    """Say in one line what is wrong with the options, or nothing."""
    try:
        read_rules(options["rules"])
    except ConfigError as error:
        return str(error)
    return ""


def _read_rule(row: object, number: int) -> OwnRule:
    """Read one table."""
    known = {f.name: f.default is MISSING for f in fields(OwnRule)}
    if not isinstance(row, Mapping):
        raise ConfigError(f"rules: number {number} has to be a table")
    where = f"rule {row.get('name') or number!r}:"
    for key, value in row.items():
        if key not in known:
            raise ConfigError(f"{where} unknown key {key!r}{nearest(key, known)}")
        if not isinstance(value, str):
            raise ConfigError(f"{where} {key} has to be a text in quotes, not {value!r}")
    for key, needed in known.items():
        if needed and not row.get(key):
            raise ConfigError(f"{where} {key} is missing")
    rule = OwnRule(**row)
    wrong = _value_error(rule)
    if wrong:
        raise ConfigError(f"{where} {wrong}")
    return rule


def _value_error(rule: OwnRule) -> str:
    """Say what is wrong with the values of a rule, or nothing."""
    if rule.demand not in ("must", "must_not"):
        return f'demand has to be "must" or "must_not", not {rule.demand!r}'
    if sum(bool(getattr(rule, kind)) for kind in _KINDS) != 1:
        return f"needs one of {', '.join(_KINDS)}"
    if rule.severity not in get_args(Severity):
        return f"severity has to be one of {', '.join(get_args(Severity))}"
    if rule.since:
        try:
            date.fromisoformat(rule.since)
        except ValueError:
            return f'since has to be a day such as "2026-04-01", not {rule.since!r}'
    return _wrong_pattern(rule.pattern) if rule.pattern else _wrong_selector(rule.selector)


def _wrong_pattern(pattern: str) -> str:
    """Say why a pattern cannot be used, or nothing."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"pattern {pattern!r} is no regular expression: {error}"
    if pattern_cost(pattern) > _MOST_STEPS:
        return (
            f"pattern {pattern!r} could take too long: use one * or + at most, none inside a "
            "repeated group, and {0,40} for the others"
        )
    return ""


def pattern_cost(pattern: str) -> float:
    """Estimate how many ways there are to try a pattern at one place of a block (LONGEST_BLOCK).

    The product of how often each part may repeat. A repeated group with repeats or choices in it,
    and a reference to an earlier group, have no bound: infinity.
    """
    ways = 1.0
    holds: list[bool] = [False]
    closed = False
    for token in _TOKEN.finditer(pattern):
        kind = token.lastgroup
        if token["escape"] and (token["escape"][1].isdigit() and token["escape"][1] != "0"):
            return float("inf")
        if token["open"]:
            if pattern.startswith("(?P=", token.start()):
                return float("inf")
            holds.append(False)
        elif token["close"]:
            closed = holds.pop() if len(holds) > 1 else False
            holds[-1] = holds[-1] or closed
            continue
        elif token["many"]:
            if closed:
                return float("inf")
            ways *= _times(token)
            holds[-1] = True
        elif kind == "other" and token["other"] == "|":
            holds[-1] = True
        closed = False
    return ways


def _times(token: re.Match[str]) -> int:
    """Return how often a part may repeat."""
    if token["many"] in "*+" or (token["comma"] and not token["high"]):
        return LONGEST_BLOCK
    return int(token["high"] or token["low"] or 1)


def _wrong_selector(selector: str) -> str:
    """Say why a selector cannot be used, or nothing."""
    try:
        compiled_selector(selector or "*")
    except SelectorError as error:
        return f"selector {selector!r} cannot be read: {error}"
    return ""


@lru_cache(maxsize=256)
def compiled_selector(selector: str) -> CSSSelector:
    """Compile a CSS selector.

    Raises:
        SelectorError: it is none.
    """
    return CSSSelector(selector, translator="html")
