"""What audit writes of a run's rules, services and issues."""

from __future__ import annotations

from typing import Any

import msgspec

from signpost.workspace.artifact import Artifact


class RuleVersion(msgspec.Struct, frozen=True, array_like=True):
    """A rule as a run used it: a finding that only a changed rule brought up is not news.

    `version` is the rule's own; `options` are its settings by name, each a scalar or a list.
    """

    version: int
    options: dict[str, Any] = {}


# The rules that a run was judged by, by the rule's id.
RULES: Artifact[dict[str, RuleVersion]] = Artifact("audit/rules", dict[str, RuleVersion], dict)

# The service of every page and document, by address; "" where nobody can say.
SERVICES: Artifact[dict[str, str]] = Artifact("audit/services", dict[str, str], dict)

# Addresses that answer 200 but show that there is no such page, sorted.
SOFT_404S: Artifact[list[str]] = Artifact("audit/soft-404s", list[str], list)

# Names of what stands alike on several pages, sorted (`audit.rule.alike_of`): one issue each.
REPEATED_FINDINGS: Artifact[list[str]] = Artifact("audit/alike", list[str], list)

# The arithmetic of each issue's priority as one line that adds up, by the issue's id.
PRIORITIES: Artifact[dict[str, str]] = Artifact("audit/priorities", dict[str, str], dict)

# How many pages of each service ("": of none) an issue is on, by the issue's id.
ISSUE_SERVICES: Artifact[dict[str, dict[str, int]]] = Artifact(
    "audit/issue-services", dict[str, dict[str, int]], dict
)
