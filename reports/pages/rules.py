"""The rules in a report: a list of all, and a page for each with the pages to look at."""

from __future__ import annotations

from reports.catalogue import by_category
from reports.context import ReportContext
from reports.pages.page import FilePattern, MenuEntry, ReportPage
from reports.tally import NAMED_PAGES
from signpost.workspace.artifacts.judged import RULES


def write(context: ReportContext) -> None:
    """Write `rules.html` and a page for every rule with the pages that it found something on."""
    rules, tally = context.sources.rules, context.tally
    used = context.sources.read(RULES)
    context.write_page(
        "rules.html",
        "rules.html",
        context.title("Rules"),
        here="rules.html",
        tally=tally,
        categories=by_category(rules.values()),
        used=used,
    )
    for rule in rules.values():
        options = used[rule.id].options if rule.id in used else {}
        context.write_page(
            f"rules/{rule.id.replace('/', '-')}.html",
            "rule.html",
            context.title(rule.title, "rule"),
            tally=tally,
            rule=rule,
            pages=sorted(tally.pages_of.get(rule.id, ()), key=lambda row: row.rank),
            limit=NAMED_PAGES,
            options=options or dict(rule.options),
            used=rule.id in used,
        )


PAGE = ReportPage(
    write,
    files=(FilePattern("rules", r"[a-z0-9-]+\.html"),),
    menu=MenuEntry(80, "rules.html", "Rules"),
)
