"""The kinds of personal data that are told apart, and one sighting of one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

Kind = Literal[
    "ni_number",
    "nhs_number",
    "utr",
    "payment_card",
    "bank_account",
    "birth_date",
    "case_number",
    "health_or_benefit",
    "home_address",
    "private_contact",
    "signature",
    "planning_comment",
]

# What each kind is called in a sentence.
LABELS: Mapping[Kind, str] = {
    "ni_number": "National Insurance number",
    "nhs_number": "NHS number",
    "utr": "Unique Taxpayer Reference",
    "payment_card": "payment card number",
    "bank_account": "bank account",
    "birth_date": "date of birth beside a name",
    "case_number": "case or account number beside a name",
    "health_or_benefit": "health or benefits of a named person",
    "home_address": "home address beside a name",
    "private_contact": "private telephone number or email address beside a name",
    "signature": "signature",
    "planning_comment": "names in comments on planning",
}
# Many councils publish these on purpose, so a person decides.
ON_PURPOSE: frozenset[Kind] = frozenset({"signature", "planning_comment"})
# One of these is an address of a club or a shop as often as of a home: only a list of them tells.
IN_LISTS: frozenset[Kind] = frozenset({"home_address", "private_contact"})


class Sighting(NamedTuple):
    """One piece of personal data: its kind, its line in the text, and where it is in that line."""

    kind: Kind
    row: int
    start: int
    end: int


class Line(NamedTuple):
    """One line of a text; `names` are the people named in it, public roles apart.

    `is_example` says that its numbers show what one looks like; `is_public` that it gives an
    organisation's details, or those of someone in a public role.
    """

    text: str
    row: int
    names: tuple[tuple[int, int], ...]
    is_example: bool
    is_public: bool


Found = tuple[Kind, int, int]
Detector = Callable[[Line], "list[Found]"]
