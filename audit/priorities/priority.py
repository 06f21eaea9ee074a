"""What to mend first: arithmetic that is shown, as a range, and never a claim of a cause.

    priority = severity weight × the sum over the issue's pages of their demand

Without demand data every page counts 1. With it, a page of a service counts

    1 + assumption × (avoidable calls of the service / mean of all services)

With page views, its pages count more at the high end, as they are looked at:

    + assumption × the sum over its pages of (views of the page / mean of all pages)

With counts of contacts and feedback, the high end grows once more: a page of a service by

    + assumption × (contacts of the service / mean of all services that have some)

and a page with feedback of its own by the same sum over pages, as for views.

Nobody knows how many avoidable calls have to do with the website, let alone with one issue. So
the assumption is a range: from none of them (then demand does not matter, a page counts 1) to
half of them. Many callers had tried online first (Camden's scrutiny report, 2023), but the
half is this project's own stated guess, not a measurement; docs/priorities.md says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from audit.demand.service_demand import of as demand_of
from audit.rule import SEVERITY_WEIGHT
from signpost.settings.config import Config
from signpost.workspace.artifacts.judged_demand import Demand

# Which share of a service's avoidable calls may have to do with its web pages.
ASSUMED_LOW = 0.0
ASSUMED_HIGH = 0.5
# How much more a page counts that is looked at as often as the mean page: our own stated guess.
ASSUMED_VIEWS = 0.5
NO_VIEWS = 0.0
# And whose service has the mean number of contacts: half of that, as some are among the calls.
ASSUMED_CONTACTS = 0.25


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


class Weights(dict[str, Range]):
    """Factors that know what of their high end comes from contacts: `contacts`, by service."""

    contacts: Mapping[str, float]

    def __init__(self, ranges: Mapping[str, Range], contacts: Mapping[str, float]) -> None:
        super().__init__(ranges)
        self.contacts = contacts


def factors(
    demand: Demand,
    low: float = ASSUMED_LOW,
    high: float = ASSUMED_HIGH,
    contacts: Mapping[str, float] = MappingProxyType({}),
) -> Weights:
    """Return what a page of each service counts (low, high), to two decimals.

    `low` and `high` are the shares of avoidable calls assumed (`[demand] share_low, share_high`);
    `contacts` is what a page of each service counts more at the high end (`of_counts`).

    Rounded here, and nowhere later, so that the arithmetic that is printed adds up exactly.
    """
    mean = sum(x.avoidable for x in demand.services) / len(demand.services or (1,))
    ranges = {
        x.name: (round(1 + low * x.avoidable / mean, 2), round(1 + high * x.avoidable / mean, 2))
        for x in (demand.services if mean else ())
    }
    for name, more in contacts.items():
        least, most = ranges.get(name, (1.0, 1.0))
        ranges[name] = (least, round(most + more, 2))
    return Weights(ranges, contacts)


def of_views(views: Mapping[str, int], share: float = ASSUMED_VIEWS) -> dict[str, float]:
    """Return what each page counts more at the high end for its views, to two decimals.

    `views` are of a year or a month: only their ratio to the mean counts. `share` is what the mean
    page counts more (`[demand] views_share`).
    """
    return of_counts(views, share)


def of_counts(counts: Mapping[str, int], share: float) -> dict[str, float]:
    """Return what each page or service counts more at the high end, to two decimals.

    That is `share` for the mean of those counted, and in proportion for the others.
    """
    mean = sum(counts.values()) / len(counts) if counts else 0
    if not mean:
        return {}
    return {name: round(share * count / mean, 2) for name, count in counts.items()}


def priority(
    severity: str,
    pages: Mapping[str, int],
    weights: Factors,
    sure: bool = True,
    views: float = NO_VIEWS,
) -> Range:
    """Return an issue's priority (low, high). `pages` counts its pages by service ("": none).

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
    feedback: float = NO_VIEWS,
) -> str:
    """Return the arithmetic of a priority as one line that adds up; `what` is counted.

    For example: `serious 4 × (8 pages of Bins × 1 to 2.31 + 4 other pages × 1) = 48 to 89.92`.
    What needs a person counts 0 to 1 times as much. `feedback` is what the pages count more for
    feedback of their own.
    """
    doubt = "" if sure else " × 0 to 1 (needs a person)"
    total = _span(priority(severity, pages, weights, sure, views + feedback))
    known = {name: count for name, count in pages.items() if name in weights}
    weight = f"{severity} {SEVERITY_WEIGHT[severity]}"
    if not known and not views and not feedback:
        return f"{weight} × {_counted(sum(pages.values()), what)} × 1{doubt} = {total}"
    terms = _terms(pages, known, weights, what)
    if views:
        terms.append(f"{what.seen}, together {_span((0.0, round(views, 2)))}")
    if feedback:
        terms.append(f"feedback on these pages, together {_span((0.0, round(feedback, 2)))}")
    return f"{weight} × ({' + '.join(terms)}){doubt} = {total}"


def _terms(
    pages: Mapping[str, int], known: Mapping[str, int], weights: Factors, what: Nouns
) -> list[str]:
    """Return the summands: the services that count most, the others together, other pages."""
    order = sorted(known, key=lambda name: (-known[name] * weights[name][1], name))
    terms = [
        f"{_counted(known[name], what)} of {name} × {_span(weights[name])}{_part(name, weights)}"
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


def _part(name: str, weights: Factors) -> str:
    """Say what part of a service's high end comes from contacts, if any does."""
    more = weights.contacts.get(name) if isinstance(weights, Weights) else None
    return f" (contacts up to {_span((more, more))} of it)" if more else ""


def _counted(count: int, what: Nouns, kind: str = "") -> str:
    """Write a number of what is counted."""
    return f"{count:,} {kind}{what.one if count == 1 else what.many}"


def _span(span: Range) -> str:
    """Write a range, or one number where both ends are the same."""
    low, high = (f"{x:,.2f}".rstrip("0").rstrip(".") for x in span)
    return low if low == high else f"{low} to {high}"


def of_settings(config: Config, contacts: Mapping[str, int] = MappingProxyType({})) -> Weights:
    """Return `factors` with the demand file and the assumptions that the settings name.

    `contacts` are the contacts and feedback of each service (`FEEDBACK`).

    Raises:
        ConfigError: the demand file is wrong.
    """
    demand = config.demand
    more = of_counts(contacts, demand.contacts_share)
    return factors(demand_of(config), demand.share_low, demand.share_high, more)
