"""What the council itself asks of its pages, written as settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.rules.content import own_rule_settings
from audit.rules.content.own_rule_settings import LONGEST_BLOCK, OwnRule
from signpost.language.sentences import sentence_at
from signpost.pages.markup import css_path, squeeze

# Of one rule on one page.
_MOST = 20


def check(page: PageView, today: date, *, rules: Sequence[object] = ()) -> Iterator[Finding]:
    """Find where a page does what one of the council's rules forbids, or lacks what it asks for.

    Phrases and patterns are looked for in the title, the description and the main content, a block
    at a time; selectors in the whole page.
    """
    held = [rule for rule in own_rule_settings.read_rules(rules) if rule.holds(page.url, today)]
    if not held:
        raise NotApplicable
    for rule in held:
        places = list(_places(rule, page))[:_MOST]
        if rule.demand == "must" and not places:
            yield _finding(rule, f"This page lacks what it must have: {rule.name}.", "page", "")
        elif rule.demand == "must_not":
            for where, evidence in places:
                yield _finding(rule, f"{rule.name}.", where, evidence)


def _finding(rule: OwnRule, what: str, where: str, evidence: str) -> Finding:
    """Make a finding of one rule."""
    return Finding(
        message=f"{what} {rule.why}",
        where=where,
        evidence=evidence,
        severity=rule.severity_name,
        key=f"{rule.name} {where}",
    )


def _places(rule: OwnRule, page: PageView) -> Iterator[tuple[str, str]]:
    """Yield (where, evidence) for each place that a rule's phrase, pattern or selector finds."""
    if rule.selector:
        for element in own_rule_settings.compiled_selector(rule.selector)(page.tree):
            yield css_path(element), squeeze(element.text_content())[:200]
        return
    pattern = _pattern(rule)
    content = page.content
    texts = [content.title, content.description, *(block.text for block in content.blocks)]
    for text in texts:
        for match in pattern.finditer(text[:LONGEST_BLOCK]):
            if match.group():
                yield sentence_at(text, match.start()), match.group()[:200]


@lru_cache(maxsize=256)
def _pattern(rule: OwnRule) -> re.Pattern[str]:
    """Compile a rule's pattern, or one for its phrase: whole words, whatever their case."""
    if rule.pattern:
        return re.compile(rule.pattern)
    words = r"\s".join(re.escape(word) for word in rule.phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


RULE = Rule(
    id="content/own-rules",
    title="A rule of the council's own",
    why="Names that changed, words that the council chose and parts that a page must have are its "
    "own to say; the settings hold them, with the reason.",
    fix="Do what the council's rule says; its reason stands in the finding.",
    reference="https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    severity="minor",
    check=check,
    problem=own_rule_settings.problem,
)
