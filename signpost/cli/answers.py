"""What a command prints: its answer on standard output, or one line of what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading

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


def tell(message: str) -> None:
    """Say what is wrong in one line on standard error.

    With --json it is also the one object of standard output, unless the answer is there already
    (a gate that fails after it).
    """
    # What it quotes may be bytes of a file, or of somebody else's page.
    line = "".join(c if c.isprintable() else "?" for c in " ".join(message.split()))
    _write(sys.stderr, f"signpost: {line}\n")
    if "--json" in sys.argv and not _answered.is_set():
        _write(sys.stdout, json.dumps({"error": line}) + "\n")


def tell_last(message: str) -> None:
    """Say it, and let nobody in this process say anything after it.

    From any thread, while another may be drawing a progress bar: that is wiped, and the cursor,
    which was hidden meanwhile, is shown again.
    """
    if sys.stderr.isatty():
        _write(sys.stderr, "\r\x1b[2K\x1b[?25h")
    tell(message)
    if sys.stderr is sys.__stderr__:
        silence(2)


def silence(descriptor: int) -> None:
    """Let what is written to a file descriptor go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _write(stream: object, text: str) -> None:
    """Write at once, past whatever lock another thread holds, where the stream is a real one."""
    number = {id(sys.__stdout__): 1, id(sys.__stderr__): 2}.get(id(stream))
    try:
        if number is None:
            print(text, end="", file=stream, flush=True)  # type: ignore[call-overload]
        else:
            os.write(number, text.encode(errors="replace"))
    except OSError:
        return  # nobody can be told
