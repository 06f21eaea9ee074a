/*
 * Words that lie on words once text is at 200 % or spaced out (WCAG 1.4.4, 1.4.12), and did not
 * before, for crawler/browser/styles/style_facts.py; after naming.js and overlaps.js.
 * What it changes is put back before it returns.
 */
const MOST_TEXTS = 20000;
const texts = () => {
  const list = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const held = new Set();
  for (let node = walker.nextNode(); node && list.length < MOST_TEXTS; node = walker.nextNode()) {
    const element = node.parentElement;
    if (held.has(element) || !element.style || !squeeze(node.data)) continue;
    held.add(element);
    list.push([element, element.getAttribute("style"), parseFloat(getComputedStyle(element).fontSize)]);
  }
  return list;
};
const before = new Set(overlaps().map((x) => x.path));
const fresh = () => overlaps().filter((x) => !before.has(x.path));
const zoomed = () => {
  const list = texts();
  for (const [x, , size] of list) x.style.setProperty("font-size", `${size * 2}px`, "important");
  const found = fresh();
  for (const [x, style] of list) {
    x.setAttribute("style", style || ""); // written first: else an empty attribute stays
    if (style === null) x.removeAttribute("style");
  }
  return found;
};
const spaced = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;"
    + "word-spacing:.16em!important}p{margin-bottom:2em!important}");
  const sheets = Array.from(document.adoptedStyleSheets); // a copy: the list itself is live
  document.adoptedStyleSheets = [...sheets, sheet];
  const found = fresh();
  document.adoptedStyleSheets = sheets;
  return found;
};
const scrolled = [scrollX, scrollY];
const result = [...zoomed().map((x) => ({ ...x, when: "zoom" })), ...spaced().map((x) => ({ ...x, when: "spacing" }))];
scrollTo(...scrolled);
// Their own HTML is read again, without the larger text.
for (const x of result) x.html = htmlOf(document.querySelector(x.path) || document.body);
return result;
