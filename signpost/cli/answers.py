"""What a command prints: its answer on standard output, or one line of what is wrong."""

from __future__ import annotations

import json
import sys
from typing import NoReturn

from signpost.weekly import screen


def print_answer(as_json: bool, value: object, text: str) -> None:
    """Print a command's answer: one JSON object, or a few plain words."""
    print(json.dumps(value, ensure_ascii=False) if as_json else text)  # noqa: T201


def fail(message: str, code: int) -> NoReturn:
    """Say what is wrong in one line and end with an exit code."""
    line = " ".join(message.split())
    screen.print(f"signpost: {line}")
    if "--json" in sys.argv:
        print(json.dumps({"error": line}))  # noqa: T201 - standard output is the command's answer
    sys.exit(code)
