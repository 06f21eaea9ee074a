"""Exports are found: this package's by their modules, others' by their entry points."""

import csv
import io
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from reports.exports import registry
from reports.exports.export_types import RowFormat, RowKind
from reports.exports.formats import csv_table
from reports.exports.kinds import issues
from reports.exports.registry import (
    PackagedExportError,
    all_exports,
    export_formats,
    export_kinds,
    row_kinds,
)
from reports.exports.report_exports import write_exports
from reports.writing.files import ReportFolder

EXAMPLE = Path(__file__).parent.parent.parent.parent / "examples" / "signpost_extra_export"
OWN_KIND = replace(issues.EXPORT, name="our-issues", place=1)
OWN_FORMAT = replace(csv_table.EXPORT, name="semicolons")


def test_the_order_is_that_of_the_documentation():
    kinds = [
        "pages",
        "links",
        "findings",
        "issues",
        "queries",
        "decisions",
        "rehearsal",
        "checks",
        "warc",
    ]
    formats = ["csv", "json", "jsonl", "xlsx", "sarif", "junit", "earl", "warc"]
    # What is added later comes after or between; these never change places.
    assert [x for x in export_kinds() if x in kinds] == kinds
    assert [x for x in export_formats() if x in formats] == formats


def test_every_module_is_an_export_of_its_name():
    rooms = Path(registry.__file__).parent
    files = [x.stem for room in ("kinds", "formats") for x in (rooms / room).glob("*.py")]
    assert len(all_exports()) == len(files) - 2  # each room has its __init__
    assert all(isinstance(row_kinds()[name], RowKind) for name in ("pages", "checks"))


@pytest.fixture
def with_package(monkeypatch):
    """Return the exports where a package is installed whose entry point loads to something."""

    def run(loads):
        class Made(EntryPoint):
            dist = SimpleNamespace(name="mereford-exports")

            def load(self):
                if isinstance(loads, Exception):
                    raise loads
                return loads

        point = Made("own", "mereford.exports", "signpost.exports")
        monkeypatch.setattr(registry, "entry_points", lambda group: [point])
        found = all_exports.__wrapped__()
        monkeypatch.setattr(registry, "all_exports", lambda: found)
        return found

    return run


def test_another_package_brings_an_export_a_module_or_several(with_package):
    before = export_kinds()
    module = ModuleType("mereford.exports")
    module.EXPORT = OWN_FORMAT
    assert with_package(module)[-1] is OWN_FORMAT
    assert with_package((OWN_FORMAT, OWN_KIND))[-2:] == (OWN_KIND, OWN_FORMAT)
    with_package(OWN_KIND)
    rows = len([x for x in row_kinds() if x != "our-issues"])  # then what has its own format only
    assert export_kinds() == [*before[:rows], "our-issues", *before[rows:]]  # ours come first


def test_a_kind_of_another_package_is_in_the_report(with_package, report, tmp_path):
    made = report()
    with_package(OWN_KIND)
    counts = write_exports(made.sources(), ReportFolder(tmp_path / "own"))
    assert counts["our-issues"] == counts["issues"] > 0
    text = (tmp_path / "own" / "exports" / "our-issues.csv").read_text()
    assert len(list(csv.DictReader(io.StringIO(text)))) == counts["issues"]


@pytest.mark.parametrize(
    ("loads", "said"),
    [
        (issues.EXPORT, "there is an export 'issues' already"),
        ([OWN_FORMAT, OWN_FORMAT], "there is an export 'semicolons' already"),
        (replace(OWN_KIND, name="../x"), "the name '../x' has to be of a-z"),
        (replace(OWN_KIND, name="Ours"), "the name 'Ours' has to be of a-z"),
        (ModuleType("empty"), "it names None, which is no export"),
        (RowFormat, "which is no export"),
        (ImportError("no module named x"), "ImportError: no module named x"),
    ],
)
def test_a_package_with_a_mistake_is_named_in_one_line(with_package, loads, said):
    with pytest.raises(PackagedExportError) as error:
        with_package(loads)
    start = "the export 'own' of the package 'mereford-exports' cannot be used: "
    assert str(error.value).startswith(start)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.slow
def test_the_example_package_is_installed_and_its_format_is_written(
    signpost, report, tmp_path, monkeypatch
):
    made = report()
    settings = tmp_path / "signpost.toml"
    settings.write_text(f'[site]\nurl = "{made.config.site.url}"\n')
    source, target = tmp_path / "source", tmp_path / "installed"
    shutil.copytree(EXAMPLE, source)
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps"]
    options = ["--no-build-isolation", "--quiet", "--target", str(target), str(source)]
    subprocess.run([*command, *options], check=True, timeout=120)
    words = ("export", "issues", settings, "--workspace", made.workspace.folder)
    assert signpost(*words, "--format", "markdown").code == 2  # not of this package
    monkeypatch.setenv("PYTHONPATH", str(target))
    done = signpost(*words, "--format", "markdown")
    assert done.code == 0, done.err
    head, rule, *lines = done.out.splitlines()
    assert head.startswith("| run | issue | rule |")
    assert set(rule) == set("| -")
    assert len(lines) == len(made.rows("issues")) > 0
    assert any("content/links-broken" in line for line in lines)
