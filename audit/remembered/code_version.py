"""Names the code that judges, so that nothing is remembered that other code would say otherwise."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from audit.rule import Options, Rule
from signpost.workspace.blobs import digest, json_bytes

# What a page's judgement is made by, besides rules of other packages.
_PACKAGES = ("audit", "signpost")
_SOURCES = frozenset({".py", ".txt", ".toml", ".json"})


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
    return digest(json_bytes([_sources(_PACKAGES), _versions(), sys.version, _dictionaries()]))


def _others(rule: Rule) -> str:
    """Name the code of a rule that another package brings; "" for this one's."""
    package = getattr(rule.check, "__module__", "").partition(".")[0]
    return "" if package in _PACKAGES else _sources((package,))


@cache
def _sources(packages: Iterable[str]) -> str:
    """Name the source files of some packages by what they hold."""
    seen = hashlib.blake2b(digest_size=16)
    for package in packages:
        found = getattr(sys.modules.get(package), "__spec__", None)
        places = list(found.submodule_search_locations or ()) if found else []
        single = [Path(found.origin)] if found and not places and found.origin else []
        files = [x for place in places for x in Path(place).rglob("*") if x.suffix in _SOURCES]
        for file in sorted([*files, *single]):
            seen.update(f"{file.name} {file.stat().st_size} ".encode())
            seen.update(file.read_bytes())
    return seen.hexdigest()


def _versions() -> list[str]:
    """Name what is installed: a new parser or word list may read a page otherwise."""
    return sorted({f"{x.name} {x.version}" for x in metadata.distributions()})


def _dictionaries() -> list[str]:
    """Name the system's dictionaries that spelling is judged by."""
    folders = (Path(x) for x in ("/usr/share/hunspell", "/usr/share/myspell/dicts"))
    found = (x for folder in folders if folder.is_dir() for x in folder.glob("en_*"))
    return sorted(f"{x} {x.stat().st_size} {x.stat().st_mtime_ns}" for x in found)
