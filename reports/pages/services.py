"""By service: what each has to mend, on which pages, and how many calls it has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.rule import SEVERITY_WEIGHT
from reports.sources import Sources
from reports.tally import PageRow, Tally
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles
from signpost.workspace import IssueRow
from signpost.workspace.blobs import digest

FILE = r"[a-z0-9-]+-[0-9a-f]{6}\.html"
# Pages and issues that one service's page lists; the list of pages and the exports have all.
PAGES, ISSUES = 300, 50
NO_SERVICE = "No service"


@dataclass(frozen=True)
class ServiceView:
    """One service. `issues` pairs each issue with the number of this service's pages that have it.

    `calls` is the service's row of the demand file, None if it has none there.
    """

    name: str
    rows: Sequence[PageRow]
    issues: Sequence[tuple[IssueRow, int]]
    calls: Mapping[str, Any] | None

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
        return round(self.calls["calls"] * self.calls["failure_share"]) if self.calls else None


def views(sources: Sources, tally: Tally) -> list[ServiceView]:
    """Return every service that has pages, those with most avoidable calls first."""
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
            sources.calls.get(name),
        )
        for name, some in rows.items()
    ]
    return sorted(found, key=lambda x: (-(x.avoidable or -1), x.name == NO_SERVICE, x.name))


def write_services(sources: Sources, tally: Tally, out: Folder, titles: Titles) -> None:
    """Write `services.html` and a page for each service."""
    found = views(sources, tally)
    html = render(
        "services.html",
        sources=sources,
        services=found,
        title=titles.unique("Services", sources.short_name),
        up="",
        here="services.html",
    )
    out.write("services.html", html)
    for view in found:
        html = render(
            "service.html",
            sources=sources,
            view=view,
            pages=view.rows[:PAGES],
            issues=view.issues[:ISSUES],
            title=titles.unique(view.name, "service"),
            up="../",
        )
        out.write(f"services/{view.file}", html)
