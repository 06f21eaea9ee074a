"""Journeys and personas as settings; a persona lends a journey who they are and their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from signpost.settings.config_error import one_line, shown
from signpost.settings.sections import JourneySettings, PersonaSettings
from signpost.settings.story_steps import parse_step

# Width and height of the screen, in CSS pixels.
SCREENS = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 900)}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_journey(journey: JourneySettings) -> None:
    """Check what a type cannot say of one journey.

    Raises:
        ValueError: it has no name or no end, or a step is none; the message says what to do.
    """
    if not journey.name.strip():
        raise ValueError('needs name = "…", what the resident wants in a few words')
    for number, text in enumerate(journey.steps, 1):
        try:
            parse_step(text)
        except ValueError as error:
            raise ValueError(f"step {number} ({shown(text)}): {error}") from None
    if not journey.end.strip():
        raise ValueError(
            f"“{one_line(journey.name)}” does not say where it ends: give it an end, such as "
            'end = "/council-tax/pay*"'
        )


def check_persona(persona: PersonaSettings) -> None:
    """Check what a type cannot say of one persona.

    Raises:
        ValueError: it has no name, or its device, language or words cannot be read.
    """
    if not persona.name.strip():
        raise ValueError('needs name = "…", what journeys call them')
    if persona.device not in SCREENS:
        raise ValueError(f"device has to be {', '.join(SCREENS)}, not {shown(persona.device)}")
    if not _LANGUAGE.fullmatch(persona.language):
        raise ValueError(f"language has to be like en-GB or cy, not {shown(persona.language)}")
    for pair in persona.calls:
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours.strip() or not theirs.strip():
            raise ValueError(
                f'calls has to hold texts like "council tax = rates", not {shown(pair)}'
            )


def with_personas(
    journeys: Iterable[JourneySettings], personas: Sequence[PersonaSettings]
) -> Iterator[JourneySettings]:
    """Yield each journey as its persona would tell it.

    Where the journey does not say who it is about, the persona does; every search that has a word
    for which the persona has another is searched with that one as well.

    Raises:
        ValueError: two have the same name, or a journey names somebody who is not there.
    """
    known: dict[str, PersonaSettings] = {}
    for persona in personas:
        if persona.name in known:
            raise ValueError(
                f"two personas are called “{one_line(persona.name)}”: give each its own name"
            )
        known[persona.name] = persona
    seen: set[str] = set()
    for journey in journeys:
        if journey.name in seen:
            raise ValueError(
                f"two journeys are called “{one_line(journey.name)}”: give each its own name"
            )
        seen.add(journey.name)
        if journey.persona and journey.persona not in known:
            names = one_line(", ".join(known)) or "none"
            raise ValueError(
                f"“{one_line(journey.name)}” is about {shown(journey.persona)}, but no [[persona]] "
                f"has that name (there are: {names})"
            )
        teller = known.get(journey.persona)
        yield journey if teller is None else _with_persona(journey, teller)


def _with_persona(journey: JourneySettings, persona: PersonaSettings) -> JourneySettings:
    """Tell a journey in a persona's words."""
    searches = list(journey.searches)
    for pair in persona.calls:
        ours, _, theirs = (x.strip().lower() for x in pair.partition("="))
        said = (x.lower().replace(ours, theirs) for x in journey.searches if ours in x.lower())
        searches += [x for x in said if x not in searches]
    who = journey.who or ". ".join(x for x in (persona.name, persona.about) if x)
    return replace(journey, who=who, searches=tuple(searches))
