"""Line charts as coordinates for an inline SVG; the template draws them and adds their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

# The drawing's own units; the page stretches it to its column.
WIDTH, HEIGHT = 600, 160
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 588, 28, 128


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value of a chart: when it was, what it is (None: not known) and how it is written."""

    label: str
    value: float | None
    written: str


@dataclass(frozen=True, slots=True)
class PlottedPoint:
    """A value in its place in the drawing."""

    x: float
    y: float
    point: ChartPoint


@dataclass(frozen=True)
class Chart:
    """One measure over all runs. `better` is `lower`, `higher` or empty where neither is.

    `top` is the value at the top, if not the largest; a change of at most `noise` says nothing.
    """

    key: str
    title: str
    points: Sequence[ChartPoint]
    better: str = ""
    top: float | None = None
    noise: float = 0.0

    @property
    def known(self) -> list[ChartPoint]:
        """The points that have a value."""
        return [x for x in self.points if x.value is not None]

    @property
    def ceiling(self) -> float:
        """The value at the top of the drawing; its foot is 0, so that no change looks dramatic."""
        return self.top or max((x.value or 0 for x in self.known), default=0) or 1

    @cached_property
    def plotted(self) -> list[PlottedPoint]:
        """The known points in their places."""
        steps = max(1, len(self.points) - 1)
        return [
            PlottedPoint(
                round(_LEFT + (_RIGHT - _LEFT) * number / steps, 1),
                round(_BOTTOM - (_BOTTOM - _TOP) * (point.value / self.ceiling), 1),
                point,
            )
            for number, point in enumerate(self.points)
            if point.value is not None
        ]

    @cached_property
    def path(self) -> str:
        """The line as an SVG path; where a run has no value, the line has a gap."""
        parts: list[str] = []
        previous = -2
        places = [n for n, point in enumerate(self.points) if point.value is not None]
        for number, dot in zip(places, self.plotted, strict=True):
            parts.append(f"{'L' if number == previous + 1 else 'M'}{dot.x} {dot.y}")
            previous = number
        return "".join(parts)

    @property
    def sentence(self) -> str:
        """What the chart shows, in words."""
        if len(self.known) < 2:
            return "Known for one run only, so there is no trend yet."
        first, last = self.known[0], self.known[-1]
        if first.written == last.written:
            return f"{last.written}, the same as on {first.label}."
        return (
            f"{last.written}; on {first.label} it was {first.written}{self._judged(first, last)}."
        )

    def _judged(self, first: ChartPoint, last: ChartPoint) -> str:
        """Say whether the change is for the better."""
        change = abs((last.value or 0) - (first.value or 0))
        if self.noise and change <= self.noise:
            return ": no more than chance would do"
        if not self.better:
            return ""
        rose = (last.value or 0) > (first.value or 0)
        return ": better" if rose == (self.better == "higher") else ": worse"
