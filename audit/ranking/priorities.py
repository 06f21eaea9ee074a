"""What to mend first: arithmetic that is shown, as a range, and never a claim of a cause.

    priority = severity weight × the sum over the fault's pages of their demand

Without demand data every page counts 1. With it, a page of a service counts

    1 + assumption × (avoidable calls of the service / mean of all services)

With page views, its pages count more at the high end, as they are looked at:

    + assumption × the sum over its pages of (views of the page / mean of all pages)

Nobody knows how many avoidable calls have to do with the website, let alone with one fault. So
the assumption is a range: from none of them (then demand does not matter, a page counts 1) to
half of them. Many callers had tried online first (Camden's scrutiny report, 2023), but the
half is this project's own stated guess, not a measurement; docs/priorities.md says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from audit.contract import SEVERITY_WEIGHT
from audit.voice.demand import Demand
from audit.voice.demand import of as demand_of
from crawler.config import Config

# Which share of a service's avoidable calls may have to do with its web pages.
ASSUMED_LOW = 0.0
ASSUMED_HIGH = 0.5
# How much more a page counts that is looked at as often as the mean page: our own stated guess.
ASSUMED_VIEWS = 0.5
NO_VIEWS = 0.0


class Nouns(NamedTuple):
    """What an explanation calls what is counted: one of it, several, and what is seen of them."""

    one: str
    many: str
    seen: str


PAGES = Nouns("page", "pages", "views of these pages")

# Services named one by one in the explanation; the rest are added up.
_NAMED = 3

Range = tuple[float, float]
# What one page of each service counts, by service. Services that are not in it count 1.
Factors = Mapping[str, Range]


def factors(
    demand: Demand, low: float = ASSUMED_LOW, high: float = ASSUMED_HIGH
) -> dict[str, Range]:
    """Return what a page of each service counts (low, high), to two decimals.

    `low` and `high` are the shares of avoidable calls assumed (`[demand] share_low, share_high`).

    Rounded here, and nowhere later, so that the arithmetic that is printed adds up exactly.
    """
    if not demand.services:
        return {}
    mean = sum(service.avoidable for service in demand.services) / len(demand.services)
    if not mean:
        return {}
    return {
        service.name: (
            round(1 + low * service.avoidable / mean, 2),
            round(1 + high * service.avoidable / mean, 2),
        )
        for service in demand.services
    }


def of_views(views: Mapping[str, int], share: float = ASSUMED_VIEWS) -> dict[str, float]:
    """Return what each page counts more at the high end for its views, to two decimals.

    `views` are of a year or a month: only their ratio to the mean counts. `share` is what the mean
    page counts more (`[demand] views_share`).
    """
    mean = sum(views.values()) / len(views) if views else 0
    if not mean:
        return {}
    return {page: round(share * count / mean, 2) for page, count in views.items()}


def priority(
    severity: str,
    pages: Mapping[str, int],
    weights: Factors,
    sure: bool = True,
    views: float = NO_VIEWS,
) -> Range:
    """Return a fault's priority (low, high). `pages` counts its pages by service ("": none).

    `views` is the sum of `of_views` over its pages. The low end is 0 where a person has to look
    first, who may find that nothing is wrong.
    """
    low, high = _sum(pages, weights)
    weight = SEVERITY_WEIGHT[severity]
    return round(weight * low, 2) if sure else 0.0, round(weight * round(high + views, 2), 2)


def _sum(pages: Mapping[str, int], weights: Factors) -> Range:
    """Add up what pages count, exactly: in hundredths, as `factors` gives two decimals."""
    low = high = 0
    for service, count in pages.items():
        one = weights.get(service, (1.0, 1.0))
        low += count * round(one[0] * 100)
        high += count * round(one[1] * 100)
    return low / 100, high / 100


def explain(
    severity: str,
    pages: Mapping[str, int],
    weights: Factors,
    sure: bool = True,
    views: float = NO_VIEWS,
    what: Nouns = PAGES,
) -> str:
    """Return the arithmetic of a priority as one line that adds up; `what` is counted.

    For example: `serious 4 × (8 pages of Bins × 1 to 2.31 + 4 other pages × 1) = 48 to 89.92`.
    What needs a person counts 0 to 1 times as much.
    """
    doubt = "" if sure else " × 0 to 1 (needs a person)"
    total = _span(priority(severity, pages, weights, sure, views))
    known = {name: count for name, count in pages.items() if name in weights}
    weight = f"{severity} {SEVERITY_WEIGHT[severity]}"
    if not known and not views:
        return f"{weight} × {_counted(sum(pages.values()), what)} × 1{doubt} = {total}"
    terms = _terms(pages, known, weights, what)
    if views:
        terms.append(f"{what.seen}, together {_span((0.0, round(views, 2)))}")
    return f"{weight} × ({' + '.join(terms)}){doubt} = {total}"


def _terms(
    pages: Mapping[str, int], known: Mapping[str, int], weights: Factors, what: Nouns
) -> list[str]:
    """Return the summands: the services that count most, the others together, other pages."""
    order = sorted(known, key=lambda name: (-known[name] * weights[name][1], name))
    terms = [
        f"{_counted(known[name], what)} of {name} × {_span(weights[name])}"
        for name in order[:_NAMED]
    ]
    rest = {name: known[name] for name in order[_NAMED:]}
    if rest:
        kinds = f"{len(rest)} other service{'s' if len(rest) > 1 else ''}"
        counting = _span(_sum(rest, weights))
        terms.append(f"{_counted(sum(rest.values()), what)} of {kinds}, together {counting}")
    other = sum(pages.values()) - sum(known.values())
    if other:
        terms.append(f"{_counted(other, what, 'other ' if known else '')} × 1")
    return terms


def _counted(count: int, what: Nouns, kind: str = "") -> str:
    """Write a number of what is counted."""
    return f"{count:,} {kind}{what.one if count == 1 else what.many}"


def _span(span: Range) -> str:
    """Write a range, or one number where both ends are the same."""
    low, high = (f"{x:,.2f}".rstrip("0").rstrip(".") for x in span)
    return low if low == high else f"{low} to {high}"


def of_settings(config: Config) -> dict[str, Range]:
    """Return `factors` with the demand file and the assumptions that the settings name.

    Raises:
        ConfigError: the demand file is wrong.
    """
    return factors(demand_of(config), config.demand.share_low, config.demand.share_high)
