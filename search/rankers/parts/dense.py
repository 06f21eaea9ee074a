"""Dense vectors of pages and queries, from word vectors that ship inside a package.

Optional (`signpost[dense]`, `[search] dense = true`): package wordllama has 32,000 pieces of words
with 256 numbers each. Only its two data files are read, so nothing is ever fetched. A text is the
mean of its pieces; the mean of all pages is taken off, as it says what every page says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from search.documents import SearchDocument, SearchError
from search.scoring.arrays import Floats, Integers
from search.scoring.bm25 import mapped

_PACKAGE = "wordllama"
_WEIGHTS = "weights/l2_supercat_256.safetensors"
_PIECES = "tokenizers/l2_supercat_tokenizer_config.json"
_INSTALL = 'Install it with: pip install "signpost[dense]", or set [search] dense = false'
# The title and so many words tell what a page is about; more of it tells less.
_WORDS = 60
_BATCH = 1000
_LEAST = 1e-9


def installed() -> str:
    """Return the version of the package, or nothing where it is not installed."""
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return ""


def check() -> None:
    """Make sure that dense vectors can be used.

    Raises:
        SearchError: the package or its data is not here; one line says what to do.
    """
    if not installed():
        raise SearchError(f"[search] dense needs the package {_PACKAGE}. {_INSTALL}")
    _model()


class DenseVectors:
    """A vector of length one for each page, and what takes a query to the same place."""

    def __init__(self, vectors: Floats, centre: Floats) -> None:
        self._vectors, self._centre = vectors, centre

    @classmethod
    def build(cls, documents: Sequence[SearchDocument]) -> DenseVectors:
        """Make the vectors of documents, in their order.

        Raises:
            SearchError: as for `check`.
        """
        check()
        raw = _means([_text(document) for document in documents])
        centre = raw.mean(axis=0) if len(raw) else np.zeros(raw.shape[1], np.float32)
        return cls(_of_length_one(raw - centre), centre)

    def likeness(self, query: str, pages: Integers | None = None) -> Floats:
        """Return how like a query is to some pages (by place; all of them), -1 to 1."""
        vectors = self._vectors if pages is None else self._vectors[pages]
        cosines: Floats = vectors @ _of_length_one(_means([query.lower()]) - self._centre)[0]
        return cosines

    def save(self, folder: Path) -> None:
        """Write the vectors into a folder, with the version that queries have to use too."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "vectors.npy", self._vectors)
        np.save(folder / "centre.npy", self._centre)
        said = {"package": _PACKAGE, "version": installed()}
        (folder / "model.json").write_text(json.dumps(said), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> DenseVectors:
        """Read what `save` wrote.

        Raises:
            SearchError: the package is not here, or in another version than the index was built by.
        """
        if not installed():
            raise SearchError(
                f"{folder}: this index compares dense vectors, and {_PACKAGE} is not installed. "
                'Install it with: pip install "signpost[dense]". To go on without, set [search] '
                "dense = false, and remove live.json beside the builds: the next index then goes "
                "live uncompared"
            )
        built = json.loads((folder / "model.json").read_text(encoding="utf-8"))["version"]
        if built != installed():
            raise SearchError(
                f"{folder}: built with {_PACKAGE} {built}, and {installed()} is installed. "
                "Run 'signpost index' again"
            )
        return cls(mapped(folder / "vectors.npy"), np.load(folder / "centre.npy"))


def _text(document: SearchDocument) -> str:
    """Return what a page is about in a few words."""
    beginning = f"{document.headings} {document.body[: 20 * _WORDS]}".split()[:_WORDS]
    return f"{document.title} {' '.join(beginning)}".lower()


@lru_cache(maxsize=1)
def _model() -> tuple[Any, Floats]:
    """Return what cuts texts into pieces, and the vectors of the pieces."""
    found = find_spec(_PACKAGE)
    folder = Path(next(iter((found and found.submodule_search_locations) or ["."])))
    try:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        pieces = Tokenizer.from_str((folder / _PIECES).read_text(encoding="utf-8"))
        (vectors,) = load_file(folder / _WEIGHTS).values()
    except (ImportError, OSError, ValueError) as error:
        raise SearchError(f"{_PACKAGE}: its data cannot be read ({error}). {_INSTALL}") from None
    pieces.no_padding()
    pieces.no_truncation()
    return pieces, vectors


def _means(texts: Sequence[str]) -> Floats:
    """Return the mean of each text's pieces; zeros for a text without any."""
    pieces, vectors = _model()
    found = np.zeros((len(texts), vectors.shape[1]), np.float32)
    for row, ids in enumerate(_ids(pieces, texts)):
        if ids:
            found[row] = vectors[ids].mean(axis=0, dtype=np.float32)
    return found


def _ids(pieces: Any, texts: Sequence[str]) -> Iterable[list[int]]:
    """Cut texts into pieces, some at a time."""
    for start in range(0, len(texts), _BATCH):
        some = texts[start : start + _BATCH]
        for cut in pieces.encode_batch(list(some), add_special_tokens=False):
            yield cut.ids


def _of_length_one(rows: Floats) -> Floats:
    """Scale each row to length one; a row of nothing stays so."""
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _LEAST)
    scaled: Floats = (rows / lengths).astype(np.float32)
    return scaled
