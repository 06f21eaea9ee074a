/*
 * Uses what a page offers to the keyboard, for crawler/browser/keyboard/interactions.py; after naming.js, on
 * a page that keyboard_walk.js has made safe to use (what navigates is stopped there).
 */
const KEY = "__signpostPress";
const state = window[KEY] || (window[KEY] = {});
const active = () => {
  const element = document.activeElement;
  return element === document.body || element === document.documentElement ? null : element;
};
const place = (element, more) => ({ path: pathOf(element), html: htmlOf(element), text: textOf(element).slice(0, 80), ...more });
const kindOf = (x) => `${x.localName}.${x.className}.${x.getAttribute("style") || ""}.${x.parentElement ? x.parentElement.className : ""}`;
/** Name a component by its content: itself and what its attributes name by id. */
const contentOf = (x, write = (y) => y.outerHTML) => {
  const named = Array.from(x.attributes)
    .flatMap((y) => y.value.split(/\s+/)).map((y) => document.getElementById(y.replace(/^#/, "")))
    .filter((y) => y && y !== x && !y.contains(x));
  return digestOf([kindOf(x), x.outerHTML, ...named.map(write)].join("\n"));
};
const visible = (x) => inView(x) && getComputedStyle(x).pointerEvents !== "none";

// ---- skip link -------------------------------------------------------------------------------

const REPEATED = "nav,aside,header,footer,[role=navigation],[role=complementary],[role=banner],[role=contentinfo],[role=search]";
const CONTENT = "main,[role=main],article,h1";
/** What repeats on every page and holds a skip link's target, with words still to come in it. */
const shortOfContent = (link, target) => {
  const block = target && target.closest(REPEATED);
  if (!block || !/main|content|cynnwys/i.test(textOf(link)) || block.closest(CONTENT) || block.querySelector(CONTENT)) return "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const comes = { inside: false, after: false };
  walker.currentNode = target;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (squeeze(text.data) && isSeen(text.parentElement)) comes[block.contains(text) ? "inside" : "after"] = true;
    if (comes.after) break;
  }
  return comes.inside && comes.after ? pathOf(block) : "";
};
const skip = () => {
  const first = Array.from(document.querySelectorAll("a[href],button")).slice(0, 15);
  const link = first.find((x) => x.matches("a[href*='#']") && /skip|jump to|main content|neidio/i.test(textOf(x)));
  if (!link) return null;
  state.skip = link;
  const name = decodeURIComponent(link.hash.slice(1));
  state.target = name ? document.getElementById(name) || document.getElementsByName(name)[0] || null : null;
  link.focus();
  const box = link.getBoundingClientRect();
  const shown = inView(link) && box.bottom > 0 && box.right > 0 && box.left < innerWidth
    && getComputedStyle(link).clip === "auto" && !/inset\((50|100)%/.test(getComputedStyle(link).clipPath);
  return place(link, { target: Boolean(state.target), shown, short_of_content: shortOfContent(link, state.target) });
};
// A browser goes to a place on the page in its own time, and scripts wait before they move the focus:
// what is pressed meanwhile would still be pressed on the link. After this long nothing will come.
const ARRIVES_MS = 700;
const arrived = async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { skip: link } = state;
  const end = performance.now() + ARRIVES_MS;
  while (performance.now() < end && location.hash !== link.hash && active() === link) await drawn();
  await drawn();
};
const skipped = () => {
  const { target, skip: link } = state;
  const now = active();
  if (!target) return false;
  // Where nothing after the target takes the focus, the browser begins again at the first link.
  const follows = (x) => target.contains(x) || Boolean(target.compareDocumentPosition(x) & Node.DOCUMENT_POSITION_FOLLOWING);
  const left = Array.from(document.querySelectorAll(FOCUSABLE)).some((x) => x.tabIndex >= 0 && x !== target && visible(x) && follows(x));
  if (!left) {
    const further = isSeen(target) && Boolean(link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
    return further && !link.contains(target) && (location.hash === link.hash || now === target);
  }
  if (now === link) return false;
  // Nothing left to stop at after the target: the focus leaves the page, as it should.
  if (!now) return true;
  return target === now || Boolean(target.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)
    || target.contains(now);
};

// ---- boxes that open -------------------------------------------------------------------------

const BOX = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true],.modal,.lightbox,.popup,.dialog";
const OPENS = "[aria-haspopup=dialog],[data-toggle=modal],[data-bs-toggle=modal],[data-micromodal-trigger],"
  + "[data-modal],[data-a11y-dialog-show],[data-fancybox],[data-lightbox],[commandfor],[class*=open-modal],"
  + "[class*=modal-trigger],[class*=open-lightbox],[class*=open-dialog],[id*=open-modal],[id*=open-dialog]";
const boxes = () => {
  const controlled = Array.from(document.querySelectorAll("button[aria-controls],a[aria-controls]"))
    .filter((x) => { const y = document.getElementById(x.getAttribute("aria-controls")); return y && y.matches(BOX); });
  const called = Array.from(document.querySelectorAll("button[onclick*=dialog i],button[onclick*=showModal i],button[onclick*=modal i]"));
  const kinds = new Set();
  const all = [...document.querySelectorAll(OPENS), ...controlled, ...called].filter((x) => {
    const kind = contentOf(x);
    if (kinds.has(kind) || !visible(x) || x.closest(BOX) || (x.type === "submit" && x.form)) return false;
    return Boolean(kinds.add(kind)) && x.matches(FOCUSABLE);
  });
  state.openerKinds = all.length;
  state.openers = all.slice(0, options.most);
  return state.openers.map((x) => place(x));
};
const open = () => {
  state.before = new Set(Array.from(document.querySelectorAll(BOX)).filter(visible));
  state.opener = state.openers[options.number];
  state.opener.focus();
};
const opened = () => {
  const box = Array.from(document.querySelectorAll(BOX)).find((x) => visible(x) && !state.before.has(x));
  state.box = box || null;
  if (!box) return null;
  const stops = Array.from(box.querySelectorAll(FOCUSABLE)).filter((x) => x.tabIndex >= 0 && visible(x)).length;
  return { ...place(box), moved: box.contains(document.activeElement), stops, modal: box.matches("[aria-modal=true],:modal") };
};
const inside = () => state.box.contains(document.activeElement) || !active();
const closed = () => ({ closes: !visible(state.box) || !state.box.isConnected, returned: active() === state.opener });

// ---- lists to choose from --------------------------------------------------------------------

const lists = () => {
  const kinds = new Set();
  const all = Array.from(document.querySelectorAll("select:not([multiple])")).filter((x) => {
    const kind = contentOf(x);
    return !kinds.has(kind) && Boolean(kinds.add(kind)) && x.options.length > 1 && !x.disabled && visible(x);
  });
  state.listKinds = all.length;
  state.lists = all.slice(0, options.most);
  return state.lists.map((x) => place(x));
};
const choose = () => {
  const list = state.lists[options.number];
  state.went = (window.__signpostWalk || { navigated: [] }).navigated.length;
  list.focus();
};
const chose = () => (window.__signpostWalk || { navigated: [] }).navigated.slice(state.went);

// ---- how the focus looks ---------------------------------------------------------------------

const MARGIN = 10;
const look = () => {
  const element = document.querySelector(options.path);
  // The focus goes into a frame or a player, not onto it.
  if (!element || element.matches("iframe,object,embed,audio,video")) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) return null;
  // What comes into view only with the focus may have moved: look for it once more.
  element.scrollIntoView({ block: "center", behavior: "instant" });
  let box = element.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) return null;
  const label = element.labels && element.labels[0];
  if (label && (box.width < 3 || getComputedStyle(element).opacity === "0")) {
    const other = label.getBoundingClientRect();
    const [left, top] = [Math.min(box.left, other.left), Math.min(box.top, other.top)];
    box = { left, top, width: Math.max(box.right, other.right) - left, height: Math.max(box.bottom, other.bottom) - top };
  }
  if (box.width < 3 || box.height < 3) return null;
  return {
    x: Math.max(0, box.left + scrollX - MARGIN), y: Math.max(0, box.top + scrollY - MARGIN),
    width: Math.min(box.width + 2 * MARGIN, 600), height: Math.min(box.height + 2 * MARGIN, 300), scale: 1,
  };
};
const leave = () => { if (active()) active().blur(); };

const offers = () => {
  const found = { skip: skip(), boxes: boxes(), lists: lists() };
  found.counts = { boxes: state.openerKinds, lists: state.listKinds };
  found.kinds = {
    // Of a skip link's target it matters what it is, not what stands in it.
    skip: found.skip ? contentOf(state.skip, (x) => x.cloneNode(false).outerHTML) : "",
    boxes: state.openers.map((x) => contentOf(x)), lists: state.lists.map((x) => contentOf(x)),
  };
  if (active()) active().blur();
  return found;
};
const refocus = () => state.skip.focus();

const deeds = { offers, refocus, arrived, skipped, open, opened, inside, closed, choose, chose, look, leave };
return deeds[options.do]();
