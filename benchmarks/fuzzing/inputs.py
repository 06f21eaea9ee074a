"""Makes inputs: a format's pieces in any order, bytes between them, one piece many times over."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st


def inputs(pieces: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return what makes inputs from the pieces of a format."""
    piece = st.sampled_from(list(pieces))
    part = st.one_of(piece, piece, piece, st.binary(max_size=8))
    mixed = st.lists(part, max_size=60).map(b"".join)
    # Ten thousand of one thing, between others: what costs more than straight shows here.
    many = st.tuples(mixed, part, st.integers(200, 10_000), mixed)
    repeated = many.map(lambda x: x[0] + x[1] * x[2] + x[3])
    return st.one_of(mixed, mixed, mixed, st.binary(max_size=300), repeated)
