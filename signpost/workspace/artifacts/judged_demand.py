"""What audit writes of demand: the files of calls, page views, contacts and feedback, as counted.

Every `notes` says, a line each, what of a file was not used or was read in a way worth knowing.
"""

from __future__ import annotations

import msgspec

from signpost.workspace.artifact import Artifact
from signpost.workspace.artifacts.files_read import FileRead


class ServiceDemand(msgspec.Struct, frozen=True):
    """One service of the council, as the demand file has it."""

    # Its name, as written in the file.
    name: str
    # Calls a year.
    calls: int = 0
    # Which share of the calls was avoidable, from 0 to 1.
    failure_share: float = 0.0
    # The addresses of its pages, such as `/bins/*`.
    patterns: tuple[str, ...] = ()

    @property
    def avoidable(self) -> float:
        """Avoidable calls a year: calls that would not be made had the first try worked."""
        return self.calls * self.failure_share


class Demand(msgspec.Struct, frozen=True):
    """The services of the demand file, in its order."""

    services: tuple[ServiceDemand, ...] = ()
    notes: tuple[str, ...] = ()
    files: list[FileRead] = []


class PageViews(msgspec.Struct, frozen=True, kw_only=True):
    """How often pages were looked at; of a month or a year, as the exports have it."""

    # Views by the page's address.
    pages: dict[str, int] = {}
    # Views by service, all its pages together; "" has those of no service.
    services: dict[str, int] = {}
    notes: list[str] = []
    # How each file was read.
    files: list[FileRead] = []


class AvoidableContacts(msgspec.Struct, frozen=True, kw_only=True):
    """Contacts of one service that sound like one type of avoidable contact."""

    # A key of `audit.demand.contact_types.KINDS`.
    kind: str
    # Contacts that sound like this type only.
    likely: int = 0
    # Contacts that sound like it, others that do too included.
    possible: int = 0
    # A few short texts without personal data.
    examples: list[str] = []


class ServiceContacts(msgspec.Struct, frozen=True, kw_only=True):
    """The contacts of one service."""

    # "" where nobody can say of which service they are.
    name: str = ""
    # How many contacts.
    contacts: int = 0
    # The types that any of them sounds like, in the order of `KINDS`.
    kinds: list[AvoidableContacts] = []


class Contacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the contact log comes to; its texts are not kept."""

    # How many contacts there are in all.
    contacts: int = 0
    # How many texts had personal data taken out of them.
    redacted: int = 0
    # Most contacts first, those of no known service last.
    services: list[ServiceContacts] = []
    notes: list[str] = []
    # How each file was read.
    files: list[FileRead] = []


class Feedback(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of feedback, complaints and contacts."""

    # Counts by the page's address: they enter the priorities of its issues.
    pages: dict[str, int] = {}
    # Counts by service that enter priorities: the files' own and the contact log's together.
    services: dict[str, int] = {}
    # What the files alone come to by service, the counts of its pages included.
    counted: dict[str, int] = {}
    notes: list[str] = []
    # How each file was read.
    files: list[FileRead] = []


DEMAND: Artifact[Demand] = Artifact("audit/demand", Demand, Demand)
VIEWS: Artifact[PageViews] = Artifact("audit/views", PageViews, PageViews)
CONTACTS: Artifact[Contacts] = Artifact("audit/contacts", Contacts, Contacts)
FEEDBACK: Artifact[Feedback] = Artifact("audit/feedback", Feedback, Feedback)
