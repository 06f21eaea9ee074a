"""How the files that people handed in were read, beside what the run before made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.sources import Sources
from signpost.workspace.artifacts.files_read import SEARCH_FILES, FileRead
from signpost.workspace.artifacts.judged_demand import CONTACTS, DEMAND, FEEDBACK, VIEWS

# A total that is so many times last week's, or as small a part of it, is asked about.
_CHANGED = 5
# Totals below this change so much by chance.
_LEAST = 20


@dataclass(frozen=True, slots=True)
class FilesSection:
    """Every file with how it was read; `questions` are totals that changed more than fivefold.

    `together` says of each setting with several files what became of what is in two of them.
    """

    files: list[FileRead]
    questions: list[str]
    together: list[str]

    @property
    def doubts(self) -> int:
        """How many readings could have meant two things."""
        return sum(len(file.doubts) for file in self.files)


_TOGETHER = {
    "[demand] views": "A page that is in several files of page views counts with the largest "
    "number, since tools count the same visit.",
    "[demand] feedback": "Counts of the same page or service in several files of feedback are "
    "added up. A file that is the same as another is read once.",
}


def files_section(sources: Sources) -> FilesSection | None:
    """Return how the files of a run were read; None if there are none."""
    files = list(_files_of(sources, sources.run.id))
    if not files:
        return None
    before = sources.comparison.before
    earlier = list(_files_of(sources, before)) if before is not None else []
    settings = [file.setting for file in files]
    together = [text for name, text in _TOGETHER.items() if settings.count(name) > 1]
    return FilesSection(files, questions(files, earlier), together)


def _files_of(sources: Sources, run: int) -> Iterable[FileRead]:
    """Yield how a run's files were read."""
    store = sources.workspace.artifacts
    yield from store.read(run, DEMAND).files
    yield from store.read(run, VIEWS).files
    yield from store.read(run, CONTACTS).files
    yield from store.read(run, FEEDBACK).files
    yield from store.read(run, SEARCH_FILES)


def questions(files: Sequence[FileRead], earlier: Sequence[FileRead]) -> list[str]:
    """Ask about each file whose total is more than five times what it was, or less than a fifth.

    A file is compared with the one of the same name; where all names of a setting are new, the
    sums of the setting are.
    """
    asked = []
    before = {(file.setting, file.name): file for file in earlier}
    for file in files:
        then = before.get((file.setting, file.name))
        if then and _has_changed(then.total, file.total):
            asked.append(_question(file.name, file, then.total, file.total))
    for setting in dict.fromkeys(file.setting for file in files):
        now = [file for file in files if file.setting == setting]
        then_all = [file for file in earlier if file.setting == setting]
        if {file.name for file in now} & {file.name for file in then_all}:
            continue
        if not then_all:
            continue
        sums = sum(x.total or 0 for x in then_all), sum(x.total or 0 for x in now)
        if _has_changed(*sums):
            names = ", ".join(file.name for file in now)
            asked.append(_question(names, now[0], *sums))
    return asked


def _has_changed(before: int | None, now: int | None) -> bool:
    """Whether a total changed more than fivefold."""
    if before is None or now is None or max(before, now) < _LEAST:
        return False
    return now > _CHANGED * before or before > _CHANGED * now


def _question(name: str, file: FileRead, before: int | None, now: int | None) -> str:
    """Write the question."""
    return (
        f"{name}: {now or 0:,} {file.counted} this week, {before or 0:,} the week before. "
        f"Is it the right file for {file.setting}, and the right period?"
    )
