"""`signpost doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.errors import SignpostError
from signpost.settings.config import Config, load

if TYPE_CHECKING:
    from signpost.cli.doctor.judgements import Check


def doctor(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Say what would stop a run, a line each; ends with 1 if anything would."""
    from signpost.cli.doctor.judgements import Check, unchecked

    try:
        config = load(site)
        checks = [Check("settings", "ok", site), *_checks(config, workspace)]
    except SignpostError as error:
        names = ("files", "browser", "workspace", "disk", "proxy", "network", "certificate")
        rest = unchecked((*names, "robots", "clock"), "the settings are wrong")
        checks = [Check("settings", "problem", str(error)), *rest]
    good = all(check.state != "problem" for check in checks)
    answer = {"ok": good, "checks": msgspec.to_builtins(checks)}
    print_answer(as_json, answer, "\n".join(check.line for check in checks))
    if not good:
        raise typer.Exit(1)


def _checks(config: Config, place: str) -> list[Check]:
    """Gather what there is, and judge it."""
    from crawler.site_probe import probe
    from signpost.cli.doctor import judgements
    from signpost.cli.doctor.machine import gather
    from signpost.cli.input_checks import check_inputs

    checks = [judgements.Check("files", "ok", "every file that the settings name can be read")]
    try:
        check_inputs(config)
    except SignpostError as error:
        checks = [judgements.Check("files", "problem", str(error))]
    checks += judgements.of_machine(gather(place), config)
    try:
        checks += judgements.of_site(probe(config), config)
    except SignpostError as error:
        checks.append(judgements.Check("network", "problem", str(error)))
        names = ("proxy", "certificate", "robots", "clock")
        checks += judgements.unchecked(names, "nothing was asked (see network)")
    return checks
