/*
 * Consent banners, for crawler/browser/page_scripts/consent.py; runs after naming.js.
 * options.do: "over" says whether anything may be one; "find" looks for them, hides what it finds
 * and gives what it knows of each; "show" puts them back as they were; "hide" hides what was found again. No button is pressed: on a live site
 * that would be a choice, and be counted as one.
 * options.known: the kept rules that may hold here, as JSON, each [name, ids and classes without which it
 * cannot, selectors that have to be there, selectors of the banner]; a selector that is a list goes
 * through shadow roots.
 *
 * Hidden is only what is proved to be a banner: it lies over the page, it is not the page's own
 * content, and it offers consent: by a kept rule, or by what it says and by what its buttons say.
 */
const KEY = "__signpostConsent";
const NAMED = "[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id*=gdpr i],"
  + "[class*=gdpr i],[role=dialog],[role=alertdialog],[aria-modal=true],dialog[open],#ccc";
const CONTROLS = "button,a[href],input,[role=button]";
const BUTTONS = "button,[role=button],input[type=submit],input[type=button],a[onclick],a[href^='#'],a[href^='javascript:' i]";
const TYPED = "input:not([type]),input[type=text],input[type=search],input[type=email],input[type=tel],"
  + "input[type=password],select,textarea";
const CONTENT = "main,h1,[role=main]";
const DIALOG = "[role=dialog],[role=alertdialog],dialog";
const MOST_WORDS = 6000;
const MOST_LOOKED_AT = 200;
const LEAST = 16;
// Inline buttons follow the text without a space: no word ends here.
const ABOUT = /\bcookie|\bcwcis|\bgdpr|\bsimilar technolog|\btracking technolog|\byour (privacy|consent)|\bprivacy (choices|settings|preferences)/i;
const USES = /\b(us(e|es|ing)|sets?|stores?|places?)\b[^.]{0,40}\bcookies|\bcookies?\b[^.]{0,30}\b(policy|settings|preferences|notice|consent|choices|control)|\bcwcis/i;
// What asks for something else, and may mention that it keeps a cookie.
const ASKS_ELSE = /\b(survey|feedback|questionnaire|chat|newsletter|subscribe|sign up|donat|vote)/i;
// A button speaks of consent where all of its words are of these, and one is a choice.
const CHOICES = new Set(("accept agree allow reject refuse decline deny disagree consent necessary essential derbyn "
  + "choices gwrthod caniatau caniatáu cytuno").split(" "));
const CLOSES = new Set(("ok okay got understand understood close dismiss hide continue save settings preferences options "
  + "manage customise customize change choices yes no x × ✕ iawn deall cau").split(" "));
const BESIDE = new Set(("all any and the i it to these this my your our its cookie cookies cwcis additional optional analytics "
  + "analytical tracking marketing non only just strictly required selected selection recommended usage use set view more "
  + "message banner notice without with do not don't proceed confirm update privacy policy data a i'm am ydw pob").split(" "));

const state = window[KEY] || (window[KEY] = { changed: [], hidden: false });
const insideOf = (element) => element.shadowRoot || element;
const wordsOf = (element) => {
  const own = element.innerText || "";
  const within = element.shadowRoot ? element.shadowRoot.textContent : "";
  return `${own} ${within}`.slice(0, MOST_WORDS + 1);
};
const labelOf = (x) => squeeze(x.innerText || x.value || x.getAttribute("aria-label") || x.title);

// ---- is it a banner? -------------------------------------------------------------------------

/** Out of the page's flow: it lies over what people came for. */
const liesOver = (element) => {
  const { position, zIndex } = getComputedStyle(element);
  return position === "fixed" || position === "sticky" || element.matches("dialog[open]")
    || (position === "absolute" && Number(zIndex) > 0);
};
const isContent = (element) => {
  if (element.matches("main,html,body,header,[role=main]")) return true;
  const dialog = element.matches(DIALOG);
  if (!dialog && element.querySelector(CONTENT)) return true;
  const { position } = getComputedStyle(element);
  if (!dialog && position !== "fixed" && element.closest("main,article,[role=main]")) return true;
  // A page may place all of its content, or most of it, by absolute positions.
  return position === "absolute" && !dialog && textOf(element).length * 2 > textOf(document.body).length;
};
const isShown = (element) => {
  const box = element.getBoundingClientRect();
  const large = box.width >= LEAST && box.height >= LEAST;
  return (large || Boolean(element.shadowRoot)) && isSeen(element);
};
/** What a button says: a choice about consent, a way to close, nothing at all, or something else. */
const sortOf = (label) => {
  const words = label.toLowerCase().replace(/[^\p{L}\p{N}'×✕ ]/gu, " ").split(" ").filter(Boolean);
  if (!words.length) return "nothing";
  if (!words.every((x) => CHOICES.has(x) || CLOSES.has(x) || BESIDE.has(x))) return "else";
  if (words.some((x) => CHOICES.has(x))) return "choice";
  return words.some((x) => CLOSES.has(x)) ? "close" : "else";
};
const sortsOf = (element) => {
  const sorts = { choice: 0, close: 0, nothing: 0, else: 0 };
  for (const x of insideOf(element).querySelectorAll(BUTTONS)) if (isSeen(x)) sorts[sortOf(labelOf(x))] += 1;
  return sorts;
};
/** Whether an element offers consent, by its words and its buttons. */
const offersConsent = (element) => {
  const words = wordsOf(element);
  if (words.length > MOST_WORDS || !ABOUT.test(words) || insideOf(element).querySelector(TYPED)) return false;
  const sorts = sortsOf(element);
  if (sorts.choice) return !sorts.else || sorts.choice > 1;
  return Boolean(sorts.close) && !sorts.else && USES.test(words) && !ASKS_ELSE.test(words);
};
const isBanner = (element) => liesOver(element) && !isContent(element) && isShown(element) && offersConsent(element);

// ---- the kept rules --------------------------------------------------------------------------

const selected = (selector) => {
  if (!Array.isArray(selector)) return document.querySelector(selector);
  let found = null;
  for (const step of selector) {
    found = (found ? insideOf(found) : document).querySelector(step);
    if (!found) return null;
  }
  return found;
};
/** What of a banner lies over the page: itself, what it stands in, or what stands in it. */
const overlayOf = (element) => {
  for (let x = element; x && x !== document.body; x = x.parentElement || x.getRootNode().host) {
    if (liesOver(x)) return x;
  }
  return Array.from(element.querySelectorAll("*")).slice(0, MOST_LOOKED_AT).find(liesOver) || null;
};
/** Every id and class of the page, as selectors write them: few of the rules have theirs here. */
const marksHere = () => {
  const marks = new Set();
  for (const x of document.querySelectorAll("[id],[class]")) {
    marks.add(`#${x.getAttribute("id")}`);
    for (const name of x.classList) marks.add(`.${name}`);
  }
  return marks;
};
const byRule = (found) => {
  const named = new Map();
  const here = marksHere();
  for (const [name, marks, there, banners] of JSON.parse(options.known || "[]")) {
    try {
      if (!marks.every((x) => here.has(x))) continue;
      const banner = there.every(selected) && banners.map(selected).find((x) => x && isShown(x));
      const overlay = banner && overlayOf(banner);
      if (!overlay || isContent(overlay) || !isShown(overlay)) continue;
      if (!ABOUT.test(wordsOf(overlay)) && !sortsOf(overlay).choice) continue;
      named.set(found.find((x) => x.contains(overlay)) || overlay, name);
    } catch (error) { /* a selector that this browser does not know */ }
  }
  return named;
};

// ---- what is told of it ----------------------------------------------------------------------

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
/** Whether a box neither paints nor takes taps: a frame over the page that only places what is in it. */
const isEmptyFrame = (element) => {
  const style = getComputedStyle(element);
  const clear = /^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);
  return clear && style.backgroundImage === "none" && style.pointerEvents === "none";
};
/** The boxes of a banner that cover the page. */
const coversOf = (element) => (isEmptyFrame(element)
  ? Array.from(element.children).filter(isShown).flatMap(coversOf)
  : [element.getBoundingClientRect()]);
const areaOf = (box) => Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0))
  * Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0));
const factsOf = (element, rule) => {
  const covered = coversOf(element).reduce((sum, box) => sum + areaOf(box), 0);
  const share = Math.min(1, covered / (innerHeight * innerWidth));
  const [role, name] = roleOf(element);
  return {
    path: pathOf(element), html: htmlOf(element), text: squeeze(wordsOf(element)).slice(0, 300),
    share: Math.round(share * 1000) / 1000, role, name, rule,
    controls: Array.from(insideOf(element).querySelectorAll(CONTROLS)).slice(0, 12).map((x) => labelOf(x).slice(0, 60)),
  };
};

// ---- out of sight, and back ------------------------------------------------------------------

const change = (element, name, value) => {
  state.changed.push([element, element.getAttribute("style"), name, value]);
};
const apply = (list) => {
  for (const [element, , name, value] of list) {
    if (name) element.style.setProperty(name, value, "important");
    else element.removeAttribute(value);
  }
};
const hide = () => apply(state.changed);
const show = () => {
  for (const [element, style, name, value] of state.changed) {
    if (!name) element.setAttribute(value, value === "inert" ? "" : "true");
    else if (style === null) element.removeAttribute("style");
    else element.setAttribute("style", style);
  }
};
/** What darkens the page behind a banner, or catches clicks for it: empty, and above the content. */
const isBackdrop = (element) => {
  if (getComputedStyle(element).position !== "fixed" || squeeze(element.innerText)) return false;
  if (element.querySelector("main,h1,form,nav,img,video,canvas,iframe")) return false;
  const box = element.getBoundingClientRect();
  if (box.width < innerWidth * 0.9 || box.height < innerHeight * 0.9) return false;
  const middles = Array.from(document.querySelectorAll("h1,h2,p,li,a,main")).slice(0, MOST_LOOKED_AT).filter(isSeen)
    .map((x) => x.getBoundingClientRect()).map((x) => [(x.left + x.right) / 2, (x.top + x.bottom) / 2])
    .filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight).slice(0, 5);
  return middles.length > 0 && middles.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
};
/** What a banner had shut of the page: its scrolling, and its content for assistive technology. */
const shutBy = (near) => {
  for (const other of near.filter(isBackdrop)) change(other, "display", "none");
  for (const root of [document.documentElement, document.body]) {
    if (/hidden|clip/.test(getComputedStyle(root).overflowY)) change(root, "overflow-y", "auto");
  }
  for (const shut of document.querySelectorAll("body > [inert],body > [aria-hidden=true]")) {
    if (!shut.matches("main") && !shut.querySelector(CONTENT)) continue;
    for (const name of ["inert", "aria-hidden"]) if (shut.hasAttribute(name)) change(shut, "", name);
  }
};
const nearby = () => (document.body ? Array.from(document.body.querySelectorAll(":scope > *, :scope > * > *")) : []);
const candidates = (near) => [...new Set([...Array.from(document.querySelectorAll(NAMED)).slice(0, MOST_LOOKED_AT),
  ...near.slice(0, MOST_LOOKED_AT)])];
/** Whether anything lies over the page at all: where nothing does, no rule need be asked. */
const over = () => candidates(nearby()).some((x) => x.shadowRoot || (liesOver(x) && !isContent(x) && inView(x)));
const find = () => {
  const near = nearby();
  const all = candidates(near);
  const found = all.filter(isBanner);
  const named = byRule(found);
  const every = [...new Set([...found, ...named.keys()])];
  const outer = every.filter((x) => !every.some((y) => y !== x && y.contains(x)));
  const facts = outer.map((x) => factsOf(x, named.get(x) || ""));
  if (!outer.length) return facts;
  for (const banner of outer) change(banner, "display", "none");
  hide();
  shutBy(near.filter((x) => !outer.includes(x)));
  hide();
  return facts;
};
return { over, find, hide, show }[options.do]();
