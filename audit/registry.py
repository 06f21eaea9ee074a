"""Finds the rules: those of this package, and those of other packages that are installed.

Adding a rule here is adding a file below a category's folder; nothing keeps a list. A package of
a council's own names its rules by the entry point group `signpost.rules`: a rule, a module that
defines RULE, or several rules (see `examples/signpost_extra_rule`).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any

import msgspec

from audit.rule import Options, Rule
from signpost.errors import SignpostError
from signpost.settings.config import Config, ConfigError, nearest

CATEGORIES = ("readability", "content", "journeys", "mobile", "accessibility")
ENTRY_POINT_GROUP = "signpost.rules"
# No page has more of anything that an option may count.
_MOST = 1_000_000_000


class PackagedRuleError(SignpostError):
    """A rule of another package cannot be used; the message names the package and says why."""


def confidential_rules() -> frozenset[str]:
    """Return the ids of the rules whose findings are told to people who sign in only."""
    return frozenset(rule.id for rule in all_rules().values() if rule.confidential)


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by id, categories in the order above; other packages' rules come last.

    Raises:
        ValueError: a rule's id is not its path.
        PackagedRuleError: a rule of another package is not one, or has another rule's id.
    """
    rules = {rule.id: rule for category in CATEGORIES for rule in _rules_of(category)}
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=_package):
        for rule in _packaged(point):
            if rule.id in rules:
                raise PackagedRuleError(f"{_named(point)}: there is a rule {rule.id!r} already")
            rules[rule.id] = rule
    return dict(sorted(rules.items(), key=lambda row: CATEGORIES.index(row[1].category)))


def _rules_of(category: str) -> Iterator[Rule]:
    """Yield this package's rules of one category, in order of their files' names."""
    package = importlib.import_module(f"audit.rules.{category}")
    modules = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    for module in sorted(modules, key=lambda m: m.name.rpartition(".")[2]):
        rule = getattr(importlib.import_module(module.name), "RULE", None)
        if rule is None:
            continue
        expected = f"{category}/{module.name.rpartition('.')[2].replace('_', '-')}"
        if rule.id != expected:
            raise ValueError(f"{module.name}: its RULE is called {rule.id}")
        yield rule


def _packaged(point: EntryPoint) -> Iterator[Rule]:
    """Yield the rules of one entry point.

    Raises:
        PackagedRuleError: it cannot be loaded, or what it names is no rule of a category.
    """
    try:
        loaded = point.load()
    except Exception as error:
        raise PackagedRuleError(f"{_named(point)}: {type(error).__name__}: {error}") from error
    if isinstance(loaded, ModuleType):
        loaded = getattr(loaded, "RULE", None)
    for rule in loaded if isinstance(loaded, Iterable) else [loaded]:
        if not isinstance(rule, Rule):
            raise PackagedRuleError(f"{_named(point)}: it names {rule!r}, which is no rule")
        if rule.category not in CATEGORIES or "/" not in rule.id:
            known = ", ".join(CATEGORIES)
            raise PackagedRuleError(
                f"{_named(point)}: the id {rule.id!r} has to begin with a category and a slash "
                f"({known})"
            )
        yield rule


def _package(point: EntryPoint) -> str:
    """Return the name of the package that an entry point is of."""
    return point.dist.name if point.dist else "a package"


def _named(point: EntryPoint) -> str:
    """Name an entry point for a message."""
    return f"the rule {point.name!r} of the package {_package(point)!r} cannot be used"


def chosen(config: Config) -> dict[str, tuple[Rule, Options]]:
    """Return the rules that are switched on, each with its options.

    Raises:
        ConfigError: the settings name a rule or an option that does not exist.
    """
    rules = all_rules()
    for name in [*config.audit.off, *config.audit.rules]:
        if name not in rules:
            raise ConfigError(f"[audit] unknown rule {name!r}{nearest(name, rules)}")
    return {
        key: (rule, _options(rule, config.audit.rules.get(key, {})))
        for key, rule in rules.items()
        if key not in config.audit.off
    }


def _check_range(key: str, default: float, value: float, where: str) -> None:
    """Refuse a number that no count, size or share can be.

    Raises:
        ConfigError: it is below nothing, above the whole, or no number at all.
    """
    is_share = isinstance(default, float) and "share" in key
    most = 100 if "percent" in key else 1 if is_share else _MOST
    if not 0 <= value <= most:  # nan is in no range
        raise ConfigError(f"{where} {key} has to be from 0 to {most}, not {value!r}")


def _options(rule: Rule, wanted: Mapping[str, Any]) -> Options:
    """Merge a rule's own options with the settings'."""
    where = f'[audit.rules."{rule.id}"]'
    for key, value in wanted.items():
        if key not in rule.options:
            raise ConfigError(f"{where} unknown option {key!r}{nearest(key, rule.options)}")
        default = rule.options[key]
        number = isinstance(default, (int, float)) and isinstance(value, (int, float))
        if type(value) is not type(default) and not (number and not isinstance(value, bool)):
            raise ConfigError(f"{where} {key} has to be like {default!r}, not {value!r}")
        if number:
            _check_range(key, default, value, where)
    merged = {**rule.options, **wanted}
    wrong = rule.problem(merged) if rule.problem else ""
    if wrong:
        raise ConfigError(f"{where} {wrong}")
    for key, value in wanted.items():
        if isinstance(value, (list, dict)):
            try:
                msgspec.convert(value, rule.option_types[key])
            except msgspec.ValidationError as error:
                raise ConfigError(f"{where} {key}: {error}") from error
    return merged
