"""Readers of what others wrote throw nothing, and their cost grows straight: a bounded fuzz.

`benchmarks/fuzz.py` goes on for minutes; this keeps what it asks for.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzzing.inputs import inputs
from benchmarks.fuzzing.readers import READERS


@pytest.mark.parametrize("name", READERS)
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_nothing_is_thrown(name: str, data: st.DataObject) -> None:
    reader = READERS[name]
    reader.read(data.draw(inputs(reader.pieces)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "piece"), [(name, piece) for name, x in READERS.items() for piece in x.pieces]
)
def test_twenty_thousand_of_one_piece_end(name: str, piece: bytes, cpu_limit) -> None:
    with cpu_limit(5):
        READERS[name].read(piece * 20_000)
