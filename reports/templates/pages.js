// Filters and sorts the list of pages. The list is whole without it; it adds no information.
"use strict";
{
  const table = document.getElementById("pages");
  const form = document.getElementById("filter");
  const box = document.getElementById("words");
  const shown = document.getElementById("shown");
  const body = table.tBodies[0];
  const note = shown.textContent;
  const rows = Array.from(body.rows, (row) => ({ row, text: row.textContent.toLowerCase() }));

  const filter = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      const fits = words.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = `${note}Showing ${count} of ${rows.length} pages.`;
  };

  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();

  const compare = (column) => (a, b) => {
    const left = value(a.row, column);
    const right = value(b.row, column);
    const numbers = left !== "" && right !== "" && !isNaN(left) && !isNaN(right);
    return numbers ? left - right : left.localeCompare(right, "en-GB");
  };

  const sort = (column, heads) => {
    const head = heads[column];
    const numeric = head.matches(".n, .ranked");
    const now = head.getAttribute("aria-sort");
    const down = now ? now === "ascending" : numeric;
    heads.forEach((x) => x.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort(compare(column));
    if (down) rows.reverse();
    body.append(...rows.map((x) => x.row));
  };

  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(column, heads));
    head.replaceChildren(button);
  });
  box.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
}
