/*
 * The texts that the page keeps from everybody at the present width, for
 * crawler/browser/page_scripts/unseen.py. Runs after naming.js in one function, and changes nothing.
 *
 * Outermost elements only. What somebody can open is content, and no list of it is made: closed
 * details, what a control names (aria-controls, data-target, a link to its id), tab panels, and
 * what stands just below a button or something else that is there to be pressed.
 */
const MOST = 100; // entries
const ELEMENTS = 20000; // looked at
const PASSED = /^(script|style|noscript|template|svg|select|option|datalist|head|title)$/;

const opened = new Set();
for (const x of document.querySelectorAll("[aria-controls],[data-target],[data-bs-target],a[href^='#']")) {
  for (const name of ["aria-controls", "data-target", "data-bs-target", "href"]) {
    for (const part of (x.getAttribute(name) || "").split(/\s+/)) opened.add(part.replace(/^#/, ""));
  }
}
opened.delete("");
const presses = (x) => x && (/^(button|summary)$/.test(x.localName) || x.hasAttribute("aria-expanded")
  || /^(button|tab)$/.test(x.getAttribute("role") || "") || x.querySelector("button,[aria-expanded]")
  || getComputedStyle(x).cursor === "pointer");
const canOpen = (x) => opened.has(x.id) || x.getAttribute("role") === "tabpanel"
  || x.getAttribute("hidden") === "until-found" || presses(x.previousElementSibling);

const list = [];
let looked = 0;
const next = (x) => {
  let node = x;
  while (node && node !== document.body) {
    if (node.nextElementSibling) return node.nextElementSibling;
    node = node.parentElement;
  }
  return null;
};
for (let x = document.body && document.body.firstElementChild; x && list.length < MOST;) {
  looked += 1;
  if (looked > ELEMENTS) break;
  if (PASSED.test(x.localName) || (x.localName === "details" && !x.open)) {
    x = next(x);
  } else if (x.checkVisibility({ visibilityProperty: true })) {
    x = x.firstElementChild || next(x);
  } else {
    const text = textOf(x).slice(0, 60);
    if (/\p{L}{2}/u.test(text) && !canOpen(x)) list.push({ path: pathOf(x), text });
    x = next(x);
  }
}
return list;
