/*
 * What a page keeps shut until somebody opens it, for crawler/browser/page_scripts/opened.py; after
 * naming.js. options.do: "find" lists it, "open" opens what is numbered in options.numbers, "shut"
 * puts it back. Opened is only what the browser itself opens at a press or a search: details,
 * hidden="until-found", and popovers and dialogs that a button names.
 */
const KEY = "__signpostShut";
const MOST = 200;
const named = (x, attributes) => x.id && attributes.some((y) => document.querySelector(`[${y}="${CSS.escape(x.id)}"],[${y}="#${CSS.escape(x.id)}"]`));
/** A button that names a box in its own code is how people open it. */
const pressed = (x) => x.id && Array.from(document.querySelectorAll("button[onclick],a[onclick],[role=button][onclick]"))
  .some((y) => !x.contains(y) && new RegExp(`\\b${x.id.replace(/[^\w-]/g, ".")}\\b`).test(y.getAttribute("onclick")));
const NAMES = ["commandfor", "popovertarget", "aria-controls", "data-target", "data-bs-target", "data-dialog", "data-open",
  "data-modal", "data-micromodal-trigger", "data-a11y-dialog-show", "href"];
const KINDS = {
  details: { shut: (x) => !x.open, open: (x) => { x.open = true; }, back: (x) => { x.open = false; } },
  found: { shut: () => true, open: (x) => { x.hidden = false; }, back: (x) => x.setAttribute("hidden", "until-found") },
  popover: {
    shut: (x) => !x.matches(":popover-open") && (named(x, NAMES) || pressed(x)),
    open: (x) => x.showPopover(), back: (x) => x.hidePopover(),
  },
  dialog: {
    shut: (x) => !x.open && !x.hasAttribute("popover") && (named(x, NAMES) || pressed(x)),
    open: (x) => x.showModal(), back: (x) => x.close(),
  },
};
const SELECTORS = { details: "details", found: "[hidden=until-found i]", popover: "[popover]", dialog: "dialog" };

/** The styles that a part stands under: the same part under other styles may look otherwise. */
const styles = () => digestOf([...Array.from(document.querySelectorAll("link[rel~=stylesheet]")).map((x) => x.href),
  ...Array.from(document.querySelectorAll("style")).map((x) => x.textContent)].join("\n"));
const find = () => {
  const list = [];
  for (const [kind, selector] of Object.entries(SELECTORS)) {
    for (const element of document.querySelectorAll(selector)) {
      if (KINDS[kind].shut(element) && element.children.length) list.push({ kind, element });
    }
  }
  window[KEY] = list.slice(0, MOST);
  const under = list.length ? styles() : "";
  return {
    count: list.length,
    parts: window[KEY].map(({ kind, element }) => ({ kind, path: pathOf(element), content: `${under} ${digestOf(element.outerHTML)}` })),
  };
};
const open = () => {
  const shown = [];
  for (const number of options.numbers) {
    const part = window[KEY][number];
    part.name = part.element.getAttribute("name"); // one of a group opens where another shuts
    if (part.kind === "details") part.element.removeAttribute("name");
    try { KINDS[part.kind].open(part.element); } catch (error) { continue; }
    if (isSeen(part.element)) shown.push(number);
  }
  return shown;
};
const shut = () => {
  for (const number of options.numbers) {
    const part = window[KEY][number];
    try { KINDS[part.kind].back(part.element); } catch (error) { /* it shut itself */ }
    if (part.kind === "details" && part.name !== null) part.element.setAttribute("name", part.name);
  }
};
return { find, open, shut }[options.do]();
