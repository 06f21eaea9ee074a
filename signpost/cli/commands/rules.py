"""`signpost rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from signpost.cli.answers import print_answer, text_width
from signpost.cli.options import AsJson


def rules(
    rule_id: Annotated[str | None, typer.Argument(metavar="[RULE_ID]")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As docs/rules.md.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the rule catalogue, or one rule."""
    from reports.catalogue import as_data, as_markdown, as_text

    if as_json:
        print_answer(True, as_data(rule_id), "")
    else:
        print_answer(False, None, as_markdown() if markdown else as_text(rule_id, text_width()))
