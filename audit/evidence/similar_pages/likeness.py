"""How much two pages' texts have in common, without comparing every page with every other.

A page's signature is a MinHash (Broder 1997) of its runs of four words: the share of places in
which two signatures agree estimates the share of runs that the texts have in common. Pages that
may be alike are found through an index (locality-sensitive hashing), so the cost grows with the
number of pages, not with its square.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from struct import unpack

import numpy as np
from datasketch import MinHash, MinHashLSH

# With 128 places the estimate of a likeness of .85 is .03 off as a rule.
PLACES = 128
_RUN = 4
# More words than this say nothing new, and a hostile page must not cost more.
_MOST_WORDS = 20_000
# How many candidates are compared with one page.
_MOST_NEAR = 50
_WORD = re.compile(r"\w+")
_SEED = MinHash(num_perm=PLACES, hashfunc=int)


def signature(text: str) -> str:
    """Return the signature of a text, as 684 characters; "" for a text under eight words."""
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    if len(words) < 2 * _RUN:
        return ""
    runs = set(map(" ".join, zip(*(words[i:] for i in range(_RUN)), strict=False)))
    made = _SEED.copy()
    made.update_batch(_hashes(runs))
    return base64.b64encode(made.hashvalues.astype("<u4").tobytes()).decode()


def _hashes(runs: Iterable[str]) -> list[int]:
    """Hash runs of words as `datasketch` does by itself, all at once: SHA-1's first four bytes."""
    first = b"".join(sha1(run.encode(), usedforsecurity=False).digest()[:4] for run in runs)
    return list(unpack(f"<{len(first) // 4}I", first))


def likeness(one: str, other: str) -> float:
    """Estimate from two signatures what share of their runs of words two texts have in common."""
    return float(np.mean(_values(one) == _values(other)))


def alike(signatures: Mapping[str, str], least: float) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of names whose signatures have a likeness of at least `least` (0 to 1).

    Each name is paired with one earlier name at most, the one most like it, so
    the number of pairs never passes the number of names.
    """
    index = MinHashLSH(threshold=least - 0.05, num_perm=PLACES)
    names, packed = list(signatures), list(signatures.values())
    for here, mine in enumerate(packed):
        made = _SEED.copy()
        made.hashvalues = _values(mine).astype(_SEED.hashvalues.dtype)
        # Numbers, not names: their order is the same in every run.
        near = sorted(index.query(made))[:_MOST_NEAR]
        share, other = max(((likeness(mine, packed[x]), -x) for x in near), default=(0.0, 0))
        if share >= least:
            yield names[here], names[-other], share
        else:
            # What is like an earlier one is found through that one: the index stays small.
            index.insert(here, made, check_duplication=False)


def _values(packed: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """Unpack a signature."""
    return np.frombuffer(base64.b64decode(packed), dtype="<u4")
