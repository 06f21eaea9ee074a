"""Journeys and personas as settings; a persona lends a journey who they are and their words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from signpost.settings.declared import setting as _setting
from signpost.settings.story_steps import parse_step

# Width and height of the screen, in CSS pixels.
SCREENS = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 900)}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class JourneySettings:
    """One [[journey]]: a user story to test the site against."""

    name: str = _setting("", "What the resident wants, in a few words.")
    persona: str = _setting("", "The name of a [[persona]] who tries it.")
    who: str = _setting("", "Who they are and how they use the web; empty: as the persona says.")
    need: str = _setting("", "As a ... I need to ... so that ...")
    searches: tuple[str, ...] = _setting((), "The words that they would type.")
    start: str = _setting("/", "The page that starts the journey.")
    steps: tuple[str, ...] = _setting(
        (),
        'The way to walk, if it is not the shortest: "follow Bins", "open More", "choose Yes", '
        '"fill Postcode with ZZ99 3WZ". Nothing is ever sent.',
    )
    end: str = _setting("", "The address (or * pattern) where the journey must end.")
    end_text: str = _setting("", "Words that must be on the page where it ends.")
    contact: str = _setting("", "The phone number or page that must be offered on the way.")


@dataclass(frozen=True, slots=True)
class PersonaSettings:
    """One [[persona]]: somebody whom journeys name."""

    name: str = _setting("", "What journeys call them.")
    about: str = _setting("", "Who they are and how they use the web.")
    device: str = _setting(
        "desktop", "The screen on which they use the keyboard: phone, tablet or desktop."
    )
    language: str = _setting("en-GB", "The language that their browser asks for.")
    calls: tuple[str, ...] = _setting(
        (), 'What they call things: "council tax = rates" searches with their word as well.'
    )


def check_journey(journey: JourneySettings) -> None:
    """Check what a type cannot say of one journey.

    Raises:
        ValueError: it has no name, or a step is none; the message says what to do.
    """
    if not journey.name.strip():
        raise ValueError('needs name = "…", what the resident wants in a few words')
    for number, text in enumerate(journey.steps, 1):
        try:
            parse_step(text)
        except ValueError as error:
            raise ValueError(f"step {number} ({text!r}): {error}") from None


def check_persona(persona: PersonaSettings) -> None:
    """Check what a type cannot say of one persona.

    Raises:
        ValueError: it has no name, or its device, language or words cannot be read.
    """
    if not persona.name.strip():
        raise ValueError('needs name = "…", what journeys call them')
    if persona.device not in SCREENS:
        raise ValueError(f"device has to be {', '.join(SCREENS)}, not {persona.device!r}")
    if not _LANGUAGE.fullmatch(persona.language):
        raise ValueError(f"language has to be like en-GB or cy, not {persona.language!r}")
    for pair in persona.calls:
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours.strip() or not theirs.strip():
            raise ValueError(f'calls has to hold texts like "council tax = rates", not {pair!r}')


def told(
    journeys: Iterable[JourneySettings], personas: Sequence[PersonaSettings]
) -> Iterator[JourneySettings]:
    """Yield each journey as its persona would tell it.

    Where the journey does not say who it is about, the persona does; every search that has a word
    for which the persona has another is searched with that one as well.

    Raises:
        ValueError: two have the same name, or a journey names somebody who is not there.
    """
    known = {persona.name: persona for persona in personas}
    seen: set[str] = set()
    for journey in journeys:
        if journey.name in seen:
            raise ValueError(f"two journeys are called “{journey.name}”: give each its own name")
        seen.add(journey.name)
        if journey.persona and journey.persona not in known:
            names = ", ".join(known) or "none"
            raise ValueError(
                f"“{journey.name}” is about {journey.persona!r}, but no [[persona]] has that name "
                f"(there are: {names})"
            )
        persona = known.get(journey.persona)
        yield journey if persona is None else _as_told_by(journey, persona)


def _as_told_by(journey: JourneySettings, persona: PersonaSettings) -> JourneySettings:
    """Tell a journey in a persona's words."""
    searches = list(journey.searches)
    for pair in persona.calls:
        ours, _, theirs = (x.strip().lower() for x in pair.partition("="))
        said = (x.lower().replace(ours, theirs) for x in journey.searches if ours in x.lower())
        searches += [x for x in said if x not in searches]
    who = journey.who or ". ".join(x for x in (persona.name, persona.about) if x)
    return dataclasses.replace(journey, who=who, searches=tuple(searches))
