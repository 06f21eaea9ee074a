/*
 * What styles make of text, links and controls. Runs after parts.js. The only change, larger text in a few
 * boxes that cut off what does not fit, is undone before it returns.
 */
// ---- text ------------------------------------------------------------------------------------

const LONG = 60;
const ownText = (element) => {
  let length = 0;
  for (const node of element.childNodes) if (node.nodeType === 3) length += squeeze(node.data).length;
  return length;
};
/** How many lines of text an element has: what is round them is no line. */
const linesOf = (element, height) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const tops = Array.from(range.getClientRects()).filter((x) => x.width > 1).map((x) => x.top).sort((a, b) => a - b);
  return tops.filter((top, i) => !i || top - tops[i - 1] > height / 2).length;
};
const textLook = (element) => {
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize) || 16;
  const height = parseFloat(style.lineHeight);
  return {
    chars: textOf(element).length,
    lines: height && height < size * 1.25 ? linesOf(element, height) : null,
    line_height: height ? Math.round((height / size) * 100) / 100 : null,
    uppercase: style.textTransform === "uppercase",
    italic: style.fontStyle !== "normal",
    justified: style.textAlign === "justify",
  };
};
part("text", () => first(all
  .filter((x) => /^(p|li|dd|dt|td|div|blockquote|em|i|span|section|figcaption)$/.test(x.localName)
    && ownText(x) >= 20 && textOf(x).length >= LONG && inView(x))
  .map((x) => [x, textLook(x)])
  .filter(([, y]) => y.uppercase || y.italic || y.justified || (y.line_height && y.line_height < 1.25)))
  .map(([x, y]) => place(x, y)));

// What a page is made of: another make may behave otherwise when its text grows.
const makeOf = () => {
  const sheets = Array.from(document.styleSheets).map((x) => x.href || (x.ownerNode ? x.ownerNode.textContent : ""));
  const kinds = new Set(all.map((x) => `${x.localName}.${x.getAttribute("class") || ""} ${x.getAttribute("style") || ""}`));
  const whole = [...sheets, ...Array.from(kinds).sort()].join("|");
  let hash = whole.length;
  for (let i = 0; i < whole.length; i += 1) hash = (hash * 31 + whole.charCodeAt(i)) | 0;
  return String(hash);
};
let template = null;
try { template = makeOf(); } catch (error) { /* a page that broke it counts as one make */ }

/** What the page's scripts listen to on elements, as crawler/browser/page_scripts/listeners.py leaves it. */
const heard = (kinds) => (window.__signpostHeard || []).filter(([, kind]) => kinds.split(" ").includes(kind))
  .map(([x]) => x);

// ---- what style sheets put in ----------------------------------------------------------------

const found = (selector, most = 20) => {
  try { return Array.from(document.querySelectorAll(selector)).slice(0, most); } catch (error) { return []; }
};

part("pseudo", () => {
  const list = [];
  for (const x of all) {
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(x, pseudo);
      const words = (style.content.match(/"(?:[^"\\]|\\.)*"/g) || []).map((y) => y.slice(1, -1)).join("");
      if (!/\p{L}{3}/u.test(words) || style.display === "none" || !inView(x)) continue;
      // What an attribute says can be read there; what is hidden from all is not said.
      const said = Array.from(x.attributes).some((y) => y.value === words);
      if (!said && !x.closest("[aria-hidden=true]")) list.push(place(x, { text: words.slice(0, 80) }));
    }
  }
  return first(list);
});

/** Whether a box of some size holds nothing but its background, and nothing says what that is. */
const isAlone = (x) => {
  const box = x.getBoundingClientRect();
  return box.width * box.height >= 6000 && box.width >= 40 && box.height >= 40 && !textOf(x)
    && !x.matches("input,select,textarea,body,html") && !x.querySelector("img,svg,video,iframe,canvas,input,[aria-label]")
    && !x.closest("a,button,nav,header,footer,[role=img],[aria-label],[aria-hidden=true],[role=presentation],[role=none]");
};
part("backgrounds", () => {
  const list = [];
  for (const x of all) {
    const style = getComputedStyle(x);
    if (!/url\(/.test(style.backgroundImage) || !/no-repeat/.test(style.backgroundRepeat)) continue;
    if (/cover/.test(style.backgroundSize) || !inView(x)) continue;
    list.push(place(x, { src: style.backgroundImage.slice(0, 300), text: textOf(x).slice(0, 120), alone: isAlone(x) }));
  }
  return first(list);
});

// ---- links, labels, things to click ----------------------------------------------------------

const bare = (link, block) => {
  let style = null;
  for (let x = link; x && x !== block; x = x.parentElement) {
    style = getComputedStyle(x);
    const lined = style.textDecorationLine !== "none" || parseFloat(style.borderBottomWidth) > 0;
    if (lined || !isClear(style.backgroundColor) || style.backgroundImage !== "none") return null;
    if (style.display !== "inline" || parseFloat(style.outlineWidth) * (style.outlineStyle !== "none")) return null;
  }
  const round = getComputedStyle(block);
  const own = getComputedStyle(link);
  if (own.fontWeight !== round.fontWeight || own.fontStyle !== round.fontStyle
    || own.fontSize !== round.fontSize || own.boxShadow !== "none") return null;
  const ground = groundOf(block) || [];
  return contrastOf(painted(...ground, own.color), painted(...ground, round.color));
};
part("links", () => {
  const list = [];
  for (const link of first(found("a[href]", Infinity), 2000, "links")) {
    const block = link.closest("p,li,dd,td,blockquote");
    if (!block || link.closest("nav,header,footer,[role=navigation]") || link.querySelector("img,svg,*:empty")) continue;
    let others = textOf(block).length;
    block.querySelectorAll("a").forEach((x) => { others -= textOf(x).length; });
    if (others < 8 || !textOf(link) || !inView(link)) continue;
    const inner = link.firstElementChild;
    if (inner && getComputedStyle(inner).fontWeight !== getComputedStyle(block).fontWeight) continue;
    const contrast = bare(link, block);
    if (contrast !== null) list.push([link, contrast]);
  }
  return first(list).map(([x, contrast]) => place(x, { text: textOf(x).slice(0, 120), contrast }));
});

part("labels", () => {
  const list = [];
  for (const label of first(found("label", Infinity), 1000, "labels")) {
    const field = label.control;
    if (!field || label.contains(field) || !inView(label) || !inView(field)) continue;
    const range = document.createRange();
    range.selectNodeContents(label);
    const [a, b] = [range.getBoundingClientRect(), field.getBoundingClientRect()];
    const level = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;
    if (level && b.left - a.right > 100) list.push(place(field, { gap: Math.round(b.left - a.right) }));
  }
  return first(list);
});

part("clicks", () => {
  // A place that a skip link goes to (tabindex=-1) is no control, unless it plays the part of one.
  const controls = FOCUSABLE.replace("[tabindex]", "[tabindex]:not([tabindex^='-']),[role][tabindex]:not([role=main])");
  const known = `${controls},label,option,svg,details,[role=tooltip]`;
  const list = [];
  const listening = new Set(heard("click mousedown pointerdown touchstart"));
  for (const x of all) {
    const acts = x.hasAttribute("onclick");
    const points = getComputedStyle(x).cursor === "pointer"
      && getComputedStyle(outerOf(x)).cursor !== "pointer";
    const listens = listening.has(x) && /^(div|span|li|i|b|td|h\d|dt)$/.test(x.localName) && textOf(x).length <= 100;
    if ((!acts && !points && !listens) || !inView(x) || x.closest("[aria-hidden=true]")) continue;
    if (x.hasAttribute("tabindex") || x.closest(known) || x.querySelector(`${FOCUSABLE},label`)) continue;
    list.push([x, acts]);
  }
  return first(list).map(([x, acts]) => place(x, { text: textOf(x).slice(0, 120), acts }));
});

// ---- what larger text loses ------------------------------------------------------------------

const SLACK = 8;
const grown = (boxes, change) => {
  const kept = [];
  for (const box of boxes) {
    for (const x of [box, ...Array.from(box.querySelectorAll("*")).slice(0, 200)]) {
      kept.push([x, x.getAttribute("style"), parseFloat(getComputedStyle(x).fontSize)]);
    }
  }
  for (const [x, , size] of kept) if (x.style) change(x.style, size);
  const cut = boxes.filter((x) => x.scrollHeight > x.clientHeight + SLACK);
  for (const [x, style] of kept) {
    x.setAttribute("style", style || ""); // written first: else an empty attribute stays
    if (style === null) x.removeAttribute("style");
  }
  return cut;
};
part("clipped", () => {
  const narrow = new Set(window.__signpostCut || []);
  delete window.__signpostCut;
  const whole = all.filter((x) => x.scrollHeight <= x.clientHeight + 1 && (narrow.has(x) || cuts(x)));
  const boxes = first(whole, 20, "boxes");
  if (!boxes.length) return [];
  const zoomed = grown(boxes, (style, size) => style.setProperty("font-size", `${size * 2}px`, "important"));
  const spaced = grown(boxes, (style) => { // WCAG 1.4.12
    style.setProperty("line-height", "1.5", "important");
    style.setProperty("letter-spacing", "0.12em", "important");
    style.setProperty("word-spacing", "0.16em", "important");
  });
  const how = (x) => ({
    zoom: zoomed.includes(x), spacing: spaced.includes(x), narrow: narrow.has(x),
  });
  return boxes.filter((x) => Object.values(how(x)).some(Boolean))
    .map((x) => place(x, { text: textOf(x).slice(0, 120), ...how(x) }));
});

// Words on words are looked for by other scripts, among as many.
if (ofAll > ELEMENTS) for (const name of ["overlaps", "enlarged"]) cut[name] = { kept: ELEMENTS, of: ofAll, what: "elements" };
return template;
