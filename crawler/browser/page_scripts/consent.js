/*
 * Consent banners, for crawler/browser/page_scripts/consent.py; runs after naming.js.
 * options.do: "find" looks for them, hides what it finds and gives what it knows of each; "show" puts
 * them back as they were; "hide" hides what was found again. No button is pressed: on a live site
 * that would be a choice, and be counted as one.
 */
const KEY = "__signpostConsent";
// Inline buttons follow the text without a space: no word ends here.
const WORDS = /\bcookie|\bcwcis|\bgdpr|\byour (privacy|consent)|\bconsent to/i;
const NAMED = "[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id*=gdpr i],"
  + "[class*=gdpr i],[role=dialog],[role=alertdialog],[aria-modal=true],dialog[open],#ccc";
const CONTROLS = "button,a[href],input,[role=button]";
const MOST_WORDS = 6000;
const LEAST = 16;
const state = window[KEY] || (window[KEY] = { changed: [], hidden: false });

const wordsOf = (element) => {
  const own = element.innerText || "";
  const within = element.shadowRoot ? element.shadowRoot.textContent : "";
  return `${own} ${within}`.slice(0, MOST_WORDS + 1);
};
/** Out of the page's flow: it lies over what people came for. */
const liesOver = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  return position === "fixed" || position === "sticky" || element.matches("dialog[open]")
    || (position === "absolute" && Number(zIndex) > 0);
};
const holdsThePage = (element) => Boolean(element.querySelector("main,h1,[role=main]"));
const isBanner = (element) => {
  if (!liesOver(element) || element.matches("main,html,body,header")) return false;
  const box = element.getBoundingClientRect();
  if ((box.width < LEAST || box.height < LEAST) && !element.shadowRoot) return false;
  const dialog = element.matches("[role=dialog],[role=alertdialog],dialog");
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (!dialog && holdsThePage(element)) return false;
  const words = wordsOf(element);
  const inside = element.shadowRoot || element;
  return words.length <= MOST_WORDS && WORDS.test(words) && Boolean(inside.querySelector(CONTROLS));
};
/** What darkens the page behind the banner, or catches clicks for it. */
const isBackdrop = (element) => {
  const box = element.getBoundingClientRect();
  return getComputedStyle(element).position === "fixed" && !element.querySelector("main,h1,form,nav")
    && box.width >= innerWidth * 0.9 && box.height >= innerHeight * 0.9
    && !(element.innerText || "").trim();
};

const roleOf = (element) => {
  const part = element.closest("[role],dialog,section,aside,form") || element;
  const role = part.getAttribute("role") || (part.localName === "dialog" ? "dialog" : "");
  const inner = element.querySelector("[role=dialog],[role=alertdialog],[role=region],dialog,section");
  const holder = part === element || part.contains(element) && role ? part : inner || part;
  const labelled = holder.getAttribute("aria-labelledby");
  const name = holder.getAttribute("aria-label")
    || (labelled && labelled.split(/\s+/).map((x) => (document.getElementById(x) || {}).textContent || "")
      .join(" ")) || "";
  return [role || (inner ? inner.getAttribute("role") || inner.localName : ""), name.trim().slice(0, 100)];
};
const factsOf = (element) => {
  const box = element.getBoundingClientRect();
  const high = Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
  const wide = Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0));
  const inside = element.shadowRoot || element;
  const [role, name] = roleOf(element);
  return {
    path: pathOf(element), html: htmlOf(element), text: wordsOf(element).replace(/\s+/g, " ").trim().slice(0, 300),
    share: Math.round((high * wide * 1000) / (innerHeight * innerWidth)) / 1000, role, name,
    controls: Array.from(inside.querySelectorAll(CONTROLS)).slice(0, 12)
      .map((x) => (x.innerText || x.value || x.getAttribute("aria-label") || "").trim().slice(0, 60)),
  };
};

const change = (element, name, value) => {
  state.changed.push([element, element.getAttribute("style"), name, value]);
};
const hide = () => {
  for (const [element, , name, value] of state.changed) {
    if (name) element.style.setProperty(name, value, "important");
    else element.removeAttribute(value);
  }
};
const show = () => {
  for (const [element, style, name, value] of state.changed) {
    if (!name) element.setAttribute(value, value === "inert" ? "" : "true");
    else if (style === null) element.removeAttribute("style");
    else element.setAttribute("style", style);
  }
};
const find = () => {
  const near = document.body ? Array.from(document.body.querySelectorAll(":scope > *, :scope > * > *")) : [];
  const all = [...new Set([...Array.from(document.querySelectorAll(NAMED)).slice(0, 200), ...near.slice(0, 200)])];
  const found = all.filter(isBanner);
  const outer = found.filter((x) => !found.some((y) => y !== x && y.contains(x)));
  const facts = outer.map(factsOf);
  if (!outer.length) return facts;
  for (const banner of outer) change(banner, "display", "none");
  for (const other of near.filter((x) => !outer.includes(x) && isBackdrop(x))) change(other, "display", "none");
  for (const root of [document.documentElement, document.body]) {
    if (/hidden|clip/.test(getComputedStyle(root).overflowY)) change(root, "overflow-y", "auto");
  }
  for (const shut of document.querySelectorAll("body > [inert],body > [aria-hidden=true]")) {
    if (holdsThePage(shut) || shut.matches("main")) {
      for (const name of ["inert", "aria-hidden"]) if (shut.hasAttribute(name)) change(shut, "", name);
    }
  }
  hide();
  return facts;
};
return { find, hide, show }[options.do]();
