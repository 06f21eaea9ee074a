/*
 * Words that nobody meets, colours that no word says, what can be dragged. Runs after parts.js, on a desktop, and
 * changes nothing.
 */
const sample = (element, more) => place(element, { text: textOf(element).slice(0, 120), ...more });

// ---- words that are neither shown nor read out -----------------------------------------------

const LEAST = 40; // characters: shorter is a sign, a state or a message that waits
const BLOCKS = "p,ul,ol,dl,div,section,table,blockquote,h2,h3,h4,aside,figure";
// What is there to be shown when something happens, by what it is or is called.
const WAITS = "dialog,[popover],details,template,noscript,[role=dialog],[role=alertdialog],[role=menu],[role=tabpanel],"
  + "[role=listbox],[role=tooltip],[role=status],[role=alert],[aria-live],[aria-modal],nav,[role=navigation],header,footer,"
  + "form,select,svg,video,audio,object,iframe,[class*=modal],[class*=dialog],[class*=popup],[class*=menu],[class*=nav],"
  + "[class*=tab],[class*=accordion],[class*=collaps],[class*=expand],[class*=toggle],[class*=drop],[class*=tooltip],"
  + "[class*=carousel],[class*=slide],[class*=overlay],[class*=cookie],[class*=consent],[class*=error],[class*=message],"
  + "[class*=loading],[class*=print],[class*=mobile],[class*=desktop],[class*=lightbox],[class*=results],[class*=filter],"
  + "[class*=more],[class*=hint],[class*=schema],[itemscope]";
const REFERS = ["aria-controls", "aria-owns", "aria-describedby", "aria-labelledby", "aria-details", "aria-errormessage",
  "data-target", "data-bs-target", "data-toggle", "data-controls", "popovertarget", "commandfor", "for", "href"];
const referred = () => {
  const names = new Set();
  for (const x of document.querySelectorAll(REFERS.map((name) => `[${name}]`).join())) {
    for (const name of REFERS) {
      const value = x.getAttribute(name) || "";
      if (name === "href" && !value.startsWith("#")) continue;
      value.split(/\s+/).forEach((id) => { if (id) names.add(id.replace(/^#/, "")); });
    }
  }
  return names;
};
/** Not drawn, or drawn where no scrolling leads. */
const isShut = (x, style, box) => style.display === "none" || style.visibility !== "visible" || Number(style.opacity) === 0
  || (/absolute|fixed/.test(style.position) && (box.right + scrollX <= 0 || box.bottom + scrollY <= 0
    || (style.clipPath.startsWith("inset") || style.clip !== "auto") || (box.width <= 1 && box.height <= 1)));
/** What is not drawn, or hidden by ARIA, no screen reader reads either. */
const isSilent = (x, style) => style.display === "none" || style.visibility !== "visible" || Boolean(x.closest("[aria-hidden=true],[inert]"));
part("unmet", () => {
  const holder = document.querySelector("main,[role=main],article") || document.body;
  const scripts = Array.from(document.scripts).map((x) => x.text).join("\n").slice(0, 300000);
  const sheets = Array.from(document.styleSheets);
  const names = referred();
  const list = [];
  const blocks = first(Array.from(holder.querySelectorAll(BLOCKS)), 1500, "blocks");
  for (const x of blocks) {
    // What is shown is silent only where ARIA hides it.
    if ((isSeen(x) && !x.closest("[aria-hidden=true],[inert]")) || list.some(([y]) => y.contains(x))) continue;
    const words = textOf(x);
    if (words.length < LEAST || words.split(" ").length < 6 || !x.parentElement) continue;
    const style = getComputedStyle(x);
    if (!isShut(x, style, x.getBoundingClientRect()) || !isSilent(x, style)) continue;
    // One that a larger hidden one holds is that one's; one that may be shown is no loss.
    if (x.closest(WAITS) || x.querySelector("input,select,textarea,button,iframe,[role=button]")) continue;
    const own = [x, ...x.querySelectorAll("[id]")].map((y) => y.id).filter(Boolean);
    const outer = []; for (let y = x.parentElement; y; y = y.parentElement) if (y.id) outer.push(y.id);
    if ([...own, ...outer.slice(0, 3)].some((id) => names.has(id))) continue;
    const called = [x.id, ...x.classList].filter((y) => y.length > 2);
    if (called.some((y) => scripts.includes(y)) || (x.id && location.hash === `#${x.id}`)) continue;
    if (sheets.some((sheet) => shownSometimes(sheet, x))) continue;
    list.push([x, words.length]);
  }
  return first(list).map(([x, chars]) => sample(x, { chars }));
});
/** Whether a style sheet shows an element at another width, in print or in a state. */
function shownSometimes(sheet, x) {
  let rules = [];
  try { rules = sheet.cssRules; } catch (error) { return true; } // another site's: who knows
  const shows = (rule, within) => {
    if (rule.cssRules && !rule.selectorText) return Array.from(rule.cssRules).some((y) => shows(y, within || rule));
    if (!rule.selectorText || !rule.style) return false;
    const opens = (rule.style.display && rule.style.display !== "none") || rule.style.visibility === "visible"
      || Number(rule.style.opacity) > 0 || rule.style.position === "static";
    const hides = rule.style.display === "none" || rule.style.visibility === "hidden";
    if (within && (opens || hides)) { try { return x.matches(rule.selectorText); } catch (error) { return false; } }
    if (!opens || !/:(hover|focus|target|checked|active|open|has)/.test(rule.selectorText)) return false;
    const plain = rule.selectorText.replace(/:(hover|focus-within|focus-visible|focus|target|checked|active|open)\b/g, "");
    try { return x.matches(plain); } catch (error) { return true; }
  };
  return Array.from(rules).slice(0, 5000).some((rule) => shows(rule, null));
}

// ---- what only a colour says -----------------------------------------------------------------

const SHADE = 12; // so far apart two colours are two
const rgbOf = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
/** The strong colour of an empty box, or null: greys and what is hardly tinted say nothing. */
const strong = (x) => {
  const style = getComputedStyle(x);
  const [r, g, b, a] = rgbOf(style.backgroundColor);
  if (a === 0 || style.backgroundImage !== "none" || r === undefined) return null;
  return Math.max(r, g, b) - Math.min(r, g, b) >= 25 ? [r, g, b] : null;
};
const named = (x) => x.title || x.getAttribute("aria-label") || x.getAttribute("aria-labelledby")
  || x.querySelector("img,svg,[aria-label]") || (x.parentElement && x.parentElement.title);
/** Words that tell one from another: neither figures nor days and months, which all have. */
const wordsOf = (text) => new Set((text.toLowerCase().match(/\p{L}{3,}/gu) || []));
part("tinted", () => {
  const groups = new Map();
  for (const x of document.querySelectorAll("td,span,i,b,div,li,em")) {
    if (x.childElementCount || (x.firstChild && textOf(x))) continue;
    const box = x.getBoundingClientRect();
    if (box.width < 4 || box.height < 4 || box.width * box.height > 10000) continue;
    if (x.closest("nav,header,footer,[role=progressbar],[role=img],svg,[aria-hidden=true] svg,button,a")) continue;
    if (!inView(x)) continue;
    const colour = strong(x);
    if (!colour || named(x)) continue;
    const item = x.localName === "td" ? x : x.parentElement;
    const holder = x.localName === "td" ? x.closest("table") : item.parentElement;
    if (!holder) continue;
    if (!groups.has(holder)) groups.set(holder, []);
    groups.get(holder).push({ x, colour, words: wordsOf(textOf(item)) });
  }
  const list = [];
  first(Array.from(groups), 200, "groups of boxes").forEach(([holder, boxes]) => {
    const kinds = [];
    for (const one of boxes.slice(0, 200)) {
      const kind = kinds.find(({ colour }) => colour.every((v, i) => Math.abs(v - one.colour[i]) < SHADE));
      if (kind) kind.boxes.push(one); else kinds.push({ colour: one.colour, boxes: [one] });
    }
    if (kinds.length < 2 || kinds.length > 8 || boxes.length < 3) return;
    // A colour is said where all that have it share a word that no other colour has.
    const said = kinds.every(({ boxes: mine }) => Array.from(mine[0].words).some((word) =>
      mine.every(({ words }) => words.has(word))
        && !boxes.some((y) => !mine.includes(y) && y.words.has(word))));
    if (!said) list.push(holder);
  });
  return first(list).map((x) => sample(x));
});

// ---- what can be dragged ---------------------------------------------------------------------

const CONTROLS = "button,select,input,textarea,summary,[role=button],[role=slider],[role=spinbutton],[role=menuitem]";
part("dragged", () => {
  const heard = window.__signpostHeard || [];
  const hears = (x, kinds) => heard.some(([y, kind]) => y === x && kinds.includes(kind));
  const presses = heard.filter(([, kind]) => /^(mousedown|pointerdown|touchstart)$/.test(kind)).map(([x]) => x);
  const moves = heard.filter(([, kind]) => /^(mousemove|pointermove|touchmove)$/.test(kind)).map(([x]) => x);
  const found = new Set(document.querySelectorAll("[draggable=true]"));
  // A grip follows the mouse: it hears the press, and a move is heard by it or what it stands in.
  const grips = (x) => /^(grab|move|[a-z]{1,4}-resize)$/.test(getComputedStyle(x).cursor)
    || /(^|[-_ ])(thumb|handle|knob|grip|drag\w*)/i.test(x.getAttribute("class") || "");
  presses.filter((x) => x.isConnected && grips(x) && moves.some((y) => y === x || y.contains(x))).forEach((x) => found.add(x));
  const kinds = new Set();
  return first(Array.from(found).filter((x) => {
    const around = x.parentElement || x;
    const kind = `${pathOf(around)} ${x.localName}.${x.className}`;
    if (kinds.has(kind) || !inView(x) || x.matches("a,img,button,input")) return false;
    kinds.add(kind);
    // Another way: controls in it or beside it, or keys that it answers.
    const beside = x.nextElementSibling && x.nextElementSibling.matches(CONTROLS);
    const keyed = x.tabIndex >= 0 && (hears(x, ["keydown", "keyup", "keypress", "click"]) || x.onkeydown || x.onclick);
    return !x.querySelector(CONTROLS) && !beside && !keyed && !around.querySelector(`:scope > ${CONTROLS.replaceAll(",", ",:scope > ")}`);
  })).map((x) => sample(x));
});
