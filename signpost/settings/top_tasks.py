"""The journeys that `signpost init` writes: a council's top tasks, to be adapted and switched on.

Which tasks: those that SOCITM's Better Connected tested year after year and that councils' own
"top tasks" lists share. They are comments until someone has put the site's own addresses in: a
story whose end was guessed would fail without cause.
"""

from __future__ import annotations

from dataclasses import dataclass

_HEAD = """\
# User stories of the council's top tasks. Signpost tries each by search, by links, on a phone and
# by keyboard, every week, and names the step that fails. Nothing is ever sent.
#
# To switch a story on: take the "# " away in front of its lines, put your site's own address in
# "end", and the telephone number (or contact page) that must be offered on the way in "contact".
# Leave "steps" out and the shortest way by links is walked. Any file in this folder that ends in
# .toml is read.

# Who tries them. "calls" holds what they call things: their word is searched for as well.
[[persona]]
name = "Ruth"
about = "71, pays each bill on the day it comes, on an old tablet"
device = "tablet"
calls = ["council tax = rates", "rubbish = dustbin"]

[[persona]]
name = "Kwame"
about = "34, works shifts and does everything on his phone, often late at night"
device = "phone"

[[persona]]
name = "Marek"
about = "39, Polish is his first language, and English schools are new to him"
language = "pl"

[[persona]]
name = "Farah"
about = "41, rents from the council, has two children and uses no mouse"
"""


@dataclass(frozen=True, slots=True)
class _Task:
    """One task: what to call it, who needs it why, what they type and where it may end."""

    name: str
    persona: str
    need: str
    searches: tuple[str, ...]
    end: str


_TASKS = (
    _Task("Pay my council tax", "Ruth", "pay my bill by card so that I am not late",
          ("pay council tax", "council tax", "council tax bill"), "/council-tax/pay"),
    _Task("Tell the council that I have moved", "Kwame", "say that I moved, to pay the right tax",
          ("moving house", "change of address", "council tax moved"), "/council-tax/moving"),
    _Task("Find out which bin goes out", "Ruth", "know my bin day so that my rubbish is taken",
          ("bin day", "rubbish collection", "when is my bin collected"), "/bins/collection-days"),
    _Task("Report a missed bin", "Kwame", "have my bin emptied after all",
          ("missed bin", "bin not emptied"), "/bins/missed"),
    _Task("Apply for a school place", "Marek", "apply for a school place in time for my son",
          ("school admissions", "apply for a school place", "primary school"), "/schools/apply"),
    _Task("Look at a planning application", "Ruth", "see what next door wants to build",
          ("planning application", "comment on planning"), "/planning/search"),
    _Task("Get a permit to park near my home", "Kwame", "park in my own street",
          ("parking permit", "residents permit"), "/parking/permits"),
    _Task("Pay or challenge a parking fine", "Marek", "settle a fine before it goes up",
          ("parking fine", "pcn", "appeal parking ticket"), "/parking/fines"),
    _Task("Report a repair in my council home", "Farah", "have damp mended before we get ill",
          ("housing repairs", "report a repair", "mould"), "/housing/repairs"),
    _Task("Get help with my rent or council tax", "Farah", "claim what I have a right to",
          ("housing benefit", "council tax reduction", "help with rent"), "/benefits/apply"),
    _Task("Get help because I may lose my home", "Farah", "talk to someone before I have to leave",
          ("homeless", "eviction", "nowhere to live"), "/housing/homelessness"),
    _Task("Register a death", "Ruth", "register a death so that I can hold a funeral",
          ("register a death", "death certificate"), "/registrars/register-a-death"),
)  # fmt: skip


def top_tasks() -> str:
    """Return the text of `journeys/top-tasks.toml`: personas, and the tasks as comments."""
    return _HEAD + "".join(_written(task) for task in _TASKS)


def _written(task: _Task) -> str:
    """Write one task as comments."""
    searches = ", ".join(f'"{x}"' for x in task.searches)
    return f"""
# [[journey]]
# name = "{task.name}"
# persona = "{task.persona}"
# need = "As a resident, I need to {task.need}."
# searches = [{searches}]
# start = "/"
# end = "{task.end}"
# contact = ""
"""
