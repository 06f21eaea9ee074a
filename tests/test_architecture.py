"""The house rules that import-linter does not hold: sizes, names, docstrings, pure rules."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("signpost", "crawler", "audit", "search", "reports", "demo")
MAX_LINES = 400


def sources(room: str) -> list[Path]:
    """Return the Python files of a room."""
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Return the full names that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_rules_do_not_touch_network_clock_or_database() -> None:
    forbidden = {
        "socket",
        "urllib.request",
        "sqlalchemy",
        "sqlite3",
        "time",
        "requests",
        "os",
        "random",
    }
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for room in ("audit/rules", "audit/evidence")
        for path in sources(room)
        for name in imports(path)
        if any(name == x or name.startswith(f"{x}.") for x in forbidden)
    ]
    assert wrong == []


def test_no_module_is_named_after_the_standard_library() -> None:
    own = {name for room in ROOMS for p in sources(room) for name in (p.stem, p.parent.name)}
    assert own & (set(sys.stdlib_module_names) - {"__init__"}) == set()


def test_no_room_for_leftovers() -> None:
    names = {p.stem for room in ROOMS for p in sources(room)} | {
        p.parent.name for room in ROOMS for p in sources(room)
    }
    assert names & {"common", "utils", "util", "core", "helpers", "misc"} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_small(room: str) -> None:
    big = {
        str(path.relative_to(ROOT)): lines
        for path in sources(room)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert big == {}


def public(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Return the public functions and classes of a module, and the public methods of these."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    tops = [x for x in tree.body if isinstance(x, kinds) and not x.name.startswith("_")]
    methods = [y for x in tops if isinstance(x, ast.ClassDef) for y in x.body]
    found = tops + [y for y in methods if isinstance(y, kinds) and not y.name.startswith("_")]
    return [x for x in found if "overload" not in map(ast.unparse, x.decorator_list)]


@pytest.mark.parametrize("room", ROOMS)
def test_public_functions_are_typed_and_documented(room: str) -> None:
    wrong = []
    for path in sources(room):
        for node in public(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            if not ast.get_docstring(node):
                wrong.append(f"{place}: no docstring")
            if not isinstance(node, ast.ClassDef) and node.returns is None:
                wrong.append(f"{place}: no types")
    assert wrong == []


def test_no_registry_addresses_in_the_lock() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    assert lock.count("--hash=sha256:") > 100
