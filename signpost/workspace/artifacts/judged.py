"""What audit writes of a run's rules, services and issues."""

from __future__ import annotations

from typing import Any

import msgspec

from signpost.workspace.artifact import Artifact


class RuleVersion(msgspec.Struct, frozen=True, array_like=True):
    """A rule as a run used it: a finding that only a changed rule brought up is not news.

    `version` is the rule's own; `options` are its settings by name, each a scalar or a list.
    `engine` names the engine, with its version, whose findings the rule told in that run
    (`axe-core 4.12.1`); "" where there is none, or it is not known.
    """

    version: int
    options: dict[str, Any] = {}
    engine: str = ""

    def differs(self, other: RuleVersion) -> bool:
        """Whether the rule may find other things than it did: what is not known counts as same."""
        engines = {self.engine, other.engine} - {""}
        same = (self.version, self.options) == (other.version, other.options)
        return not same or len(engines) > 1


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
