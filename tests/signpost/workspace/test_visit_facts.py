"""What a visit saw, as it is stored: visits of earlier versions stay readable."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from signpost.workspace import Workspace
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import (
    Animation,
    FixedElement,
    KeyboardWalk,
    LayoutAtWidth,
    Layouts,
    OverlapWhenEnlarged,
    SkipLink,
    StyleFacts,
    VisitFacts,
)
from signpost.workspace.visit_store import pack_facts, unpack_facts

# As a visit was stored before its facts had a type: fields that are gone, and some that were not
# there yet.
STORED: dict[str, Any] = {
    "page_errors": ["it broke"],
    "bytes": 1200,
    "counts": {"targets": 300},
    "layout": {"390": {"width": 390, "scroll_width": 600, "wide": None}},
    "fixed": [{"path": "div#c", "html": "<div>", "share": 0.25}],
    "looks": {"sheets": 9, "moving": [{"path": "p", "seconds": None, "turn": 250}], "text": None},
    "walk": {"stops": [{"path": "a#x", "seen": "yes"}], "skip": {}},
    "a fact of another version": [1],
}


def test_what_an_earlier_version_stored_is_read() -> None:
    facts = unpack_facts(json.dumps(STORED).encode())
    assert facts.script_errors == ["it broke"]
    assert (facts.transferred_bytes, facts.request_count) == (1200, None)
    assert facts.layout == Layouts(phone=LayoutAtWidth(width=390, scroll_width=600))
    assert facts.fixed_elements == [FixedElement(path="div#c", html="<div>", share=0.25)]
    assert facts.styles == StyleFacts(animations=[Animation(path="p", round_milliseconds=250)])
    assert facts.keyboard_walk is not None
    assert facts.keyboard_walk.skip_link == SkipLink()
    assert facts.keyboard_walk.dialog_openers is None
    assert facts.keyboard_walk.stops[0].visible


def test_what_is_stored_keeps_its_keys() -> None:
    stored = json.loads(pack_facts(unpack_facts(json.dumps(STORED).encode())))
    assert stored["layout"]["390"] == {**STORED["layout"]["390"], "wide_count": None}
    assert stored["fixed"] == STORED["fixed"]
    assert stored["looks"]["moving"][0]["turn"] == 250
    assert stored.keys() == STORED.keys() - {"a fact of another version"}
    assert pack_facts(VisitFacts()) == b"{}"


def test_the_same_facts_are_the_same_bytes() -> None:
    one, other = ({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    assert pack_facts(VisitFacts(assets=one)) == pack_facts(VisitFacts(assets=other))


def test_whole_lengths_stay_whole() -> None:
    facts = unpack_facts(b'{"layout": {"320": {"width": 320, "scroll_width": 608.5}}}')
    assert facts.layout is not None
    assert facts.layout.narrow is not None
    assert (str(facts.layout.narrow.width), facts.layout.narrow.scroll_width) == ("320", 608.5)


def test_what_is_no_number_and_half_a_character_break_nothing() -> None:
    facts = unpack_facts(b'{"looks": {"placeholders": [{"path": "p", "contrast": NaN}]}}')
    again = unpack_facts(pack_facts(facts))
    assert again.styles is not None
    assert again.styles.placeholders is not None
    assert again.styles.placeholders[0].contrast is None
    assert unpack_facts(pack_facts(VisitFacts(title="Bins \ud83d"))).title == "Bins ?"


def test_a_visit_that_a_page_spoilt_could_not_be_checked(workspace: Workspace) -> None:
    run = workspace.runs.start("https://www.mereford.gov.uk/", "test")
    spoilt: Any = {"fixed": "everything"}
    workspace.visits.add(Visit(run.id, run.site, facts=spoilt), {})
    seen = workspace.visits.get(run.id, run.site)
    assert seen is not None
    assert (seen.state, seen.facts) == ("could_not_check", VisitFacts())
    assert "makes no sense" in seen.reason


def test_facts_are_joined() -> None:
    facts = VisitFacts(title="Bins", keyboard_walk=KeyboardWalk())
    joined = facts.joined(VisitFacts(title="Parks", fixed_elements=[]))
    assert joined == VisitFacts(title="Parks", keyboard_walk=KeyboardWalk(), fixed_elements=[])


def test_a_word_that_is_none_of_those_named_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"when": "sometimes"}, OverlapWhenEnlarged)
