"""What the hidden parts of a document are called, and which of them hold data about people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from audit.evidence.personal_data.masked_findings import MIN_LIST, listed
from audit.rule import CouldNotCheck, Finding
from signpost.language.personal_data.kinds import IN_LISTS, LABELS, Kind
from signpost.workspace.hidden_parts import HiddenPart
from signpost.workspace.records import Document

# What each kind of hidden part is called, one and several.
NAMES: Mapping[str, tuple[str, str]] = {
    "hidden_sheet": ("hidden sheet", "hidden sheets"),
    "very_hidden_sheet": ("very hidden sheet", "very hidden sheets"),
    "hidden_rows": ("set of hidden rows", "sets of hidden rows"),
    "filtered_rows": ("set of rows that a filter hides", "sets of rows that filters hide"),
    "hidden_columns": ("set of hidden columns", "sets of hidden columns"),
    "hidden_cells": ("set of cells that show nothing", "sets of cells that show nothing"),
    "pivot_cache": ("copy of the rows behind a pivot table", "copies of rows behind pivot tables"),
    "data_model": ("data model", "data models"),
    "external_cache": ("copy of another workbook's values", "copies of other workbooks' values"),
    "connection": ("connection to a source of data", "connections to sources of data"),
    "comments": ("set of comments", "sets of comments"),
    "tracked_deletions": ("set of tracked deletions", "sets of tracked deletions"),
    "tracked_insertions": ("set of tracked insertions", "sets of tracked insertions"),
    "earlier_version": ("earlier version", "earlier versions"),
    "hidden_text": ("hidden text", "hidden texts"),
    "invisible_text": ("text that cannot be seen", "texts that cannot be seen"),
    "speaker_notes": ("set of speaker notes", "sets of speaker notes"),
    "hidden_slide": ("hidden slide", "hidden slides"),
    "off_slide": ("object off the page", "objects off the page"),
    "hidden_object": ("hidden object", "hidden objects"),
    "pdf_hidden_layer": ("hidden layer", "hidden layers"),
    "pdf_covered_text": ("covered text", "covered texts"),
    "pdf_invisible_text": ("text drawn without ink", "texts drawn without ink"),
    "pdf_attachment": ("attached file", "attached files"),
    "pdf_earlier_revision": ("earlier revision", "earlier revisions"),
    "pdf_form_data": ("filled-in form", "filled-in forms"),
    "pdf_annotation": ("comment in the margin", "comments in the margin"),
    "pdf_script": ("script", "scripts"),
    "property": ("property", "properties"),
    "custom_data": ("custom property", "custom properties"),
    "embedded_file": ("embedded file", "embedded files"),
    "macros": ("set of macros", "sets of macros"),
    "thumbnail": ("thumbnail", "thumbnails"),
    "image_metadata": ("picture's own record", "pictures' own records"),
    "image_location": ("picture with its location", "pictures with their location"),
    "cropped_image": ("cropped picture", "cropped pictures"),
}
_PLACES = 3


def name_of(kind: str, number: int = 1) -> str:
    """Return what a kind of hidden part is called; one of a later version by its own name."""
    one, several = NAMES.get(kind, (kind.replace("_", " "), kind.replace("_", " ")))
    return one if number == 1 else several


def personal_rows(part: HiddenPart) -> dict[Kind, int]:
    """Return how many rows of a hidden part hold each kind of personal data.

    Nobody publishes on purpose what is hidden, so signatures count. One address or telephone
    number beside a name may be an organisation's; a list of them counts.
    """
    rows: dict[Kind, int] = {kind: part.personal[kind] for kind in LABELS if kind in part.personal}
    if rows.keys() <= IN_LISTS and sum(rows.values()) < MIN_LIST:
        return {}
    return rows


def reported_personal(part: HiddenPart) -> str:
    """Say what personal data a part holds: "name and National Insurance number (312 rows)"."""
    said = listed(personal_rows(part), "row")
    return f"names ({part.people:,} rows), {said}" if part.people else said


def places_of(parts: Iterable[HiddenPart]) -> str:
    """Name the first places of some parts, and how many more there are."""
    places = list(dict.fromkeys(part.place for part in parts if part.place))
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return ", ".join(places[:_PLACES]) + more


def by_kind(parts: Iterable[HiddenPart]) -> Iterator[tuple[str, list[HiddenPart]]]:
    """Group parts by kind, in the order that they are met."""
    groups: dict[str, list[HiddenPart]] = {}
    for part in parts:
        groups.setdefault(part.kind, []).append(part)
    yield from groups.items()


def or_not_all_seen(document: Document, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings; where there is none and a part was not looked at, it could not be checked.

    Raises:
        CouldNotCheck: there is no finding, and not all of the file was looked at.
    """
    found = list(findings)
    unread = [*document.unread]
    unread += [x.place for x in document.hidden if "cut_off" in x.signs]
    if not found and unread:
        raise CouldNotCheck(f"not all of the file was looked at: {unread[0]}")
    yield from found
