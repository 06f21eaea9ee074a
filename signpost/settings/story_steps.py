"""The steps of a user story as its author writes them: `follow the link named …` and the like.

There is no step that sends a form, and none can be written: a walk never submits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What a step may say first, with an example of the rest.
VERBS = {
    "follow": "follow Pay your council tax",
    "open": "open More services",
    "choose": "choose Yes",
    "fill": "fill Postcode with ZZ99 3WZ",
}
# Names are matched in the browser, on every link of a page: no longer than a long link text.
MAX_NAME = 200
_FORBIDDEN = re.compile(r"(?:submit|send|press submit|click submit)\b", re.IGNORECASE)
_FILLER = re.compile(r"the (?:link|button|menu|field|option|choice) (?:named |called )?")
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `do` is a verb of `VERBS`, or `send` for a form that is only looked at.

    `name` is what the link, button or field is called; `value` what is filled in; `url` where a
    link or form is known to lead (absolute, normalised), or nothing where only its name is known.
    """

    do: str
    name: str
    value: str = ""
    url: str = ""


def parse_step(text: str) -> Step:
    """Read one step, such as `follow Pay your council tax` or `fill Postcode with ZZ99 3WZ`.

    Raises:
        ValueError: it is none; the message says what a step looks like.
    """
    verb, _, rest = " ".join(text.split()).partition(" ")
    verb = verb.lower()
    if _FORBIDDEN.match(text.strip()):
        raise ValueError("walks never send a form: end the story on the page that has the form")
    if verb not in VERBS:
        raise ValueError("a step begins with follow, open, choose or fill")
    name, value = _FILLER.sub("", rest, count=1), ""
    if verb == "fill":
        name, found, value = name.partition(" with ")
        if not found or not value.strip():
            raise ValueError(f"what is it to be filled with? Write: {VERBS[verb]}")
    name = name.strip().strip(_QUOTES).strip()
    if not name or len(name) > MAX_NAME:
        raise ValueError(f"it has to name something on the page. Write: {VERBS[verb]}")
    return Step(verb, name, value.strip().strip(_QUOTES))
