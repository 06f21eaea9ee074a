"""How well sentence splitters find the ends of sentences in council prose, and how fast they are.

Usage: python benchmarks/sentences.py [--errors] [--extra FOLDER]

Reads `benchmarks/labelled/sentences.txt` (written and labelled for this). A boundary is a place
inside a block at which one sentence ends and the next begins; the end of a block counts for
nothing, as no splitter can miss it. Every other block is the half that ours was not tuned on.
Splitters that are not installed are left out (`--extra` names a folder with more packages). Prints
precision, recall and F1 of each half, and microseconds a block. `--errors` prints what ours gets
wrong in the half that it was tuned on, never in the other.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from signpost.language.sentences import split

DATA = Path(__file__).parent / "labelled" / "sentences.txt"
Splitter = Callable[[str], list[str]]
Blocks = list[list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--extra", type=Path)
    given = parser.parse_args()
    if given.extra:
        sys.path.append(str(given.extra))
    blocks = read()
    halves = blocks[0::2], blocks[1::2]
    print(f"{len(blocks)} blocks, {sum(len(b) - 1 for b in blocks)} boundaries")
    print(f"{'splitter':18} {'tuned on: P R F1':>22} {'untouched: P R F1':>22} {'µs a block':>11}")
    for name, splitter in splitters():
        scores = "".join(
            f"  {p:6.3f} {r:6.3f} {f:6.3f}" for p, r, f in map(score(splitter), halves)
        )
        print(f"{name:18}{scores} {cost(splitter, blocks):11.0f}")
    if given.errors:
        print_errors(halves[0])


def read(file: Path = DATA) -> Blocks:
    """Read the labelled blocks, each a list of sentences."""
    parts = file.read_text("utf-8").split("\n\n")
    rows = (part.strip().splitlines() for part in parts if part.lstrip().startswith("["))
    return [lines[1:] for lines in rows]


def score(splitter: Splitter) -> Callable[[Blocks], tuple[float, float, float]]:
    """Return what measures a splitter on blocks: precision, recall and F1 of boundaries."""

    def measured(blocks: Blocks) -> tuple[float, float, float]:
        found = right = wanted = 0
        for sentences in blocks:
            truth, said = ends(sentences), ends(splitter(" ".join(sentences)))
            found, right, wanted = found + len(said), right + len(said & truth), wanted + len(truth)
        precision, recall = right / max(1, found), right / max(1, wanted)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    return measured


def ends(sentences: list[str]) -> set[int]:
    """Return the places of the boundaries, counted in characters that are not white space."""
    places, place = set(), 0
    for sentence in sentences:
        place += len("".join(sentence.split()))
        places.add(place)
    return places - {place}


def cost(splitter: Splitter, blocks: Blocks, rounds: int = 5) -> float:
    """Return the microseconds of processor time that one block takes."""
    texts = [" ".join(block) for block in blocks]
    start = time.process_time()
    for number in range(rounds):
        for text in texts:
            splitter(f"{text} {number}")  # a text of its own, as splitters remember what they had
    return (time.process_time() - start) / rounds / len(texts) * 1e6


def print_errors(blocks: Blocks) -> None:
    """Print the blocks that ours splits otherwise than the labels."""
    for sentences in blocks:
        said = [x.strip() for x in ours(" ".join(sentences))]
        if ends(said) != ends(sentences):
            print("\n  ".join(["", f"wanted {sentences}", f"said   {said}"]))


def ours(text: str) -> list[str]:
    """Split with Signpost's own splitter, nothing remembered."""
    return list(split.__wrapped__(text))


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Yield the splitters that are installed, ours first."""
    yield "signpost", ours
    for name, make in _PEERS.items():
        try:
            yield name, make()
        except Exception as error:  # noqa: BLE001 - whatever stops a peer is said, and the others run
            print(f"{name:18}  left out: {type(error).__name__} {str(error)[:60]}")


def _pysbd() -> Splitter:
    return importlib.import_module("pysbd").Segmenter(language="en", clean=False).segment


def _yasbd() -> Splitter:
    detector = importlib.import_module("yasbd").BoundaryDetector("en")
    return lambda text: list(detector.segment(text))


def _syntok() -> Splitter:
    segmenter = importlib.import_module("syntok.segmenter")

    def run(text: str) -> list[str]:
        paragraphs = segmenter.process(text)
        return ["".join(t.spacing + t.value for t in s) for p in paragraphs for s in p]

    return run


def _segtok() -> Splitter:
    segmenter = importlib.import_module("segtok.segmenter")
    return lambda text: list(segmenter.split_single(text))


def _blingfire() -> Splitter:
    bling = importlib.import_module("blingfire")
    return lambda text: bling.text_to_sentences(text).split("\n")


def _sentencex() -> Splitter:
    package = importlib.import_module("sentencex")
    return lambda text: list(package.segment("en", text))


def _sentence_splitter() -> Splitter:
    return importlib.import_module("sentence_splitter").SentenceSplitter(language="en").split


def _punkt() -> Splitter:
    """NLTK's Punkt without its downloaded model: the defaults alone."""
    return importlib.import_module("nltk.tokenize.punkt").PunktSentenceTokenizer().tokenize


def _wtpsplit() -> Splitter:
    """wtpsplit-lite reads a model that it fetches; without a network there is none."""
    model = importlib.import_module("wtpsplit_lite").SaT("sat-3l-sm")
    return lambda text: list(model.split(text))


_PEERS: dict[str, Callable[[], Splitter]] = {
    "pysbd": _pysbd,
    "yasbd-lib": _yasbd,
    "syntok": _syntok,
    "segtok": _segtok,
    "blingfire": _blingfire,
    "sentencex": _sentencex,
    "sentence-splitter": _sentence_splitter,
    "nltk punkt": _punkt,
    "wtpsplit-lite": _wtpsplit,
}


if __name__ == "__main__":
    main()
