"""The command line: one thin function a command."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from signpost.errors import SignpostError
from signpost.settings.config import checked_url
from signpost.weekly import (
    Job,
    begin,
    both_weeks,
    brief,
    check_inputs,
    export_warc,
    hold_gate,
    judged_run,
    opened,
    recheck_page,
    run_of,
    run_stage,
    screen,
    send_letter,
    whole_week,
)
from signpost.workspace import WorkspaceError

app = typer.Typer(
    help="Audits a council's website every week and gives it a search that works.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
serve = typer.Typer(help="Serve the site search, or the reports.", no_args_is_help=True)
app.add_typer(serve, name="serve")
decisions = typer.Typer(help="What people decided about issues.", no_args_is_help=True)
app.add_typer(decisions, name="decisions")

Site = Annotated[
    str, typer.Argument(metavar="SITE", help="A signpost.toml, or a bare https:// address.")
]
Folder = Annotated[
    str,
    typer.Option("--workspace", help="Folder of this site's runs, or a postgresql:// address."),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object; progress goes to standard error.")
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", help="End with 1 on such findings: new:serious, any:minor…"),
]
DEFAULT_FOLDER = "signpost-data"
EXPORTED = "pages, links, findings, issues, queries, decisions, rehearsal, checks or warc."
# What Typer makes of Ctrl-C: the shell's own code for it.
_STOPPED = 130


def main() -> None:
    """Run the command line; every known trouble is one line and the right exit code.

    0: done. 1: a gate that was asked for failed. 2: usage or settings. 3: the site could not be
    reached. 130: stopped by hand.
    """
    try:
        code = app(standalone_mode=False) or 0
        if code == _STOPPED:
            _fail("stopped. What was done is kept: run the same command again to carry on", code)
        sys.exit(code)
    except SignpostError as trouble:
        _fail(str(trouble), trouble.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        # Typer's own complaints about usage know how to be shown; anything else is our issue.
        if type(error).__name__ == "NoArgsIsHelpError":
            screen.print(str(error))
            sys.exit(2)
        if not hasattr(error, "format_message"):
            raise
        _fail(f"{error.format_message()} (see signpost --help)", 2)


def _fail(message: str, code: int) -> None:
    """Say what is wrong in one line and end."""
    line = " ".join(message.split())
    screen.print(f"signpost: {line}")
    if "--json" in sys.argv:
        print(json.dumps({"error": line}))  # noqa: T201 - standard output is the command's answer
    sys.exit(code)


def _answer(as_json: bool, value: Any, text: str) -> None:
    """Print a command's answer: one JSON object, or a few plain words."""
    print(json.dumps(value, ensure_ascii=False) if as_json else text)  # noqa: T201


def _stage_command(name: str, about: str) -> None:
    """Make a command of its own for one stage: it works on the latest run."""

    def command(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
        _one_stage(name, site, workspace, as_json)

    app.command(name, help=about)(command)


def _one_stage(name: str, site: str, folder: str, as_json: bool) -> None:
    """Run one stage on the latest run and print what it came to."""
    with opened(site, folder) as (config, workspace):
        job = Job(config, workspace, run_of(workspace, folder))
        if name == "audit":
            run_stage(job, "log")  # what residents searched for is one of the facts judged
        summary = run_stage(job, name)
        _answer(as_json, {"run": job.run.id, **summary}, f"Run {job.run.id}: {brief(summary)}")


# -- The commands --------------------------------------------------------------------------------


@app.command()
def init(
    url: Annotated[str, typer.Argument(metavar="URL", help="The site's address.")],
    output: Annotated[Path, typer.Option(help="Where to write the settings.")] = Path(
        "signpost.toml"
    ),
    as_json: AsJson = False,
) -> None:
    """Write a commented signpost.toml, and journeys/top-tasks.toml beside it."""
    from signpost.settings.starter_file import starter
    from signpost.settings.top_tasks import top_tasks

    text = starter(checked_url(url))
    if output.exists():
        raise WorkspaceError(
            f"{output} is there already; nothing was changed. Name another with --output"
        )
    try:
        output.write_text(text, encoding="utf-8")
        tasks = output.parent / "journeys" / "top-tasks.toml"
        tasks.parent.mkdir(exist_ok=True)
        if not tasks.exists():
            tasks.write_text(top_tasks(), encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(f"{output}: cannot be written ({error.strerror})") from None
    _answer(
        as_json,
        {"settings": str(output)},
        f"Wrote {output} and {tasks}. Next: signpost weekly {output}",
    )


@app.command()
def weekly(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    fail_on: FailOn = None,
    email: Annotated[bool, typer.Option("--email", help="Then send the weekly page.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run the whole weekly audit: crawl, visit, audit, index, benchmark, promote, report."""
    with opened(site, workspace) as (config, store):
        check_inputs(config)
        hold_gate(None, fail_on)
        job = Job(config, store, begin(config, store, "weekly"))
        result = whole_week(job)
        if email:
            send_letter(job)
        _answer(as_json, result, f"The report is at {result['report']}")
        hold_gate(job, fail_on)


@app.command("audit")
def audit_command(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    fail_on: FailOn = None,
    as_json: AsJson = False,
) -> None:
    """Judge the latest run by every rule."""
    hold_gate(None, fail_on)
    _one_stage("audit", site, workspace, as_json)
    if fail_on:
        with opened(site, workspace, write=False) as (config, store):
            hold_gate(Job(config, store, judged_run(store, workspace, None)), fail_on)


@app.command("send-report")
def send_report(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Send the weekly page of the latest judged run by email ([reports] email_to, smtp_host)."""
    with opened(site, workspace, write=False) as (config, store):
        to = send_letter(Job(config, store, judged_run(store, workspace, None)))
    _answer(as_json, {"sent": to}, f"Sent to {', '.join(to)}")


@app.command()
def crawl(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Fetch the site's pages, links and documents into a new run."""
    with opened(site, workspace) as (config, store):
        job = Job(config, store, begin(config, store, "crawl"))
        summary = run_stage(job, "crawl")
        store.runs.finish(job.run.id)
    _answer(as_json, {"run": job.run.id, **summary}, f"Run {job.run.id}: {brief(summary)}")


_stage_command("visit", "Open the latest run's pages in a real browser, as phone and desktop.")
_stage_command("index", "Build the search of the latest run; weekly's promotion makes it live.")


@app.command()
def report(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    review: Annotated[
        bool, typer.Option("--review", help="Also as a document: the website review.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the report of the latest run; --review also prints the website review as a PDF."""
    if not review:
        _one_stage("report", site, workspace, as_json)
        return
    from crawler.browser.pdf_printing import print_page

    with opened(site, workspace) as (config, store):
        job = Job(config, store, judged_run(store, workspace, None))
        for name in ("opportunities", "report"):
            run_stage(job, name)
        folder = store.folder / "report"
        page, paper = folder / "review.html", folder / "review.pdf"
        print_page(page, paper)
    found = {"run": job.run.id, "review": str(page), "pdf": str(paper)}
    _answer(as_json, found, f"The website review is at {page} and {paper}")


@app.command()
def journeys(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Try the user stories by search, by links, on a phone and by keyboard."""
    from reports.view_models.user_journeys import listing
    from signpost.workspace.artifacts.judged_journeys import STORIES

    with opened(site, workspace) as (config, store):
        if not config.journey:
            raise WorkspaceError(
                f"{site} has no [[journey]], nor has a journeys folder beside it: "
                "write one for each top task"
            )
        job = Job(config, store, run_of(store, workspace))
        for name in ("questions", "present", "answers", "routes", "walks", "journeys"):
            run_stage(job, name)
        stories = store.artifacts.read(job.run.id, STORIES)
    found = {"run": job.run.id, "stories": msgspec.to_builtins(stories)}
    _answer(as_json, found, listing(stories))


@app.command()
def recheck(
    site: Site,
    page_url: Annotated[str, typer.Argument(metavar="PAGE_URL")],
    workspace: Folder = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Fetch, visit and judge one page again, now; the run itself stays as it is."""
    from reports.view_models.recheck_text import listing
    from signpost.workspace.artifacts.judged_history import Recheck

    url = checked_url(page_url)
    with opened(site, workspace) as (config, store):
        job = Job(config, store, judged_run(store, workspace, None))
        found = recheck_page(job, url)
    text = listing(msgspec.convert(found, Recheck), found["seconds"])
    _answer(as_json, found, text)


@serve.command("search")
def serve_search(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0: any free one.")] = 8700,
) -> None:
    """Serve the public site search over HTTP until stopped."""
    from search.service.server import serve as work

    with opened(site, workspace, write=False) as (config, store):
        work(store, config, host, port)


@serve.command("reports")
def serve_reports(
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0: any free one.")] = 8701,
) -> None:
    """Serve the written report, with rechecks and decisions, until stopped."""
    from reports.server.serve import serve as work

    with opened(site, workspace, write=False) as (config, store):
        work(store, config, site, workspace, host, port)


@decisions.command("import")
def import_decisions(
    site: Site,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV, as export decisions or checks writes.")
    ],
    workspace: Folder = DEFAULT_FOLDER,
    as_json: AsJson = False,
) -> None:
    """Keep the decisions (or the checks by hand) of a table; all, or none if one is wrong."""
    from reports.server.decision_tables import import_file

    with opened(site, workspace, write=False) as (_config, store):
        kept = import_file(store, file)
    _answer(as_json, {"decisions": kept}, f"Kept {kept} rows of {file}")


@app.command()
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
        from search.evaluation.terminal_table import table

        if not (documents and queries and judgements):
            raise WorkspaceError("benchmark: --documents, --queries and --judgements go together")
        figures = benchmark_collection(
            documents, queries, judgements, learn_from, learn_queries, rankers.split(",")
        )
        _answer(as_json, figures, table(figures))
    elif site:
        _one_stage("benchmark", site, workspace, as_json)
    else:
        raise WorkspaceError("benchmark: name a SITE, or give --documents, --queries, --judgements")


@app.command()
def search(
    site: Site,
    words: Annotated[str, typer.Argument(help="What a resident would type.")],
    workspace: Folder = DEFAULT_FOLDER,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many answers.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Ask the live index from the terminal."""
    from search.ask import ask, listing

    with opened(site, workspace, write=False) as (config, store):
        found = ask(store, words, limit, config)
    _answer(as_json, {"query": words, "results": [x.as_dict() for x in found]}, listing(found))


@app.command()
def export(
    what: Annotated[str, typer.Argument(help=EXPORTED)],
    site: Site,
    workspace: Folder = DEFAULT_FOLDER,
    form: Annotated[
        str, typer.Option("--format", help="csv, json, jsonl, xlsx, sarif, junit or earl.")
    ] = "csv",
    run: Annotated[int | None, typer.Option(help="Which run; without it, the latest.")] = None,
    output: Annotated[Path | None, typer.Option(help="File; without it, standard output.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write one kind of row as a file for other tools; `warc` is the crawl as an archive."""
    if what == "warc":
        answers = export_warc(site, workspace, run, output)
        if output is not None:
            said = {"answers": answers, "file": str(output)}
            _answer(as_json, said, f"Wrote {answers} to {output}")
        return
    from reports.exports.run_export import export as work

    with opened(site, workspace, write=False) as (config, store):
        chosen = judged_run(store, workspace, run)
        form = "json" if as_json and output is None else form
        if output is None:
            work(store, config, chosen.id, what, form, sys.stdout.buffer)
            return
        with output.open("wb") as stream:
            rows = work(store, config, chosen.id, what, form, stream)
    _answer(as_json, {"rows": rows, "file": str(output)}, f"Wrote {rows} {what} to {output}")


@app.command()
def rules(
    rule_id: Annotated[str | None, typer.Argument(metavar="[RULE_ID]")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As docs/rules.md.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the rule catalogue, or one rule."""
    from reports.catalogue import as_data, as_markdown, as_text

    if as_json:
        _answer(True, as_data(rule_id), "")
    else:
        _answer(False, None, as_markdown() if markdown else as_text(rule_id))


@app.command()
def demo(
    workspace: Folder = "signpost-data/demo",
    port: Annotated[int, typer.Option(help="Port of the demo council; 0: any free one.")] = 8754,
    week: Annotated[int, typer.Option(min=1, max=2, help="Which week's site to serve.")] = 1,
    weeks: Annotated[
        bool, typer.Option("--weeks", help="Both weeks, one after the other.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Serve the demo council on this machine and run the weekly audit on it."""
    from demo.council import write_settings
    from demo.server import serve as serve_demo

    if weeks:
        result = both_weeks(workspace, port)
        _answer(as_json, result, f"The report is at {result['report']}")
        return
    try:
        server = serve_demo(port=port, week=week)
    except OSError as error:
        raise WorkspaceError(
            f"port {port} cannot be used ({error.strerror}). Name another with --port"
        ) from None
    with server as council:
        settings = write_settings(Path(workspace), council.url)
        weekly(str(settings), workspace, as_json=as_json)
