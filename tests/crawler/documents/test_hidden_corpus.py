"""Made files of many kinds: what is hidden is found and never kept; look-alikes are none."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from crawler.documents.document_facts import DocumentFacts
from crawler.documents.formats import facts_of
from crawler.documents.hidden_collector import HiddenCollector
from signpost.workspace.hidden_parts import HIDDEN_KINDS, HiddenPart
from tests.crawler.documents.hidden_corpus import pdfs, presentations, texts, workbooks
from tests.crawler.documents.hidden_corpus.case import SECRET, SHOWN, Case

HIDDEN = [*workbooks.CASES, *texts.CASES, *presentations.CASES, *pdfs.CASES]
LOOK_ALIKES = [
    *(*workbooks.LOOK_ALIKES, *texts.LOOK_ALIKES),
    *(*presentations.LOOK_ALIKES, *pdfs.LOOK_ALIKES),
]
ALL = [*HIDDEN, *LOOK_ALIKES]
_BY_NAME = {case.name: case for case in ALL}


@cache
def read(name: str) -> tuple[DocumentFacts, list[HiddenPart]]:
    """Read a made file, in this process."""
    hidden = HiddenCollector()
    _, facts = facts_of(_BY_NAME[name].make(), hidden)
    return facts, hidden.parts()


def named(cases: list[Case]) -> list[str]:
    """Return the names of cases."""
    return [case.name for case in cases]


@pytest.mark.parametrize("name", named(ALL))
def test_a_reader_sees_what_is_shown_and_nothing_else(name: str) -> None:
    facts, parts = read(name)
    assert SHOWN in facts.text
    kept = (msgspec.json.encode(facts) + msgspec.json.encode(parts)).decode()
    assert SECRET not in kept
    assert "AB 12 34 56" not in kept


@pytest.mark.parametrize("name", named(HIDDEN))
def test_what_is_hidden_is_found(name: str) -> None:
    case, (_, parts) = _BY_NAME[name], read(name)
    found = {part.kind for part in parts}
    assert case.kinds <= found
    assert found <= set(HIDDEN_KINDS)
    of_people = [x for x in parts if x.kind in case.kinds and (x.personal or x.people)]
    assert bool(of_people) == case.personal


@pytest.mark.parametrize("name", named(LOOK_ALIKES))
def test_look_alikes_are_not_called_what_they_are_not(name: str) -> None:
    case, (_, parts) = _BY_NAME[name], read(name)
    found = {part.kind for part in parts}
    assert case.kinds <= found
    assert not case.never & found
    assert not any(part.personal for part in parts)


def test_how_much_is_hidden_is_counted() -> None:
    (part,) = [x for x in read("very-hidden-sheet")[1] if x.kind == "very_hidden_sheet"]
    assert (part.place, part.rows) == ("sheet 2 of 2", 4)
    assert part.personal["ni_number"] == 3
    assert part.people == 3
    assert part.sample.startswith("[name] [National Insurance number]")


@pytest.mark.parametrize(
    ("name", "kind", "sign"),
    [
        ("helper-column-of-chart", "hidden_columns", "feeds_chart"),
        ("lists-for-layout", "hidden_sheet", "feeds_lists"),
        ("blank-hidden-sheet", "hidden_sheet", "blank"),
        ("chart-alone", "embedded_file", "feeds_chart"),
        ("template-path", "property", "internal_path"),
        ("connection", "connection", "internal_path"),
        ("workbook-properties", "property", "person"),
    ],
)
def test_signs_of_what_a_hidden_part_is(name: str, kind: str, sign: str) -> None:
    assert any(sign in part.signs for part in read(name)[1] if part.kind == kind)


def test_the_corpus_is_as_large_as_said() -> None:
    assert len(HIDDEN) >= 60
    assert len(LOOK_ALIKES) >= 30
    assert len({kind for case in HIDDEN for kind in case.kinds}) >= 25
