"""Throws made-up input at the readers of addresses, headers, robots.txt, sitemaps and pages.

Usage: python benchmarks/fuzz.py [READER ...] [--minutes 10] [--engine hypothesis|atheris]

Nothing may be thrown, and no input may take more processor time than `limit_seconds` lets it: the
cost grows straight with the input. Prints how many inputs were tried and the slowest of them; what
failed is written beside the working folder as `fuzz-READER.bin`, and the exit code is 1.
`atheris` (libFuzzer, led by what code was reached) has to be installed by hand.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


class Trial:
    """Tries inputs on one reader; counts them, and remembers the slowest."""

    def __init__(self, name: str) -> None:
        from benchmarks.fuzzing.readers import READERS

        self.name = name
        self.reader = READERS[name]
        self.tried = 0
        self.slowest = 0.0

    def __call__(self, data: bytes) -> None:
        """Try one input.

        Raises:
            AssertionError: it took longer than it may.
        """
        start = time.process_time()
        self.reader.read(data)
        seconds = time.process_time() - start
        self.tried += 1
        self.slowest = max(self.slowest, seconds)
        limit = limit_seconds(len(data))
        assert seconds < limit, f"{seconds:.2f} s of processor time, more than {limit:.2f}"


def limit_seconds(size: int) -> float:
    """Return how much processor time an input of so many bytes may take: 1 s, and 50 µs a byte."""
    return 1.0 + 50e-6 * size


def by_hypothesis(trial: Trial, seconds: float) -> None:
    """Try inputs that hypothesis makes, until the time is up."""
    from hypothesis import HealthCheck, given, seed, settings

    from benchmarks.fuzzing.inputs import inputs

    end = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < end:
        rounds += 1

        @seed(rounds)
        @settings(
            max_examples=500,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs(trial.reader.pieces))
        def one(data: bytes) -> None:
            if time.monotonic() < end:
                remembered(trial, data)

        one()


def by_atheris(trial: Trial, seconds: float) -> None:
    """Try inputs that libFuzzer makes from what code was reached, until the time is up."""
    import atheris  # type: ignore[import-not-found, unused-ignore]

    atheris.instrument_all()
    words = ROOT / f"fuzz-{trial.name}.dict"
    quoted = ("".join(f"\\x{byte:02x}" for byte in piece) for piece in trial.reader.pieces)
    words.write_text("".join(f'"{piece}"\n' for piece in quoted), encoding="ascii")
    end = time.monotonic() + seconds

    def one(data: bytes) -> None:
        if time.monotonic() >= end:
            report(trial)
            words.unlink(missing_ok=True)
            sys.stdout.flush()
            raise SystemExit(0)
        remembered(trial, data)

    atheris.Setup([sys.argv[0], f"-dict={words}", "-max_len=20000", "-verbosity=0"], one)
    atheris.Fuzz()


def remembered(trial: Trial, data: bytes) -> None:
    """Try one input; write it down if it fails."""
    try:
        trial(data)
    except Exception:
        Path(f"fuzz-{trial.name}.bin").write_bytes(data)
        raise


def report(trial: Trial) -> None:
    """Print what was tried."""
    print(f"{trial.name}: {trial.tried} inputs, slowest {1000 * trial.slowest:.0f} ms, none failed")


ENGINES: dict[str, Callable[[Trial, float], None]] = {
    "hypothesis": by_hypothesis,
    "atheris": by_atheris,
}


def main() -> int:
    """Read the command line and try each reader."""
    from benchmarks.fuzzing.readers import READERS

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--minutes", type=float, default=10.0, help="for each reader")
    parser.add_argument("--engine", choices=sorted(ENGINES), default="hypothesis")
    chosen = parser.parse_args()
    for name in chosen.readers or READERS:
        trial = Trial(name)
        ENGINES[chosen.engine](trial, 60 * chosen.minutes)
        report(trial)
    return 0


if __name__ == "__main__":
    sys.exit(main())
