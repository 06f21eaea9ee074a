"""What became of a story's walk in the browser: a pure reading of what the walker stored."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec.structs import replace

from audit.site_view import SiteView
from signpost.pages.addresses import matches_pattern, normalise
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.browser import PassedStep, StoryWalk, WalkStop
from signpost.workspace.artifacts.judged_journeys import Way
from signpost.workspace.findings import Outcome

# More of these and the page is not what residents see: its scripts or styles were kept out.
_LOOKS = frozenset({"hidden", "outside", "covered", "cut", "focus_not_visible"})
_WORKS = frozenset({"nothing_happened", "trap", "unreachable", "hidden", "not_found", "not_taken"})
# What a page's own words and links do; everything else is the template's and its scripts'.
_CONTENT = frozenset({"not_found", "bad_answer"})
_DOES = {
    "follow": "the link",
    "open": "the button or link",
    "choose": "the choice",
    "fill": "the field",
    "send": "the form’s button",
}


def judge_walk(
    site: SiteView, journey: JourneySettings, walk: StoryWalk | None, why_not: str
) -> Way:
    """Judge one walk; `why_not` says why there is none, where there is none."""
    if walk is None:
        return Way("could_not_check", why_not or "it was not walked in this run")
    return replace(_judge(site, journey, walk), taken_from=walk.taken_from)


def _judge(site: SiteView, journey: JourneySettings, walk: StoryWalk) -> Way:
    """Judge a walk that there is."""
    if walk.state == "could_not_check":
        return Way("could_not_check", walk.reason)
    passed = tuple(_passed(step) for step in walk.steps)
    if walk.stop is not None:
        return _stopped(walk, walk.stop, passed)
    return _arrived(site, journey, walk, passed)


def _passed(step: PassedStep) -> str:
    """Name a step that was done, with what had to be done first."""
    notes = [x for x in step.notes if x != "left a dialog"]
    return _named(step) + (f" ({', '.join(notes)})" if notes else "")


def _named(step: PassedStep | WalkStop) -> str:
    """Name a step as a person would."""
    return "send the form" if step.do == "send" else f"“{step.name}”"


def _stopped(walk: StoryWalk, stop: WalkStop, passed: tuple[str, ...]) -> Way:
    """Say at which step a walk stopped, and why."""
    what = (
        f"{_DOES.get(stop.do, 'the page')} ‘{stop.name}’"
        if stop.name
        else (_DOES.get(stop.do, "the page"))
    )
    if not stop.number:
        return _not_begun(stop, walk)
    says = f"step {stop.number} of {stop.of}: {what} {_problem(stop)}"
    outcome: Outcome = "fail"
    if stop.problem == "bad_answer" and stop.status in (401, 403, 407, 429, 451, None):
        outcome = "could_not_check"
    missed = _missed(walk, stop.problem)
    if missed:
        outcome, says = "needs_person", f"{says}; but {missed}"
    owner = "content" if stop.problem in _CONTENT else "template"
    return Way(outcome, says, step=_named(stop), steps=passed, shot=walk.shot, owner=owner)


def _not_begun(stop: WalkStop, walk: StoryWalk) -> Way:
    """Say why the first page did not open."""
    status = stop.status
    if status in (404, 410) or (status or 0) >= 500:
        says = f"the page that it starts from answers {status}"
        return Way("fail", says, step="the start", shot=walk.shot, owner="content")
    why = f"it answers {status}" if status else stop.reason or "it did not answer"
    return Way("could_not_check", f"the page that it starts from could not be opened: {why}")


def _problem(stop: WalkStop) -> str:
    """Say what is the matter with the thing of a step."""
    return {
        "not_found": "is not on the page",
        "no_button": "is missing: nothing sends it",
        "hidden": "is hidden, and no button that was tried shows it",
        "outside": "is outside the screen",
        "covered": f"is covered by {stop.by}",
        "cut": "is cut off by a box that does not scroll",
        "disabled": "is switched off",
        "gone": "went away before it could be pressed",
        "nothing_happened": "was pressed, and nothing happened",
        "bad_answer": f"leads to a page that answers {stop.status or 'nothing'}",
        "unreachable": f"cannot be reached with Tab after {stop.presses} presses",
        "trap": f"cannot be reached: the Tab key does not get past ‘{stop.held}’",
        "focus_not_visible": "does not show that it has the focus",
        "not_taken": "does not take what is chosen or typed",
    }[stop.problem]


def _missed(walk: StoryWalk, problem: str) -> str:
    """Say that the problem may come from what the settings keep out, if it may."""
    missed = walk.missed
    if not missed or problem not in _LOOKS | _WORKS:
        return ""
    hosts = sorted({urlsplit(url).netloc for url in missed})
    return (
        f"scripts or styles from {', '.join(hosts[:3])} were not loaded, and it may work with them "
        "([visit] third_party = true lets them in)"
    )


def _arrived(
    site: SiteView, journey: JourneySettings, walk: StoryWalk, passed: tuple[str, ...]
) -> Way:
    """Say whether where a walk ended is where the story must end."""
    count = len(walk.steps)
    done = f"{count} step{'' if count == 1 else 's'}"
    if walk.leaves:
        return _left(site, journey, walk, passed, done)
    ended = normalise(site.config.without_alias(walk.ended)) or ""
    if journey.end and not _is_end(site, journey, ended):
        says = f"it ends on {urlsplit(ended).path}, not on {journey.end}"
        step = passed[-1] if passed else "the start"
        return Way("fail", says, step=step, steps=passed, owner="content")
    if walk.has_text is False:
        says = f"the page it ends on does not show “{journey.end_text}”"
        return Way("fail", says, step="the end of the story", steps=passed, owner="content")
    return Way("pass", done, steps=passed)


def _is_end(site: SiteView, journey: JourneySettings, url: str) -> bool:
    """Whether an address is where the story ends, or where one of its ends redirects to."""
    if matches_pattern(url, journey.end, site.config.site.url):
        return True
    ends = (x for x in site.pages if matches_pattern(x, journey.end, site.config.site.url))
    return any(site.state(x).final_url == url for x in ends)


def _left(
    site: SiteView,
    journey: JourneySettings,
    walk: StoryWalk,
    passed: tuple[str, ...],
    done: str,
) -> Way:
    """Judge a last step that was reached but not taken: a form, a file or another site.

    Whether it works is what the crawl found out; what the crawl could not tell, nobody knows.
    """
    where = normalise(site.config.without_alias(walk.leaves)) or walk.leaves
    state = site.state(where)
    form = walk.steps[-1].do == "send"
    not_taken = "; it was not sent" if form else "; it was not opened"
    if state.is_dead and not (form and state.status == 405):
        says = f"the last step can be reached but does not work: {state.why}"
        return Way("fail", says, passed[-1], passed[:-1], walk.shot, "content")
    ends = (where, state.final_url)
    if journey.end and not any(_is_end(site, journey, url) for url in ends):
        says = f"it leads to {where}, not to {journey.end}"
        return Way("fail", says, passed[-1], passed[:-1], walk.shot, "content")
    if state.state not in ("ok", "redirect") or (journey.end_text and not form):
        why = state.why or f"whether it says “{journey.end_text}” is not known"
        return Way("could_not_check", f"{done}{not_taken}: {why}", steps=passed)
    return Way("pass", done + not_taken, steps=passed)
