"""`signpost benchmark`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder
from signpost.cli.single_stage import run_on_latest
from signpost.workspace import WorkspaceError


def benchmark(
    site: Annotated[str | None, typer.Argument(metavar="[SITE]", help="As for weekly.")] = None,
    workspace: Folder = DEFAULT_FOLDER,
    documents: Annotated[Path | None, typer.Option(help="JSON lines: id, title, body.")] = None,
    queries: Annotated[Path | None, typer.Option(help="query_id<TAB>query[<TAB>…].")] = None,
    judgements: Annotated[Path | None, typer.Option(help="TREC form, grades 0 to 3.")] = None,
    learn_from: Annotated[Path | None, typer.Option(help="Judgements to learn from.")] = None,
    learn_queries: Annotated[Path | None, typer.Option(help="The queries of these.")] = None,
    rankers: Annotated[str, typer.Option(help="all, or names with commas between.")] = "all",
    as_json: AsJson = False,
) -> None:
    """Measure how well the search answers judged queries: a site's log, or any collection."""
    if documents or queries or judgements:
        from search.benchmark import benchmark_collection
        from search.terminal import benchmark_table

        if not (documents and queries and judgements):
            raise WorkspaceError("benchmark: --documents, --queries and --judgements go together")
        figures = benchmark_collection(
            documents, queries, judgements, learn_from, learn_queries, rankers.split(",")
        )
        print_answer(as_json, msgspec.to_builtins(figures), benchmark_table(figures))
    elif site:
        run_on_latest("benchmark", site, workspace, as_json)
    else:
        raise WorkspaceError("benchmark: name a SITE, or give --documents, --queries, --judgements")
