"""The house rules: who may import whom, how big a room may be, what names are free."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("crawler", "audit", "search", "reports", "demo")
# What each room may import of the house; `crawler`'s Scrapy and browser parts are its own business.
MAY_IMPORT = {
    "crawler": {"crawler"},
    "audit": {"audit", "crawler"},
    "search": {"search", "crawler"},
    "reports": {"reports", "audit", "search", "crawler"},
    "demo": {"demo"},
    "signpost": {"signpost", "stages", *ROOMS},
}
# The parts of crawler that collect: nobody else needs Scrapy or a browser to read what is stored.
COLLECTING = {
    "browser",
    "crawl",
    "fetching",
    "settings",
    "spiders",
}
LIBRARIES_OF_THE_CRAWLER = {"scrapy", "twisted", "playwright", "axe_selenium_python"}
MAX_LINES = 450


def sources(room: str) -> list[Path]:
    """Return the Python files of a room."""
    return (
        [ROOT / "signpost.py", ROOT / "signpost/weekly.py"]
        if room == "signpost"
        else sorted((ROOT / room).rglob("*.py"))
    )


def imports(path: Path) -> set[str]:
    """Return the full names that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_run_one_way(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(room)
        for name in imports(path)
        if name.split(".")[0] in MAY_IMPORT and name.split(".")[0] not in MAY_IMPORT[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["audit", "search", "reports"])
def test_only_the_crawler_collects(room: str) -> None:
    wrong = []
    for path in sources(room):
        for name in imports(path):
            top, _, rest = name.partition(".")
            if top in LIBRARIES_OF_THE_CRAWLER or (
                top == "crawler" and rest.split(".")[0] in COLLECTING
            ):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


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
        for category in ("readability", "content", "journeys", "mobile", "accessibility")
        for path in sorted((ROOT / "audit" / category).glob("*.py"))
        for name in imports(path)
        if any(name == x or name.startswith(f"{x}.") for x in forbidden)
    ]
    assert wrong == []


def test_no_module_is_named_after_the_standard_library() -> None:
    own = {p.stem for room in ROOMS for p in sources(room)} | set(ROOMS)
    assert own & (set(sys.stdlib_module_names) - {"__init__"}) == set()


def test_no_room_for_leftovers() -> None:
    names = {p.stem for room in ROOMS for p in sources(room)} | {
        p.parent.name for room in ROOMS for p in sources(room)
    }
    assert names & {"common", "utils", "util", "core", "helpers", "misc"} == set()


@pytest.mark.parametrize("room", MAY_IMPORT)
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
    return tops + [y for y in methods if isinstance(y, kinds) and not y.name.startswith("_")]


@pytest.mark.parametrize("room", MAY_IMPORT)
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
