// Filters and sorts the list of pages. The list is whole without it; it adds no information.
// A long list is in scripts (data/pages-1.js ...), loaded when somebody first filters or sorts.
"use strict";
{
  const SEVERITIES = { 8: "Critical", 4: "Serious", 2: "Moderate", 1: "Minor", 0: "None" };
  const STEP = 200;
  const get = (id) => document.getElementById(id);
  const table = get("pages");
  const body = table.tBodies[0];
  const more = get("more");
  const scripts = Number(table.dataset.scripts);
  const site = table.dataset.site;
  // As the template writes it: an address of this site without the site.
  const within = (url) => (url.startsWith(`${site}/`) ? url.slice(site.length) : url);
  const chosen = (id) => get(id)?.value ?? "";

  const cellValue = (cell) => cell.dataset.sort ?? cell.textContent.trim();
  let rows = Array.from(body.rows, (row) => ({
    values: Array.from(row.cells, cellValue),
    text: row.textContent.toLowerCase(),
    element: () => row,
  }));
  let limit = scripts ? STEP : Infinity;
  let matches = rows;
  let order = null;

  const make = (name, words, className) => {
    const element = document.createElement(name);
    element.textContent = words;
    if (className) element.className = className;
    return element;
  };

  // Texts of pages only ever become text nodes.
  const row = ([card, title, url, worst, fails, person, unknown, service, isDocument]) => {
    const build = () => {
      const line = document.createElement("tr");
      const head = make("th", "", "wide");
      head.scope = "row";
      const link = make("a", "");
      link.href = `pages/${card}.html`;
      link.append(make("bdi", title || within(url)));
      const address = make("span", "", "address quiet");
      address.append(make("bdi", within(url)));
      head.append(link, document.createElement("br"), address, isDocument ? " (document)" : "");
      const severity = make("td", worst ? "" : "None");
      const label = SEVERITIES[worst];
      if (worst) severity.append(make("strong", label, `tag ${label.toLowerCase()}`));
      const of = make("td", "");
      of.append(make("bdi", service));
      line.append(head, severity, ...[fails, person, unknown].map((n) => make("td", n, "n")), of);
      return line;
    };
    let built = null;
    return {
      values: [title || url, String(worst), String(fails), String(person), String(unknown), service],
      text: `${title} ${url} ${service} ${SEVERITIES[worst]}`.toLowerCase(),
      element: () => (built ??= build()),
    };
  };

  const chunks = [];
  window.signpostPages = (number, found) => { chunks[number - 1] = found; };
  const load = (number) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `data/pages-${number}.js`;
    script.onload = done;
    script.onerror = failed;
    document.body.append(script);
  });
  let whole = null;
  const loaded = () => {
    whole ??= scripts
      ? Promise.all(Array.from({ length: scripts }, (_, n) => load(n + 1)))
        .then(() => { rows = chunks.flat().map(row); })
      : Promise.resolve();
    return whole;
  };

  const compare = ({ column, down }) => (a, b) => {
    const [left, right] = [a.values[column], b.values[column]];
    const numbers = left !== "" && right !== "" && !isNaN(left) && !isNaN(right);
    const found = numbers ? left - right : left.localeCompare(right, "en-GB");
    return down ? -found : found;
  };

  const show = () => {
    body.replaceChildren(...matches.slice(0, limit).map((x) => x.element()));
    const visible = Math.min(limit, matches.length);
    more.hidden = visible === matches.length;
    const first = visible < matches.length ? ` The first ${visible} are listed.` : "";
    get("shown").textContent = `Showing ${matches.length} of ${rows.length} pages.${first}`;
    if (scripts) table.caption.textContent = "Pages that fit";
  };

  const filter = async () => {
    try {
      await loaded();
    } catch {
      get("shown").textContent = "The whole list could not be loaded. Use the sheets.";
      return;
    }
    // Whoever pastes an address whole finds its page.
    const words = chosen("words").toLowerCase().replace(site.toLowerCase(), "").split(/\s+/).filter(Boolean);
    const severity = chosen("worst");
    const service = chosen("service");
    const weight = Object.keys(SEVERITIES).find((key) => SEVERITIES[key] === severity);
    matches = rows.filter((x) =>
      words.every((word) => x.text.includes(word))
      && (!severity || x.values[1] === weight)
      && (!service || x.values[5] === service));
    if (order) matches = matches.toSorted(compare(order));
    if (scripts) limit = STEP;
    show();
  };

  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = make("button", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const down = now ? now === "ascending" : head.matches(".n, .ranked");
      heads.forEach((x) => x.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      order = { column, down };
      filter();
    });
    head.replaceChildren(button);
  });
  get("words").addEventListener("input", filter);
  for (const id of ["worst", "service"]) get(id)?.addEventListener("change", filter);
  more.addEventListener("click", () => { limit += STEP; show(); });
  get("filter").addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  get("filter").hidden = false;
  get("shown").textContent = scripts
    ? "Filtering and sorting go over all pages, on every sheet."
    : `Showing ${rows.length} of ${rows.length} pages.`;
}
