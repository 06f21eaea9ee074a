"""The kinds of arrays that scores are kept in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

# One number a page, a term or an entry; of any width.
Floats = npt.NDArray[np.floating]
Integers = npt.NDArray[np.integer]
# Whether something is so.
Flags = npt.NDArray[np.bool_]
# Both at once: places and what stands there, as `TermScores` keeps them.
SparseRows = sparse.csr_matrix
