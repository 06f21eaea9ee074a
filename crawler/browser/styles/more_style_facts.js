/*
 * More of what styles make of a page: emphasis, colours, order, movement. Runs after parts.js, and changes nothing.
 */
const ownWords = (element) => {
  let text = "";
  for (const node of element.childNodes) if (node.nodeType === 3) text += node.data;
  return squeeze(text);
};
const written = all.filter((x) => !/^(script|style|option|noscript|template)$/.test(x.localName)
  && ownWords(x).length > 1 && inView(x));
const styles = new Map();
const styleOf = (x) => {
  if (!styles.has(x)) styles.set(x, getComputedStyle(x));
  return styles.get(x);
};

// ---- text ------------------------------------------------------------------------------------

part("underlined", () => first(written
  .filter((x) => /underline/.test(styleOf(x).textDecorationLine) && textOf(x).length >= 3
    && !x.closest("a,button,label,summary,ins,abbr,[role=link],[role=button],[onclick],h1,h2,dfn")
    && !x.querySelector("a")))
  .map((x) => place(x, { text: textOf(x).slice(0, 120) })));

part("bold", () => first(written
  .filter((x) => /^(p|li|dd|td|div|b|strong|span)$/.test(x.localName)
    && Number(styleOf(x).fontWeight) >= 600 && textOf(x).length >= 200))
  .map((x) => place(x, { chars: textOf(x).length })));

part("headings", () => {
  const holder = document.querySelector("main,[role=main],article") || document.body;
  const list = [];
  for (const x of written) {
    if (!/^(p|div|span|strong|b|font)$/.test(x.localName) || !holder.contains(x)) continue;
    const words = textOf(x);
    if (words.length < 3 || words.length > 80 || /[.,;!?]$/.test(words)) continue;
    if (x.closest("h1,h2,h3,h4,h5,h6,[role=heading],a,button,label,legend,li,table,dl,figure,nav,summary,"
      + "blockquote,form,aside,[class*=error],caption,header,footer,[aria-hidden=true],time")) continue;
    let block = x;
    while (styleOf(block).display.startsWith("inline") && block.parentElement) block = block.parentElement;
    if (textOf(block) !== words) continue;
    const next = block.nextElementSibling;
    if (!next || !/^(p|ul|ol|div)$/.test(next.localName) || textOf(next).length < 40) continue;
    const inner = next.matches("p") ? next : next.querySelector("p,li") || next;
    const [size, plain] = [x, inner].map((y) => parseFloat(styleOf(y).fontSize));
    const bold = Number(styleOf(x).fontWeight) - Number(styleOf(inner).fontWeight) >= 200;
    if (size >= plain * 1.5 || (bold && size >= plain * 1.15)) {
      list.push([block, { text: words.slice(0, 120), size, plain }]);
    }
  }
  return first(list).map(([x, more]) => place(x, more));
});

/** The elements of one name that stand beside one another, by what they stand in; and their colours. */
const kinOf = () => {
  const groups = new Map();
  for (const x of written) {
    if (!/^(label|li|td)$/.test(x.localName)) continue;
    const round = (x.localName === "label" ? x.closest("form") : x.parentElement) || document;
    if (!groups.has(round)) groups.set(round, {});
    const group = groups.get(round)[x.localName] || (groups.get(round)[x.localName] = { list: [], colours: new Map() });
    group.list.push(x);
    group.colours.set(styleOf(x).color, (group.colours.get(styleOf(x).color) || 0) + 1);
  }
  return (x) => groups.get((x.localName === "label" ? x.closest("form") : x.parentElement) || document)[x.localName];
};
/** What an element's colour is compared with: one of its kin that are all alike, or what it stands in. */
const besideOf = (x, kin) => {
  if (!/^(label|li|td)$/.test(x.localName)) return x.parentElement && ownWords(x.parentElement).length >= 8 ? x.parentElement : null;
  const { list, colours } = kin(x);
  if (list.length < 3) return null;
  const others = colours.size - (colours.get(styleOf(x).color) === 1 ? 1 : 0);
  if (others > 1 && x.localName !== "label") return null;
  return list[0] === x ? list[1] : list[0];
};
part("coloured", () => {
  const list = [];
  const kin = kinOf();
  for (const x of written) {
    if (!/^(span|font|b|i|em|strong|label|li|td|p)$/.test(x.localName)) continue;
    if (x.closest("a,button,[class*=error],[class*=badge],[class*=tag],[role=alert],code,pre,svg,nav")) continue;
    const other = besideOf(x, kin);
    if (!other) continue;
    const [mine, theirs] = [styleOf(x), styleOf(other)];
    const [a, b] = [painted(mine.color), painted(theirs.color)];
    const apart = Math.max(...[0, 1, 2].map((i) => Math.abs(a[i] - b[i])));
    const hue = Math.max(...a) - Math.min(...a);
    const same = ["fontWeight", "fontStyle", "textDecorationLine", "backgroundColor", "borderBottomWidth"]
      .every((name) => mine[name] === theirs[name]);
    if (apart >= 90 && hue >= 90 && same) list.push(x);
  }
  return first(list).map((x) => place(x, { text: textOf(x).slice(0, 120) }));
});

// ---- order -----------------------------------------------------------------------------------

const PARENTS = 5000;
part("order", () => {
  const holder = document.querySelector("main,[role=main],article") || document.body;
  const list = [];
  const turned = (x) => /reverse/.test(styleOf(x).flexDirection) && /flex/.test(styleOf(x).display);
  const parents = [holder, ...holder.querySelectorAll("div,section,ul,ol,article,form")];
  for (const parent of first(parents, PARENTS, "blocks")) {
    const children = Array.from(parent.children).filter((x) => inView(x) && textOf(x).length > 1
      && !/fixed|sticky/.test(styleOf(x).position));
    for (let i = 1; i < children.length; i += 1) {
      const [a, b] = [children[i - 1].getBoundingClientRect(), children[i].getBoundingClientRect()];
      const above = b.bottom <= a.top + 2 && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 20;
      const left = turned(parent) && b.right <= a.left + 2 && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
      if (!above && !left) continue;
      list.push([children[i], {
        text: textOf(children[i]).slice(0, 80), before: textOf(children[i - 1]).slice(0, 80),
      }]);
      break;
    }
  }
  return first(list).map(([x, more]) => place(x, more));
});

// ---- what moves ------------------------------------------------------------------------------

part("moving", () => {
  const list = [];
  for (const animation of document.getAnimations ? document.getAnimations() : []) {
    const { effect } = animation;
    const element = effect && effect.target;
    if (!element || animation.playState !== "running" || !inView(element)) continue;
    const { duration, iterations, activeDuration } = effect.getComputedTiming();
    const box = element.getBoundingClientRect();
    const names = new Set(effect.getKeyframes().flatMap((x) => Object.keys(x)));
    ["offset", "easing", "composite", "computedOffset"].forEach((x) => names.delete(x));
    const whole = Number(activeDuration === undefined ? duration * iterations : activeDuration) / 1000;
    list.push(place(element, {
      seconds: Number.isFinite(whole) ? Math.round(whole * 10) / 10 : null,
      turn: Math.round(Number(duration)), area: Math.round(box.width * box.height),
      changes: Array.from(names).slice(0, 5), text: textOf(element).slice(0, 80),
    }));
  }
  return first(list);
});

// ---- fields ----------------------------------------------------------------------------------

part("placeholders", () => {
  const list = [];
  for (const x of document.querySelectorAll("input[placeholder],textarea[placeholder]")) {
    if (!inView(x) || !x.placeholder.trim() || x.value) continue;
    const ground = groundOf(x);
    const style = getComputedStyle(x, "::placeholder");
    if (!ground) continue;
    const colour = withOpacity(style.color, style.opacity);
    const contrast = contrastOf(painted(...ground, colour), painted(...ground));
    list.push(place(x, { text: x.placeholder.slice(0, 80), contrast }));
  }
  return first(list);
});

part("edges", () => {
  const list = [];
  for (const x of document.querySelectorAll("input,select,textarea")) {
    if (/^(hidden|submit|button|image|reset|range|color|file)$/.test(x.type) || !inView(x)) continue;
    const style = styleOf(x);
    const drawn = /^(checkbox|radio)$/.test(x.type) && style.appearance !== "none";
    const around = x.parentElement && groundOf(x.parentElement);
    const own = groundOf(x);
    if (drawn || !around || !own || style.boxShadow !== "none" || style.opacity !== "1") continue;
    // What the browser draws by itself is exempt (1.4.11).
    if (style.borderTopStyle === "inset") continue;
    const lines = ["Top", "Right", "Bottom", "Left"]
      .filter((s) => parseFloat(style[`border${s}Width`]) > 0 && style[`border${s}Style`] !== "none")
      .map((s) => contrastOf(painted(...around, style[`border${s}Color`]), painted(...around)));
    const fill = contrastOf(painted(...own), painted(...around));
    list.push(place(x, { contrast: Math.max(1, fill, ...lines), type: x.type }));
  }
  return first(list.filter((x) => x.contrast < 3));
});
