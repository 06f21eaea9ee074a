"""By service: what each has to mend, on which pages, and how many calls it has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from audit.rule import SEVERITY_WEIGHT
from reports.context import ReportContext
from reports.pages.page import FilePattern, MenuEntry, ReportPage
from reports.tally import PageRow
from signpost.workspace import IssueRow
from signpost.workspace.artifacts.judged_demand import ServiceDemand
from signpost.workspace.blobs import digest

# Pages and issues that one service's page lists; the list of pages and the exports have all.
_PAGES, _ISSUES = 300, 50
NO_SERVICE = "No service"


@dataclass(frozen=True)
class ServiceView:
    """One service. `issues` pairs each issue with the number of this service's pages that have it.

    `calls` is the service's row of the demand file, None if it has none there.
    """

    name: str
    rows: Sequence[PageRow]
    issues: Sequence[tuple[IssueRow, int]]
    calls: ServiceDemand | None

    @property
    def file(self) -> str:
        """The file of this service's page, under `services/`."""
        words = re.sub(r"[^a-z0-9]+", "-", self.name.lower())[:40].strip("-") or "service"
        return f"{words}-{digest(self.name.encode())[:6]}.html"

    @property
    def failing(self) -> int:
        """How many pages have a certain issue."""
        return sum(1 for row in self.rows if row.fails)

    @property
    def worst(self) -> str:
        """The worst severity of its pages, or nothing."""
        found = (row.worst for row in self.rows)
        return max(found, key=lambda x: SEVERITY_WEIGHT.get(x, 0), default="")

    @property
    def avoidable(self) -> int | None:
        """Calls a year that need not have been made; None where nobody counts them."""
        return round(self.calls.avoidable) if self.calls else None


def service_views(context: ReportContext) -> list[ServiceView]:
    """Return every service that has pages, those with most avoidable calls first."""
    sources, tally = context.sources, context.tally
    rows: dict[str, list[PageRow]] = defaultdict(list)
    for row in tally.rows:
        rows[row.service].append(row)
    by_id = {issue.id: (number, issue) for number, issue in enumerate(sources.issues)}
    issues: dict[str, list[tuple[int, IssueRow, int]]] = defaultdict(list)
    for (service, name), count in tally.service_issues.items():
        number, issue = by_id[name]
        issues[service].append((number, issue, count))
    found = [
        ServiceView(
            name or NO_SERVICE,
            sorted(some, key=lambda row: row.rank),
            [(issue, n) for _, issue, n in sorted(issues[name], key=lambda x: x[0])],
            sources.services_by_name.get(name),
        )
        for name, some in rows.items()
    ]
    return sorted(found, key=lambda x: (-(x.avoidable or -1), x.name == NO_SERVICE, x.name))


def write(context: ReportContext) -> None:
    """Write `services.html` and a page for each service."""
    found = service_views(context)
    context.write_page(
        "services.html",
        "services.html",
        context.title("Services"),
        here="services.html",
        services=found,
    )
    for view in found:
        context.write_page(
            f"services/{view.file}",
            "service.html",
            context.title(view.name, "service"),
            view=view,
            pages=view.rows[:_PAGES],
            issues=view.issues[:_ISSUES],
        )


PAGE = ReportPage(
    write,
    files=(FilePattern("services", r"[a-z0-9-]+-[0-9a-f]{6}\.html"),),
    menu=MenuEntry(50, "services.html", "Services"),
)
