"""The day of the run, noting between which days what was asked of it has the same answer.

A rule that only asks whether a day has passed says the same on every day up to the next one that
matters. So its judgement holds from week to week until then, and pages without dates need no new
judgement at all.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Span:
    """The days, first and last included, on which all that was asked has the same answer."""

    first: date = date.min
    last: date = date.max

    def __contains__(self, day: date) -> bool:
        """Whether the answers hold on a day."""
        return self.first <= day <= self.last

    def keep(self, first: date | None, last: date | None) -> None:
        """Narrow it down; None leaves that end as it is."""
        self.first = max(self.first, first or date.min)
        self.last = min(self.last, last or date.max)


class WatchedDate(date):
    """A day that behaves as `date` does, and narrows a `Span` down by what it is asked.

    It may be some days off the day that is watched (`today - timedelta(days=30)`). What cannot be
    followed (its text, its weekday, the days between it and another) holds for that day only.
    """

    _span: Span
    _shift: timedelta

    @classmethod
    def of(cls, day: date, span: Span, shift: timedelta = timedelta()) -> WatchedDate:
        """Watch a day that is `shift` away from the one that the span is of."""
        made = cls(*day.timetuple()[:3])
        made._span, made._shift = span, shift
        return made

    def __getattribute__(self, name: str) -> Any:
        """Return an attribute; whatever is not known here holds for the day only."""
        if not name.startswith("_") and name not in ("year", "month", "of"):
            self._hold()
        return super().__getattribute__(name)

    @property
    def year(self) -> int:
        """The year; it holds to its end."""
        year = _plain(self)[0]
        self._keep(date(year, 1, 1), date(year, 12, 31))
        return year

    @property
    def month(self) -> int:
        """The month of this year; it holds to its end."""
        year, month, _ = _plain(self)
        self._keep(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return month

    def __lt__(self, other: date) -> bool:
        return self._compared(super().__lt__(other), other)

    def __ge__(self, other: date) -> bool:
        return not self < other

    def __gt__(self, other: date) -> bool:
        return not self <= other

    def __le__(self, other: date) -> bool:
        before = super().__le__(other)
        return self._compared(before, other + _DAY) if other < date.max else before

    def __eq__(self, other: object) -> bool:
        same = super().__eq__(other)
        if same:
            self._hold()
        elif isinstance(other, date):
            _ = self < other, self > other
        return same

    def __ne__(self, other: object) -> bool:
        return not self == other

    def replace(self, *args: Any, **kwargs: Any) -> date:  # type: ignore[override]
        """Return another day, which is not watched: this one's parts are read for it."""
        self._hold()
        return date(*_plain(self)).replace(*args, **kwargs)

    def __hash__(self) -> int:
        self._hold()
        return super().__hash__()

    def __add__(self, other: timedelta) -> WatchedDate:
        moved = date(*_plain(self)) + other
        return WatchedDate.of(moved, self._span, self._shift + timedelta(days=other.days))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self + -timedelta(days=other.days)
        self._hold()
        return date(*_plain(self)) - other

    def __rsub__(self, other: date) -> timedelta:
        self._hold()
        return other - date(*_plain(self))

    def __str__(self) -> str:
        self._hold()
        return super().__str__()

    def __repr__(self) -> str:
        self._hold()
        return repr(date(*_plain(self)))

    def __format__(self, form: str) -> str:
        self._hold()
        return super().__format__(form)

    def __reduce__(self) -> tuple[Any, ...]:
        self._hold()
        return date, _plain(self)

    def __reduce_ex__(self, _protocol: Any) -> tuple[Any, ...]:
        return self.__reduce__()

    def _compared(self, before: bool, other: date) -> bool:
        """Note that this day is (not) before another; say so."""
        if before:
            self._keep(None, _moved(other, -_DAY))
        else:
            self._keep(other, None)
        return before

    def _hold(self) -> None:
        """Note that an answer is this day's only."""
        day = date(*_plain(self))
        self._keep(day, day)

    def _keep(self, first: date | None, last: date | None) -> None:
        """Narrow down the span, which is of the day that this one is shifted from."""
        shift = super().__getattribute__("_shift")
        span = super().__getattribute__("_span")
        span.keep(first and _moved(first, -shift), last and _moved(last, -shift))


def _plain(day: date) -> tuple[int, int, int]:
    """Return a day's year, month and day unnoticed."""
    return (
        date.year.__get__(day),
        date.month.__get__(day),
        date.day.__get__(day),
    )


def _moved(day: date, by: timedelta) -> date:
    """Return a day moved, as far as there are days."""
    try:
        return date(*_plain(day)) + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
