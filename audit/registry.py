"""Finds the rules: every module below the five category folders that defines RULE.

Adding a rule is adding a file; nothing keeps a list.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from audit.rule import Options, Rule
from signpost.settings.config import Config, ConfigError, nearest

CATEGORIES = ("readability", "content", "journeys", "mobile", "accessibility")


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by id, categories in the order above.

    Raises:
        ValueError: a rule's id is not its path.
    """
    rules: dict[str, Rule] = {}
    for category in CATEGORIES:
        package = importlib.import_module(f"audit.rules.{category}")
        found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        for module in sorted(found, key=lambda m: m.name.rpartition(".")[2]):
            rule = getattr(importlib.import_module(module.name), "RULE", None)
            if rule is None:
                continue
            expected = f"{category}/{module.name.rpartition('.')[2].replace('_', '-')}"
            if rule.id != expected:
                raise ValueError(f"{module.name}: its RULE is called {rule.id}")
            rules[rule.id] = rule
    return rules


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
