/*
 * Finds what a step of a story names, and tells whether a person could use it; runs after
 * naming.js, in the page. `options.do` says what is asked (crawler/browser/journeys/visible_elements.py).
 * Found elements stay in window.__signpostSought, so that later questions name them by number.
 */
const KEY = "__signpostSought";
const kept = (window[KEY] = window[KEY] || []);
const MOST = 8;
const plain = (text) => (text || "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const alt = (element) => Array.from(element.querySelectorAll("img[alt]"), (x) => x.alt).join(" ");
const labels = (element) => Array.from(element.labels || [], (x) => x.innerText).join(" ");
/** What an element is called: by its label, its own words, its pictures or its value. */
const nameOf = (element) => squeeze(element.getAttribute("aria-label") || labels(element)
  || element.innerText || element.textContent || alt(element) || element.title
  || element.placeholder || (/^(submit|button|image)$/.test(element.type) && (element.value || element.alt)) || "");
const squash = (text) => String(text).replace(/\s+/g, " ").trim();
/** An address as the crawl would write it: aliases brought home, no fragment, no slash at the end. */
const address = (href) => {
  try {
    const url = new URL(href, document.baseURI);
    if (options.aliases.includes(url.host)) url.host = location.host;
    return (url.origin + url.pathname).replace(/\/$/, "") + url.search;
  } catch { return ""; }
};
const rendered = (element) => {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  return Array.from(element.getClientRects()).some((box) => box.width > 2 && box.height > 2)
    || Array.from(element.children).some(rendered);
};
const PRESSABLE = "a[href], area[href], button, summary, [role=button], [role=link], [role=tab], [role=menuitem], [onclick], [aria-expanded], input[type=button], input[type=submit]";
const FIELDS = "input:not([type=hidden]), select, textarea";
const looksPressable = (element) => getComputedStyle(element).cursor === "pointer"
  && (!element.parentElement || getComputedStyle(element.parentElement).cursor !== "pointer");

/** How well an element's name is the one looked for: 3 the same, 2 begins with it, 1 has it. */
const match = (element, name) => {
  const said = plain(nameOf(element)), wanted = plain(name);
  if (!wanted || !said) return 0;
  if (said === wanted) return 3;
  return said.startsWith(`${wanted} `) ? 2 : ` ${said} `.includes(` ${wanted} `) ? 1 : 0;
};
const named = (elements, name) => {
  const scored = Array.from(elements, (element) => [match(element, name), element]).filter(([n]) => n);
  const best = Math.max(0, ...scored.map(([n]) => n));
  return scored.filter(([n]) => n === best).map(([, element]) => element);
};
const leadingTo = (url) => Array.from(document.querySelectorAll("a[href], area[href]"))
  .filter((element) => address(element.href) === address(url));

const pools = {
  follow: () => {
    if (options.url) return leadingTo(options.url);
    const links = named(document.querySelectorAll("a[href], area[href], [role=link]"), options.name);
    return links.length ? links : pools.open();
  },
  open: () => {
    const found = named(document.querySelectorAll(PRESSABLE), options.name);
    if (found.length) return found;
    return named(Array.from(document.querySelectorAll("body *")).filter(looksPressable), options.name);
  },
  choose: () => {
    const picks = named(document.querySelectorAll("input[type=radio], input[type=checkbox]"), options.name);
    if (picks.length) return picks;
    return Array.from(document.querySelectorAll("select"))
      .filter((select) => Array.from(select.options).some((x) => plain(x.text) === plain(options.name)));
  },
  fill: () => named(document.querySelectorAll(FIELDS), options.name),
  send: () => Array.from(document.forms)
    .filter((form) => address(form.getAttribute("action") || location.href) === address(options.url))
    .flatMap((form) => Array.from(form.elements).filter((x) => /^(submit|image)$/.test(x.type))),
};

const fixedRoot = (element) => {
  let root = element;
  for (let up = element; up && up !== document.body; up = up.parentElement) {
    if (/fixed|sticky|absolute/.test(getComputedStyle(up).position)) root = up;
  }
  return root;
};
const COOKIE = /cookie|consent|gdpr/i;
/** Name what lies over something, as a person would. */
const coverName = (element) => {
  const root = fixedRoot(element);
  const marks = `${root.id} ${root.className} ${root.getAttribute("aria-label") || ""}`;
  if (COOKIE.test(marks) || COOKIE.test(root.innerText || "")) return "the cookie banner";
  const heading = root.querySelector("h1, h2, h3, h4, strong, legend");
  const words = squeeze(root.getAttribute("aria-label") || (heading && heading.innerText) || root.innerText || "");
  return words ? `“${words.slice(0, 60)}”` : `an element (${pathOf(root)})`;
};

const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
const isOurs = (top, element) => top && (element === top || element.contains(top)
  || Array.from(element.labels || []).some((label) => label.contains(top)));
const SPOTS = [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.5, 0.2], [0.5, 0.8], [0.05, 0.5], [0.95, 0.5]];

/** Bring an element on the screen by no more than a person's own scrolling can. */
const bring = (element) => {
  const locked = [];
  for (let up = element.parentElement; up; up = up.parentElement) {
    const style = getComputedStyle(up);
    const x = /hidden|clip/.test(style.overflowX), y = /hidden|clip/.test(style.overflowY);
    if (x || y) locked.push([up, x, y, up.scrollLeft, up.scrollTop]);
  }
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  for (const [up, x, y, left, top] of locked) {
    const page = up === document.body || up === document.documentElement;
    if (x) page ? scrollTo({ left: 0, behavior: "instant" }) : (up.scrollLeft = left);
    if (y && !page) up.scrollTop = top;
    if (y && page && getComputedStyle(document.documentElement).overflowY === "hidden") scrollTo({ top: 0, behavior: "instant" });
  }
};
const spots = (element) => {
  let boxes = Array.from(element.getClientRects()).filter((b) => b.width > 2 && b.height > 2);
  if (!boxes.length) boxes = Array.from(element.children).flatMap((x) => Array.from(x.getClientRects())).filter((b) => b.width > 2 && b.height > 2);
  return boxes.slice(0, 4).flatMap((b) => SPOTS.map(([x, y]) => [b.left + b.width * x, b.top + b.height * y]));
};

/** Whether a finger or pointer can get at an element; `scroll` is false where focus has scrolled. */
const usable = (element, scroll) => {
  if (!element || !element.isConnected) return { state: "gone" };
  // A radio button that is drawn by its label is used by its label.
  if (!rendered(element)) {
    const label = element.labels && Array.from(element.labels).find(rendered);
    return label && label !== element ? usable(label, scroll) : { state: "hidden" };
  }
  if (element.matches(":disabled, [aria-disabled=true]")) return { state: "disabled" };
  if (scroll) bring(element);
  const points = spots(element).filter(([x, y]) => inside(x, y));
  if (!points.length) {
    const box = element.getBoundingClientRect();
    return { state: "outside", box: [box.left, box.top, box.width, box.height].map(Math.round) };
  }
  let cover = null;
  for (const [x, y] of points) {
    const top = document.elementFromPoint(x, y);
    if (isOurs(top, element)) return { state: "ok", x, y };
    cover = cover || top;
  }
  if (!cover || cover.contains(element)) return { state: "cut" };
  kept.push(fixedRoot(cover));
  return { state: "covered", by: coverName(cover), cover: kept.length - 1 };
};

const tell = (element) => ({ number: kept.push(element) - 1, name: nameOf(element).slice(0, 200),
  path: pathOf(element), html: htmlOf(element), rendered: rendered(element),
  match: match(element, options.name), tag: element.localName, type: element.type || "",
  newTab: element.target === "_blank" });

const MENU = /\b(menu|navigation|more|browse|services|sections?|show|expand|open)\b/i;
const AWAY = /^(accept|reject|decline|refuse|close|dismiss|hide|ok|okay|got it|i agree|agree|no thanks?|not now|continue|save|essential|only necessary|×|✕|x)\b|^(×|✕)$/i;

/** What may open the way to something hidden, likeliest first. */
const openers = (element) => {
  const found = [];
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up.localName === "details" && !up.open) found.push(up.querySelector("summary"));
    if (!up.id) continue;
    const id = CSS.escape(up.id);
    found.push(...document.querySelectorAll(`[aria-controls~="${id}"], a[href="#${id}"], label[for="${id}"], [data-target="#${id}"], [data-bs-target="#${id}"]`));
  }
  const buttons = Array.from(document.querySelectorAll("button, summary, [role=button], [aria-expanded=false], label[for]"));
  const before = (x) => x.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  const marks = (x) => `${nameOf(x)} ${x.className} ${x.id}`;
  found.push(...buttons.filter((x) => x.getAttribute("aria-expanded") === "false" && before(x)).reverse());
  found.push(...buttons.filter((x) => MENU.test(marks(x)) && before(x)).reverse());
  return Array.from(new Set(found)).filter((x) => x && x.isConnected && rendered(x)
    && !(x.type === "submit" && x.form) && x.getAttribute("aria-expanded") !== "true").slice(0, 5);
};
const waysOut = (cover) => Array.from(cover.querySelectorAll("button, a[href], [role=button], input[type=button]"))
  .filter((x) => rendered(x) && (AWAY.test(nameOf(x)) || AWAY.test(x.getAttribute("aria-label") || ""))).slice(0, 2);

const digits = (text) => (text || "").replace(/[\s()-]+/g, "").toLowerCase();
/** Whether the contact that must be offered is to be seen, and can be tapped. */
const contact = (wanted) => {
  const links = Array.from(document.querySelectorAll("a[href]")).filter((x) => digits(x.innerText).includes(digits(wanted))
    || digits(x.href).includes(digits(wanted)) || address(x.href) === address(wanted));
  const states = links.map((x) => usable(x, true).state);
  const y = scrollY;
  const shown = digits(document.body ? document.body.innerText : "").includes(digits(wanted)) || states.includes("ok");
  scrollTo({ top: y, behavior: "instant" });
  return { shown, tappable: states.includes("ok"), state: states[0] || "" };
};

const active = () => {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return !element || element === document.body || element === document.documentElement ? null : element;
};
const TABBABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable], audio[controls], video[controls]";

const answers = {
  find: () => {
    const order = (x) => [x.rendered ? 1 : 0, x.match];
    const found = pools[options.step]().slice(0, 60).map(tell);
    found.sort((a, b) => order(b)[0] - order(a)[0] || b.match - a.match);
    return found.slice(0, MOST);
  },
  usable: () => usable(kept[options.number], options.scroll),
  openers: () => openers(kept[options.number]).map(tell),
  ways_out: () => waysOut(kept[options.number]).map(tell),
  here: () => { kept[options.number].removeAttribute("target"); document.querySelectorAll("base[target]").forEach((x) => x.removeAttribute("target")); },
  contact: () => contact(options.name),
  has_text: () => plain(document.body ? document.body.innerText : "").includes(plain(options.name)),
  focusable: () => Array.from(document.querySelectorAll(TABBABLE)).filter((x) => x.tabIndex >= 0 && rendered(x)).length,
  focus: () => {
    const element = active();
    if (!element) return { number: -1, name: "", tag: "", type: "", group: "", path: "", frame: false, box: [0, 0, 0, 0] };
    let number = kept.indexOf(element);
    if (number < 0) number = kept.push(element) - 1;
    const box = element.getBoundingClientRect();
    return { number, name: nameOf(element).slice(0, 80), tag: element.localName, type: element.type || "", group: element.name || "",
      path: pathOf(element), frame: element.localName === "iframe", box: [box.left, box.top, box.width, box.height] };
  },
  blur: () => { const element = kept[options.number]; window[`${KEY}Focus`] = element; element.blur(); },
  refocus: () => window[`${KEY}Focus`].focus({ preventScroll: true }),
  value: () => { const x = kept[options.number]; return x.type === "radio" || x.type === "checkbox" ? String(x.checked) : x.localName === "select" ? (x.selectedOptions[0] || {}).text || "" : x.value || ""; },
  outline: () => { const x = kept[options.number]; if (x && x.style) { x.style.setProperty("outline", "4px solid #d4351c", "important"); x.style.setProperty("outline-offset", "2px", "important"); } },
  state: () => [location.href, document.querySelectorAll("[aria-expanded=true], [open]").length, document.body ? document.body.innerText.length : 0].join(" "),
};
return answers[options.do]();
