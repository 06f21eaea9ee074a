/*
 * Colours as the browser paints them, for the scripts of crawler/browser/styles: whatever a style calls
 * a colour (oklch, color-mix, light-dark, display-p3, relative to another) is painted on a canvas and
 * read back as sRGB. After naming.js.
 */
const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const paintedBefore = new Map();

/** What is seen where colours lie over each other, the first over white: [red, green, blue]. */
const painted = (...layers) => {
  const key = layers.join(" over ");
  if (!paintedBefore.has(key)) {
    for (const colour of ["#fff", ...layers]) {
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
    }
    paintedBefore.set(key, Array.from(pixel.getImageData(0, 0, 1, 1).data).slice(0, 3));
  }
  return paintedBefore.get(key);
};
/** How much of what is behind a colour shows through it: 0 to 1. */
const opacityOf = (colour) => {
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  return pixel.getImageData(0, 0, 1, 1).data[3] / 255;
};
const clearKnown = new Map();
const isClear = (colour) => {
  if (!clearKnown.has(colour)) clearKnown.set(colour, opacityOf(colour) === 0);
  return clearKnown.get(colour);
};
const isSolid = (colour) => !/[/]|rgba|hsla|transparent/.test(colour) || opacityOf(colour) === 1;
const withOpacity = (colour, opacity) => (Number(opacity) >= 1 ? colour
  : `color-mix(in srgb, ${colour} ${Number(opacity) * 100}%, transparent)`);

/** Relative luminance and contrast ratio (WCAG 2.2, glossary). */
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92
    : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const contrastOf = (a, b) => {
  const [x, y] = [luminance(a), luminance(b)];
  return Math.round(((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)) * 100) / 100;
};

/**
 * The colours behind an element from the page's own ground up, or null where a picture, a gradient or
 * something half transparent is, which paint more than one colour.
 */
const groundOf = (element) => {
  const layers = [];
  for (let x = element; x; x = x.parentElement) {
    const style = getComputedStyle(x);
    if (style.backgroundImage !== "none" || style.opacity !== "1" || style.filter !== "none"
      || style.mixBlendMode !== "normal" || style.backdropFilter !== "none") return null;
    if (!isClear(style.backgroundColor)) layers.unshift(style.backgroundColor);
    if (layers.length && isSolid(layers[0])) break;
  }
  return layers;
};
