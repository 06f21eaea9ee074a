"""Names the code that judges, so that nothing is remembered that other code would say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from audit.rule import Options, Rule
from signpost.workspace.blobs import digest, json_bytes
from signpost.workspace.code_version import sources, versions

# What a page's judgement is made by, besides rules of other packages.
_PACKAGES = ("audit", "signpost")


def rule_keys(rules: Mapping[str, tuple[Rule, Options]]) -> dict[str, str]:
    """Name what each rule's judgement depends on besides its page: version, options and code."""
    ours = _ours()
    return {
        name: digest(json_bytes([rule.version, dict(options), ours, _others(rule)]))
        for name, (rule, options) in rules.items()
    }


def summary_key(familiar: object) -> str:
    """Name what a page's summary depends on besides the page: code, and words held familiar."""
    return digest(json_bytes([_ours(), familiar]))


@cache
def _ours() -> str:
    """Name this code with the packages that it uses, Python's own version among them."""
    return digest(json_bytes([sources(_PACKAGES), versions(), _dictionaries()]))


def _others(rule: Rule) -> str:
    """Name the code of a rule that another package brings; "" for this one's."""
    package = getattr(rule.check, "__module__", "").partition(".")[0]
    return "" if package in _PACKAGES else sources((package,))


def _dictionaries() -> list[str]:
    """Name the system's dictionaries that spelling is judged by."""
    folders = (Path(x) for x in ("/usr/share/hunspell", "/usr/share/myspell/dicts"))
    found = (x for folder in folders if folder.is_dir() for x in folder.glob("en_*"))
    return sorted(f"{x} {x.stat().st_size} {x.stat().st_mtime_ns}" for x in found)
