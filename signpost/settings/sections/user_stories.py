"""The lists [[journey]] and [[persona]]: user stories, and who tries them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from signpost.settings.sections.comment import comment


class JourneySettings(Struct, frozen=True, kw_only=True):
    """One [[journey]]: a user story to test the site against."""

    name: Annotated[str, comment("What the resident wants, in a few words.")] = ""
    persona: Annotated[str, comment("The name of a [[persona]] who tries it.")] = ""
    who: Annotated[
        str, comment("Who they are and how they use the web; empty: as the persona says.")
    ] = ""
    need: Annotated[str, comment("As a ... I need to ... so that ...")] = ""
    searches: Annotated[tuple[str, ...], comment("The words that they would type.")] = ()
    start: Annotated[str, comment("The page that starts the journey.")] = "/"
    steps: Annotated[
        tuple[str, ...],
        comment(
            'The way to walk, if it is not the shortest: "follow Bins", "open More", "choose '
            'Yes", "fill Postcode with ZZ99 3WZ". Nothing is ever sent.'
        ),
    ] = ()
    end: Annotated[
        str, comment("Needed: the address (or * pattern) where the journey must end.")
    ] = ""
    end_text: Annotated[str, comment("Words that must be on the page where it ends.")] = ""
    contact: Annotated[
        str, comment("The phone number or page that must be offered on the way.")
    ] = ""


class PersonaSettings(Struct, frozen=True, kw_only=True):
    """One [[persona]]: somebody whom journeys name."""

    name: Annotated[str, comment("What journeys call them.")] = ""
    about: Annotated[str, comment("Who they are and how they use the web.")] = ""
    device: Annotated[
        str, comment("The screen on which they use the keyboard: phone, tablet or desktop.")
    ] = "desktop"
    language: Annotated[str, comment("The language that their browser asks for.")] = "en-GB"
    calls: Annotated[
        tuple[str, ...],
        comment('What they call things: "council tax = rates" searches with their word as well.'),
    ] = ()
