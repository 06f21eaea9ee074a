"""What a person judges by: one page with every drawn finding, and a CSV file to fill."""

from __future__ import annotations

import csv
import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audit.results import Judged
from reports.exports.row_files import safe_cell

COLUMNS = ("number", "id", "rule", "certainty", "page", "message", "verdict", "why")
_PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem; }}
article {{ border-top: 3px solid #14364a; padding: 1rem 0; }}
pre {{ background: #f3f3f3; overflow: auto; padding: .75rem; white-space: pre-wrap; }}
pre, dd, p {{ overflow-wrap: anywhere; }}
img {{ border: 1px solid #505a5f; max-height: 30rem; max-width: 100%; margin: 0 1rem 1rem 0; }}
input[type=text] {{ font: inherit; width: 100%; max-width: 40rem; }}
fieldset {{ border: 0; padding: 0; margin: 0 0 .5rem; }}
label {{ margin-right: 1.5rem; }}
</style></head><body>
<h1>{title}</h1>
<p>Read each finding with its place, then choose: is it right, wrong, or can you not say? With the
keys: r, w and u judge the finding in view, j and k go on and back. Save the verdicts at the end, or
fill verdicts.csv by hand; <code>sample_findings.py --score</code> counts either.</p>
<p id="count" role="status"></p>
<main>
{entries}
</main>
<p><button type="button" id="save">Save the verdicts</button></p>
<script>
const entries = [...document.querySelectorAll("article")];
const columns = {columns};
function verdict(entry) {{
  const chosen = entry.querySelector("input[type=radio]:checked");
  return chosen ? chosen.value : "";
}}
function count() {{
  const done = entries.filter(verdict).length;
  document.getElementById("count").textContent = `${{done}} of ${{entries.length}} judged`;
}}
function inView() {{
  return entries.findLast(x => x.getBoundingClientRect().top < innerHeight / 3) || entries[0];
}}
addEventListener("change", count);
addEventListener("keydown", event => {{
  if (event.target.type === "text" || event.ctrlKey || event.metaKey || event.altKey) return;
  const entry = inView(), at = entries.indexOf(entry);
  const step = {{ j: 1, k: -1 }}[event.key];
  if (step) entries[Math.max(0, Math.min(entries.length - 1, at + step))].scrollIntoView();
  const chosen = {{ r: "right", w: "wrong", u: "unsure" }}[event.key];
  if (chosen) {{ entry.querySelector(`input[value=${{chosen}}]`).checked = true; count(); }}
}});
document.getElementById("save").addEventListener("click", () => {{
  const quoted = text => `"${{text.replaceAll('"', '""')}}"`;
  const rows = entries.map(x => [...JSON.parse(x.dataset.row), verdict(x),
    x.querySelector("input[type=text]").value].map(quoted).join(","));
  const file = new Blob([[columns.join(","), ...rows].join("\\r\\n")], {{ type: "text/csv" }});
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file); link.download = "verdicts.csv"; link.click();
}});
count();
</script></body></html>
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One drawn finding; `around` is the HTML of its place, `shots` files beside the page."""

    number: int
    judged: Judged
    around: str
    shots: Sequence[str] = ()

    @property
    def row(self) -> list[str]:
        """What of it stands in the file to fill, defused for spreadsheets."""
        one = self.judged
        cells = (one.id, one.rule, one.finding.certainty, one.page, one.finding.message)
        return [str(self.number), *(str(safe_cell(" ".join(x.split()))) for x in cells)]


def write(folder: Path, title: str, entries: Sequence[Entry]) -> None:
    """Write `index.html` and `verdicts.csv` into a folder that is there."""
    shown = "\n".join(_article(entry) for entry in entries)
    page = _PAGE.format(title=html.escape(title), entries=shown, columns=_json(COLUMNS))
    (folder / "index.html").write_text(page, encoding="utf-8")
    with (folder / "verdicts.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows([*entry.row, "", ""] for entry in entries)


def _article(entry: Entry) -> str:
    """Write one finding; everything in it that was crawled is escaped."""
    one, n = entry.judged, entry.number
    said = one.finding
    place = {"Rule": one.rule, "Severity": one.severity, "Page": one.page, "Place": said.where}
    rows = "".join(
        f"<dt>{name}</dt><dd>{html.escape(text)}</dd>"
        for name, text in {**place, "What is there": said.evidence, "Device": said.device}.items()
        if text
    )
    shots = "".join(f'<img src="{html.escape(x)}" alt="The page, {n}">' for x in entry.shots)
    choices = "".join(
        f'<label><input type="radio" name="v{n}" value="{x}"> {x}</label>'
        for x in ("right", "wrong", "unsure")
    )
    return (
        f'<article data-row="{html.escape(_json(entry.row))}">'
        f"<h2>{n}. {html.escape(said.message)}</h2><dl>{rows}</dl>"
        f"<pre>{html.escape(entry.around) or 'Nothing of this page’s HTML is named.'}</pre>"
        f"<div>{shots}</div>"
        f"<fieldset><legend>Is finding {n} right?</legend>{choices}</fieldset>"
        f'<label>Why <input type="text"></label></article>'
    )


def _json(values: Sequence[str]) -> str:
    """Write some texts as JSON that may stand in a script."""
    return msgspec.json.encode(list(values)).decode().replace("<", "\\u003c")
