"""Which rules run, and what is wrong with settings that name none, or options that none has."""

from __future__ import annotations

from typing import Any

import pytest

from audit.registry import CATEGORIES, all_rules, chosen
from signpost.settings.config import AuditSettings, Config, ConfigError, SiteSettings


def config(off: tuple[str, ...] = (), **rules: dict[str, Any]) -> Config:
    audit = AuditSettings(off=off, rules={k.replace("__", "/").replace("_", "-"): v for k, v in rules.items()})  # fmt: skip
    return Config(site=SiteSettings(url="https://www.mereford.gov.uk/"), audit=audit)


def test_rules_come_by_category_and_name() -> None:
    rules = list(all_rules())
    assert [x for x in CATEGORIES if any(r.startswith(f"{x}/") for r in rules)] == list(CATEGORIES)
    assert rules == sorted(rules, key=lambda x: (CATEGORIES.index(x.split("/")[0]), x.split("/")[1].replace("-", "_")))  # fmt: skip


def test_a_rule_that_is_off_does_not_run() -> None:
    rules = chosen(config(off=("content/faq-page",)))
    assert "content/faq-page" not in rules
    assert len(rules) == len(all_rules()) - 1


def test_options_stand_in_for_the_defaults() -> None:
    rules = chosen(config(readability__wall_of_text={"max_words": 70}))
    assert rules["readability/wall-of-text"][1] == {"max_words": 70}
    rules = chosen(config(content__heading_vague={"allowed": ["Overview"]}))
    assert rules["content/heading-vague"][1]["allowed"] == ["Overview"]
    assert "introduction" in rules["content/heading-vague"][1]["vague"]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"content__faq_pages": {}}, "unknown rule 'content/faq-pages': did you mean"),
        ({"readability__wall_of_text": {"max_word": 70}}, "unknown option 'max_word': did you mean"),
        ({"readability__wall_of_text": {"max_words": "70"}}, "max_words has to be like 90, not '70'"),
        ({"readability__wall_of_text": {"max_words": True}}, "max_words has to be like 90, not True"),
        ({"readability__idioms": {"allowed": "a"}}, "allowed has to be like [], not 'a'"),
        ({"readability__idioms": {"allowed": [1]}}, "allowed: Expected `str`, got `int`"),
        ({"readability__words_to_avoid": {"also": {"x": 3}}}, "also: 'x' needs a plain word"),
        ({"journeys__service_missing": {"not_ours": ["bins"]}}, "not_ours: Expected `int`"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_one_clear_line(rules: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as told:
        chosen(config(**rules))
    assert said in str(told.value)
    assert "\n" not in str(told.value)
