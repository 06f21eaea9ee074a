"""The rules in a report: a list of all, and a page for each with the pages to look at."""

from __future__ import annotations

from reports.catalogue import by_category
from reports.sources import Sources
from reports.tally import NAMED_PAGES, Tally
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles

FILE = r"[a-z0-9-]+\.html"


def write_rules(sources: Sources, tally: Tally, out: Folder, titles: Titles) -> None:
    """Write `rules.html` and a page for every rule with the pages that it found something on."""
    options = sources.artifact("audit/rules", {})
    html = render(
        "rules.html",
        sources=sources,
        tally=tally,
        categories=by_category(sources.rules.values()),
        used=options,
        title=titles.unique("Rules", sources.short_name),
        up="",
        here="rules.html",
    )
    out.write("rules.html", html)
    for rule in sources.rules.values():
        html = render(
            "rule.html",
            sources=sources,
            tally=tally,
            rule=rule,
            pages=sorted(tally.pages_of.get(rule.id, ()), key=lambda row: row.rank),
            limit=NAMED_PAGES,
            options=_options(options.get(rule.id)) or dict(rule.options),
            used=rule.id in options,
            title=titles.unique(rule.title, "rule"),
            up="../",
        )
        out.write(f"rules/{rule.id.replace('/', '-')}.html", html)


def _options(stored: object) -> dict[str, object]:
    """Read the options that a run used out of its artifact: [version, options] a rule."""
    if isinstance(stored, list) and len(stored) == 2 and isinstance(stored[1], dict):
        return dict(stored[1])
    return {}
