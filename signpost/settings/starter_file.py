"""Writes the commented signpost.toml that `signpost init` gives: every key, default and reason."""

from __future__ import annotations

import json
from collections.abc import Mapping

from signpost.settings.reading import LISTS, SECTIONS
from signpost.settings.values import comment_of, settings_of

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
        for key, setting in settings_of(section).items():
            if key == "rules":
                continue
            parts.append(f"# {comment_of(setting)}\n")
            if (name, key) == ("site", "url"):
                parts.append(f"url = {_toml(url)}\n")
            else:
                parts.append(f"# {key} = {_toml(setting.default)}\n")
    return "".join([*parts, _RULES, _JOURNEY])


def _toml(value: object) -> str:
    """Write a default as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_toml(x) for x in value) + "]"
    if isinstance(value, Mapping):
        return "{}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
