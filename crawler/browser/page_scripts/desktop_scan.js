/*
 * Tells what a wider screen changes, for crawler/browser/page_scripts/desktop_scan.py; runs after naming.js.
 * options.do: "remember" notes how each element looks at the present width; "compare" says at
 * another width what changed, and keeps the engine's contrast check to what may have come out
 * otherwise; "let_go" gives that check back. Nothing of the page is changed.
 */
const KEY = "__signpostWidths";
const MOST = 5000;
const LISTED = 20;
const WORDS = 25; // less than a short sentence is a label or a button
const state = window[KEY] || (window[KEY] = {});
const every = () => (document.body ? Array.from(document.body.querySelectorAll("*")) : []);
const PARTED = /^(iframe|frame|object|embed)$/;
const UNREAD = /^(script|style|template|noscript|option|link|meta|br)$/;
const parted = (list) => list.length > MOST || list.some((x) => x.shadowRoot || PARTED.test(x.localName));

/** How an element looks, as far as it bears on what can be seen of it: [seen, colours]. */
const lookOf = (x) => {
  if (!x.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return ["", ""];
  const box = x.getBoundingClientRect();
  const style = getComputedStyle(x);
  const there = box.right + scrollX > 0 && box.bottom + scrollY > 0 && style.clip === "auto";
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return [
    there && (box.width > 1 && box.height > 1) ? "seen" : "small",
    `${style.color} ${style.backgroundColor} ${style.backgroundImage} ${style.opacity} ${large} `
      + `${style.position} ${style.textDecorationLine} ${style.clipPath} ${style.filter}`,
  ];
};
const wordsOf = (element) => squeeze(element.innerText).toLowerCase();

const remember = () => {
  const list = every();
  state.looks = null;
  if (parted(list)) return;
  state.looks = new Map();
  for (const x of list) if (!UNREAD.test(x.localName)) state.looks.set(x, lookOf(x));
  state.words = wordsOf(document.body);
};

/** Lies where what is under it may be something else at each width. */
const floats = (look) => / (absolute|fixed|sticky) /.test(look) || /url\(|gradient/.test(look);

const changes = (list) => {
  const changed = new Set();
  let shown = 0;
  const came = [];
  for (const x of list) {
    if (UNREAD.test(x.localName)) continue;
    const [seen, look] = lookOf(x);
    const before = state.looks.get(x) || ["", ""];
    const inside = changed.has(x.parentElement);
    if (before[0] !== seen) {
      shown += 1;
      if (seen === "seen" && !before[0]) came.push(x);
    }
    if (seen && (inside || before[0] !== seen || before[1] !== look || floats(look))) changed.add(x);
  }
  for (const x of state.looks.keys()) if (!x.isConnected) shown += 1;
  return { changed, shown, came };
};

// What a button opens on a phone, and what repeats what is there, is not lost.
const OPENED = "nav,[role=navigation],header,footer,details,dialog,[role=dialog],[role=tabpanel],[role=menu],"
  + "[role=tooltip],[aria-hidden=true],[class*=menu i],[class*=nav i],[class*=breadcrumb i],[class*=carousel i],"
  + "[class*=hidden i],[class*=print i]";
const lost = (came) => {
  const controlled = new Set(Array.from(document.querySelectorAll("[aria-controls]"))
    .flatMap((x) => x.getAttribute("aria-controls").split(/\s+/)));
  const list = [];
  for (const x of came) {
    if (list.length >= LISTED || came.includes(x.parentElement) || x.closest(OPENED)) continue;
    let held = false;
    for (let y = x; y && !held; y = y.parentElement) held = controlled.has(y.id);
    const words = wordsOf(x);
    if (held || words.length < WORDS || state.words.includes(words)) continue;
    // Another wording of a line with the same links is the phone's own version.
    const links = Array.from(x.querySelectorAll("a[href]"));
    const there = (link) => Array.from(state.looks).some(([y, look]) => look[0] === "seen"
      && y.localName === "a" && y.href === link.href);
    if (links.length && links.slice(0, 20).every(there)) continue;
    list.push({ path: pathOf(x), html: htmlOf(x), text: squeeze(x.innerText).slice(0, 120) });
  }
  return list;
};

const contrastCheck = () => window.axe._audit.rules.find((x) => x.id === "color-contrast");
const restrict = (changed) => {
  const rule = contrastCheck();
  const { matches } = rule;
  state.matches = matches;
  rule.matches = function look(node, ...rest) {
    return changed.has(node) && matches.call(this, node, ...rest);
  };
};
const letGo = () => { if (state.matches) contrastCheck().matches = state.matches; };

const compare = () => {
  const list = every();
  if (!state.looks || parted(list)) return { whole: true, lost: null };
  const { changed, shown, came } = changes(list);
  const result = { whole: false, shown, lost: lost(came) };
  try {
    const doubtful = options.doubtful.map((x) => document.querySelector(x)).filter(Boolean);
    doubtful.forEach((x) => changed.add(x));
    result.kept = options.pale.filter((x) => {
      const element = document.querySelector(x);
      return element && !changed.has(element);
    });
    result.changed = changed.size;
    restrict(changed);
  } catch (error) { result.whole = true; }
  state.looks = null;
  return result;
};
return { remember, compare, let_go: letGo }[options.do]();
