"""Scripts of a page that fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.contract import Finding, Options, Rule
from audit.mobile.seen import fact, short
from audit.subject import Subject

_ADDRESS = re.compile(r"https?://\S+")


def check(subject: Subject, _options: Options) -> Iterator[Finding]:
    """Find script errors that nothing caught, each once.

    Where scripts of other sites were not loaded, their absence may be the cause: a person decides.
    """
    refused = subject.visit.facts.get("refused_scripts")
    doubt = f" Signpost did not load {refused[0]}, which may be why." if refused else ""
    for text in dict.fromkeys(fact(subject, "page_errors", "its script errors")):
        first = short(text.strip().split("\n")[0], 200).rstrip(".")
        yield Finding(
            message=f"A script of this page fails: {first}.{doubt}",
            evidence=text,
            certainty="needs_person" if refused else "sure",
            key=_ADDRESS.sub("", first),
            component=_ADDRESS.sub("", first),
        )


RULE = Rule(
    id="mobile/script-error",
    title="Script that fails",
    why="When a script fails, menus, forms and maps that need it may not work.",
    fix="Give the message to whoever looks after the site's scripts.",
    reference="https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors",
    severity="moderate",
    needs=("visit",),
    check=check,
    fixer="template",
)
