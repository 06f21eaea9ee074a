"""Arrays of zeros that are lent out: making new ones for each query costs more than the query."""

from __future__ import annotations

import numpy as np

from search.scoring.arrays import Floats, Integers


class BufferPool:
    """Lends arrays of one size; several may be out at once, to several threads too."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._free: list[Floats] = []

    def take(self) -> Floats:
        """Return an array of zeros (float32)."""
        try:
            return self._free.pop()
        except IndexError:
            return np.zeros(self._size, np.float32)

    def give_back(self, array: Floats, *written: Integers | list[int]) -> None:
        """Take an array back, with the places that were written to (all of them)."""
        for places in written:
            array[places] = 0
        self._free.append(array)
