"""What a command prints: its answer on standard output, or one line of what is wrong."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from typing import NoReturn

from signpost.weekly import screen

# Whether standard output has its one JSON object, so that an error after it adds no second one.
_answered = threading.Event()


def print_answer(as_json: bool, value: object, text: str) -> None:
    """Print a command's answer: one JSON object, or a few plain words."""
    said = json.dumps(value, ensure_ascii=False) if as_json else text
    print(said, flush=True)  # noqa: T201 - standard output is the command's answer
    if as_json:
        _answered.set()


def text_width() -> int | None:
    """Return how many columns the terminal has; None where text goes to a file or a program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def fail(message: str, code: int) -> NoReturn:
    """Say what is wrong in one line and end with an exit code.

    With --json it is also the one object of standard output, unless the answer is there already
    (a gate that fails after it).
    """
    # What it quotes may be bytes of a file, or of somebody else's page.
    line = "".join(c if c.isprintable() else "?" for c in " ".join(message.split()))
    screen.print(f"signpost: {line}")
    if "--json" in sys.argv and not _answered.is_set():
        print(json.dumps({"error": line}))  # noqa: T201 - standard output is the command's answer
    sys.exit(code)
