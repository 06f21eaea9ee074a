"""One cause is reported once: of two rules that speak of the same thing, the one that says more.

A broken link to a task is a broken link, too; a picture without a text alternative leaves the link
round it without words. A rule says which others it `covers`; their findings at a place that it
reports itself are left out. The covered rule's outcome stays: the page does fail it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audit.results import Judged
from audit.rule import Rule

# What follows from another thing on the same page, wherever it stands: axe-core's best practices by
# their own names, since one rule speaks for all of them.
_BEST_PRACTICES = "accessibility/best-practices"
_FOLLOWS_FROM = {
    "heading-order": ("content/heading-order",),
    "empty-heading": ("content/heading-order",),
    "page-has-heading-one": ("content/heading-missing",),
    "landmark-one-main": ("accessibility/bypass-blocks",),
    "region": ("landmark-one-main", "accessibility/bypass-blocks"),
}
# A covered finding may stand on what holds the covering one: a link on its picture.
_HOLDERS = 2


def without_covered(found: Iterable[Judged], rules: Iterable[Rule]) -> Iterator[Judged]:
    """Yield a page's findings without those that another rule's finding covers.

    A place is what a finding names as `where`, on its page, or the elements that hold it. A
    finding that needs a person covers no sure one.
    """
    found = list(found)
    covering = {rule.id: rule.covers for rule in rules if rule.covers}
    told: dict[tuple[str, str, str], bool] = {}
    for one in found:
        sure = one.finding.certainty == "sure"
        for covered in covering.get(one.rule, ()):
            for place in _places(one.finding.where):
                key = (covered, one.page, place)
                told[key] = sure or told.get(key, False)
    causes = {(one.page, _name(one)) for one in found if one.finding.certainty == "sure"}
    for one in found:
        if any((one.page, cause) in causes for cause in _FOLLOWS_FROM.get(_name(one), ())):
            continue
        covered_surely = told.get((one.rule, one.page, one.finding.where))
        if covered_surely is None or (one.finding.certainty == "sure" and not covered_surely):
            yield one


def related(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the rules whose findings may leave out, or be left out by, another rule's.

    Their findings of a page are only right together.
    """
    names = {_BEST_PRACTICES}
    for causes in _FOLLOWS_FROM.values():
        names.update(causes)
    for rule in rules:
        if rule.covers:
            names.update((rule.id, *rule.covers))
    return frozenset(names)


def _name(one: Judged) -> str:
    """Name what a finding is: its rule, or the check of axe-core's best practices."""
    return one.finding.key.partition(" ")[0] if one.rule == _BEST_PRACTICES else one.rule


def _places(where: str) -> Iterator[str]:
    """Yield a place, and the paths of the elements that hold it."""
    for _ in range(_HOLDERS + 1):
        if where:
            yield where
        where = where.rpartition(" > ")[0]
