"""The regulator's clock: twelve weeks from the letter (report) to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

# https://www.gov.uk/guidance/accessibility-monitoring-how-we-test
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """When the letter came and what day it is. Days are whole calendar days."""

    letter: date
    today: date

    @property
    def due(self) -> date:
        """The day on which the answer is due."""
        return self.letter + timedelta(weeks=WEEKS)

    @property
    def days_left(self) -> int:
        """Days until the answer is due; negative once it is late."""
        return (self.due - self.today).days

    @property
    def week(self) -> int:
        """Which of the twelve weeks it is, from 1; 0 before the letter."""
        return max(0, (self.today - self.letter).days // 7 + 1) if self.today >= self.letter else 0


def clock_of(letter: str, today: date) -> Clock | None:
    """Return the clock for the setting `[reports] regulator_letter`; None where it is empty.

    The settings have checked that it is a day (ISO 8601).
    """
    return Clock(date.fromisoformat(letter), today) if letter else None
