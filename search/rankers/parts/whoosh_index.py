"""The Whoosh index of a site's pages: its fields, its scorer, and where a ranker keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from whoosh import fields, index
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.scoring import BM25F

from search.analysis import terms
from search.documents import SearchDocument

# What one field's BM25 counts for.
PAGE_FIELDS = {"title": 1.0, "headings": 0.3, "address": 0.5, "body": 1.0}
RESIDENT_FIELDS = {"residents": 1.5}
# The stored field that names a document.
KEY = "key"
# Whoosh's own defaults, written down because the compiled scores use them too. Residents' words
# hardly count length: a page that many queries lead to is not thereby a worse answer.
B, RESIDENTS_B, K1 = 0.75, 0.1, 1.2
_BUFFER_MEGABYTES = 256
_FOLDER = "index"


def pages_folder(ranker: Path) -> Path:
    """Return where the folder of a saved ranker keeps the index of the pages."""
    return ranker / _FOLDER


def page_texts(document: SearchDocument) -> dict[str, str]:
    """Return a page's text by field. A page without text of its own is known by its title."""
    return {
        "title": document.title,
        "headings": f"{document.headings}\n{document.links_in}",
        "address": document.address_words,
        "body": document.body if document.body.strip() else document.title,
    }


def scorer(names: Iterable[str]) -> BM25F:
    """Return Whoosh's BM25F with the settings of the fields named."""
    return BM25F(B=B, K1=K1, **{f"{n}_B": RESIDENTS_B for n in names if n in RESIDENT_FIELDS})


def write_index(
    folder: Path,
    names: Mapping[str, float],
    texts: Iterable[tuple[str, Mapping[str, str]]],
    phrases: bool = False,
) -> index.Index:
    """Write a Whoosh index, one document a (key, texts), whose terms our own analyser makes.

    With `phrases` it holds where in a text each term stands.
    """
    folder.mkdir(parents=True)
    split = RegexTokenizer(r"\S+")
    made = index.create_in(
        str(folder),
        fields.Schema(
            **{KEY: fields.STORED()},
            **{n: fields.TEXT(analyzer=split, phrase=phrases) for n in names},
        ),
    )
    writer = made.writer(limitmb=_BUFFER_MEGABYTES)
    for key, text in texts:
        said = {name: " ".join(terms(text[name])) for name in names}
        writer.add_document(**{KEY: key}, **said)
    writer.commit(optimize=True)
    return made
