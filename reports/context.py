"""What the pages of a report share while it is written: one object, each part made when asked for.

Where a page depends on what another part of the report comes to (the counts of all judgements, the
issues as they are listed, the rows that were exported), that is a cached property here and not an
order of calls: pages can be written in any order, and each part is made once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from audit.results import PageJudgement
from reports.exports.report_folder import write_exports
from reports.sources import Sources, card_of
from reports.tally import PageRow, Tally, row_of
from reports.view_models.changes import Changes
from reports.view_models.coverage import Coverage, coverage_of
from reports.view_models.demand import DemandView, demand_of
from reports.view_models.issue_views import LISTED, IssueView, issue_views
from reports.view_models.link_survey import LinkSurvey, survey_links
from reports.view_models.screenshots import write_screenshot
from reports.view_models.search_figures import SearchView, search_view
from reports.view_models.search_insight import InsightView, insight_of
from reports.view_models.user_journeys import StoryView, story_views
from reports.view_models.verdict import verdict_of
from reports.writing.files import Folder
from reports.writing.templating import render
from reports.writing.titles import Titles
