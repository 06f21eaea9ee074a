"""The contract of a rule: what its file defines, and what its check may read and be told.

A rule is one file, `audit/rules/<category>/[<topic>/]<name>.py`, that defines `RULE`. Its check is
a pure generator: stored facts in, findings out; no network, no clock, no database. Its signature
is the contract. Positional parameters say by annotation what it reads (`audit.inputs.INPUTS` lists
what there is); keyword-only parameters are its options, with their types and defaults:

    def check(page: PageView, today: date, *, grace_days: int = 7) -> Iterator[Finding]: ...
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_type_hints

from audit.finding import (
    SEVERITY_WEIGHT,
    CouldNotCheck,
    Finding,
    NotApplicable,
    alike_of,
    identity,
    issue_of,
    normalised_place,
)
from audit.inputs import INPUTS, Need
from signpost.workspace.findings import Certainty, Outcome, Severity

# What a rule's file imports, in one place.
__all__ = [
    "SEVERITY_WEIGHT",
    "Certainty",
    "CouldNotCheck",
    "Finding",
    "Fixer",
    "Need",
    "NotApplicable",
    "Options",
    "Outcome",
    "Rule",
    "Severity",
    "alike_of",
    "identity",
    "issue_of",
    "normalised_place",
]

Fixer = Literal["content", "template"]
# The settings of one rule by name, as signpost.toml gives them.
Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue.

    `id` equals the file's path, the topic left out (`readability/long-sentences`). `why` is a
    sentence for a content designer, `fix` what to do, `reference` the criterion or guidance (an
    address). `version` goes up when the rule changes what it finds, so that history says "rule
    changed" and not "got worse". `fixer` is who can mend it. `problem` says in one line what is
    wrong with options that are more than numbers and words. `covers` names rules whose findings
    at the same place this one's make needless: one cause is reported once
    (`audit.covered_findings`).
    `confidential` says that its findings name places of personal data or secrets: they are told on
    a page of their own that is not mailed, fed or exported unless asked for, and their texts hold
    nothing of the data. `decided_by_folder` lets a decision hold for all files of a folder.
    `axe_rules` are the ids of axe-core's rules that speak of the same thing, so that people who
    know those find ours. `engine` is the engine (`axe-core`) whose findings the rule tells.

    What the check's signature says is read once: `inputs` are the types of what it reads, in
    order; `options` the defaults of its settings, as signpost.toml would give them; `option_types`
    their annotations. Rules on pages and documents run once each; a rule that reads nothing but
    the site runs once a run and names the page in each finding.

    Raises:
        TypeError: the check's signature is not one that the runner could call.
    """

    id: str
    title: str
    why: str
    fix: str
    reference: str
    severity: Severity
    check: Callable[..., Iterable[Finding]]
    criterion: str = ""
    fixer: Fixer = "content"
    version: int = 1
    formerly: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    axe_rules: tuple[str, ...] = ()
    engine: str = ""
    confidential: bool = False
    decided_by_folder: bool = False
    problem: Callable[[Options], str] | None = None
    inputs: tuple[type, ...] = field(init=False)
    options: Options = field(init=False)
    option_types: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        """Read the check's signature."""
        is_function = inspect.isfunction(self.check)
        hints = get_type_hints(self.check if is_function else type(self.check).__call__)
        inputs: list[type] = []
        options: dict[str, object] = {}
        for name, parameter in inspect.signature(self.check).parameters.items():
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
                inputs.append(_input(self.id, name, hints.get(name)))
            elif parameter.kind is parameter.KEYWORD_ONLY:
                options[name] = _default(self.id, name, parameter.default)
            else:
                raise TypeError(f"{self.id}: its check takes {parameter}; name each input")
        if not inputs:
            raise TypeError(f"{self.id}: its check reads nothing")
        object.__setattr__(self, "inputs", tuple(inputs))
        object.__setattr__(self, "options", options)
        object.__setattr__(self, "option_types", {name: hints.get(name, Any) for name in options})

    @property
    def category(self) -> str:
        """The folder that the rule lives in."""
        return self.id.split("/")[0]

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the check reads, in the catalogue's words and order, each once."""
        read = {INPUTS[kind].need for kind in self.inputs}
        return tuple(need for need in _NEEDS if need in read)

    @property
    def per_site(self) -> bool:
        """Whether the rule looks at the whole site at once."""
        return self.needs == ("site",)

    @property
    def per_document(self) -> bool:
        """Whether the rule looks at documents, and not at pages."""
        return "document" in self.needs


_NEEDS: tuple[Need, ...] = ("page", "visit", "document", "site")


def _input(rule: str, name: str, annotation: object) -> type:
    """Return the type of one input, if the runner knows it."""
    for kind in INPUTS:
        if annotation is kind:
            return kind
    known = ", ".join(kind.__name__ for kind in INPUTS)
    raise TypeError(f"{rule}: its check reads {name!r}, which has to be one of {known}")


def _default(rule: str, name: str, default: object) -> object:
    """Return an option's default as signpost.toml would give it: lists and tables."""
    if default is inspect.Parameter.empty:
        raise TypeError(f"{rule}: its option {name!r} has no default")
    if isinstance(default, Mapping):
        return dict(default)
    return list(default) if isinstance(default, (tuple, list)) else default
