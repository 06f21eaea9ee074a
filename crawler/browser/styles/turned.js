/*
 * Whether a page is hidden or turned at the present shape of the screen, for
 * crawler/browser/styles/turned.py; runs after naming.js. options.do: "asks" says whether any style
 * sheet, as the browser has read it, speaks of how the screen is held; "look" gives what holds most
 * of the page's words and how it stands: "hides", "turns" or "".
 */
const SPEAKS = /orientation|aspect-ratio/;
const speaks = (rules, depth) => Array.from(rules).some((rule) => (rule.media && SPEAKS.test(rule.media.mediaText))
  || (rule.cssRules && depth < 6 && rule.type !== CSSRule.STYLE_RULE && speaks(rule.cssRules, depth + 1))
  || (rule.styleSheet && depth < 6 && sheetSpeaks(rule.styleSheet, depth + 1)));
function sheetSpeaks(sheet, depth) {
  if (SPEAKS.test(sheet.media.mediaText)) return true;
  // Another site's cannot be read: what it does is looked at.
  try { return speaks(sheet.cssRules, depth); } catch (error) { return true; }
}
const asks = () => [...document.styleSheets, ...document.adoptedStyleSheets].some((x) => sheetSpeaks(x, 0));

const MOST = 0.6;
const LEAST = 5; // letters: fewer are no page
const angleOf = (style) => {
  const turn = style.rotate === "none" ? "" : `rotate(${style.rotate.replace(/^z\s+/, "")})`;
  const { a, b } = new DOMMatrix(`${turn} ${style.transform === "none" ? "" : style.transform}`.trim());
  return Math.abs(Math.atan2(b, a) * (180 / Math.PI));
};
const look = () => {
  const least = textOf(document.body).length * MOST;
  if (least < LEAST) return null;
  for (let x = document.documentElement; x; x = Array.from(x.children).find((y) => textOf(y).length >= least && !/^(head|script|style|template|noscript)$/.test(y.localName))) {
    let how = "";
    if (!isSeen(x)) how = "hides";
    else try { const angle = angleOf(getComputedStyle(x)); if (angle > 85 && angle < 95) how = "turns"; } catch (error) { /* in three dimensions */ }
    if (how) return { path: pathOf(x), html: htmlOf(x), how };
  }
  return { path: "", html: "", how: "" };
};
return { asks, look }[options.do]();
