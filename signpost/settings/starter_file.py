"""Writes the commented signpost.toml that `signpost init` gives: every key, default and reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import inspect

from signpost.settings.reading import LISTS, SECTIONS
from signpost.settings.values import comment_of, settings_of, type_of

_HEAD = """\
# Settings of Signpost for one website. Every key is here with its default;
# take the # away in front of a key to change it.
"""
_RULES = """
# A rule's own options are a table of their own; `signpost rules RULE_ID` lists them:
# [audit.rules."readability/long-sentences"]
# max_words = 25
"""
_JOURNEY = """
# A user story to test the site against. Write one [[journey]] for each top task, here or in files
# in the folder "journeys" beside this one; `signpost init` puts the usual tasks there.
# [[journey]]
# name = "Pay my council tax"
# who = "Someone on a phone, in a break at work"
# need = "As a resident I need to pay this month's council tax so that I am not in arrears"
# searches = ["pay council tax", "counciltax"]
# start = "/"
# end = "/council-tax/pay*"
# contact = "020 7946 0000"
"""


def starter(url: str) -> str:
    """Return the text of a new signpost.toml for the site at `url`."""
    parts = [_HEAD]
    for name, section in SECTIONS.items():
        if name in LISTS:
            continue
        parts.append(f"\n[{name}]\n")
        parts += _settings(name, section, url)
    return "".join([*parts, _RULES, _JOURNEY])


def _settings(name: str, section: type[msgspec.Struct], url: str) -> Iterator[str]:
    """Yield the settings of a section, each under its comment; tables inside it come last."""
    tables: list[tuple[str, inspect.Field, type[msgspec.Struct]]] = []
    for key, setting in settings_of(section).items():
        kind = type_of(setting)
        if isinstance(kind, inspect.StructType):
            tables.append((key, setting, kind.cls))
        elif key != "rules":
            yield f"# {comment_of(setting)}\n"
            site = (name, key) == ("site", "url")
            yield f"url = {_toml(url)}\n" if site else f"# {key} = {_toml(setting.default)}\n"
    for key, setting, inner in tables:
        yield f"\n# {comment_of(setting)}\n[{name}.{key}]\n"
        yield from _settings(f"{name}.{key}", inner, url)


def _toml(value: object) -> str:
    """Write a default as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_toml(x) for x in value) + "]"
    if isinstance(value, Mapping):
        return "{}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
