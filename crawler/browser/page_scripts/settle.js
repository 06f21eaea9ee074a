/*
 * Waits until a page stands still, for crawler/browser/page_scripts/settle.py; runs after naming.js. Fonts and the
 * pictures in view are waited for, short animations and transitions are brought to their end, and
 * then nothing may change its class or style for two looks in a row. Gives whether that came about
 * within options.most milliseconds. A page that was only resized (options.resized) is waited for
 * where an animation runs.
 */
const LOOK_MS = 60; // between two looks: more than three frames
const SHORT_MS = 5000; // what moves for longer is there to be judged (WCAG 2.2, 2.2.2)
const start = performance.now();
const left = () => options.most - (performance.now() - start);
const pause = (wait) => new Promise((done) => { setTimeout(done, Math.max(0, wait)); });
const within = (promise, most) => Promise.race([promise, pause(Math.min(most, left()))]);
const nearView = (x) => { const box = x.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; };

const brought = () => {
  const all = document.getAnimations ? document.getAnimations() : [];
  for (const one of all) {
    const timing = one.effect ? one.effect.getComputedTiming() : null;
    const end = timing ? Number(timing.endTime) : Infinity;
    // What follows the scrolling has no time of its own.
    const timed = one.timeline === document.timeline;
    try { if (timed && end <= SHORT_MS && one.playState === "running") one.finish(); } catch (error) { /* endless */ }
  }
};

/** Whether anything but a script of the page's own could be on its way. */
const moves = () => document.getAnimations && document.getAnimations().some((x) => x.playState === "running");
const drawn = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });

const settle = async () => {
  if (options.resized) {
    await Promise.race([drawn(), pause(LOOK_MS)]);
    if (!moves()) return true;
  }
  if (document.fonts && document.fonts.status === "loading") await within(document.fonts.ready, 1000);
  const pictures = Array.from(document.images).slice(0, 200).filter((x) => !x.complete && nearView(x));
  await within(Promise.all(pictures.map((x) => x.decode().catch(() => {}))), 1000);
  let changes = 0;
  const watcher = new MutationObserver((list) => { changes += list.length; });
  watcher.observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["style", "class"] });
  let still = 0;
  while (still < 2 && left() > 0) {
    changes = 0;
    brought();
    await pause(LOOK_MS);
    still = changes ? 0 : still + 1;
  }
  watcher.disconnect();
  return still >= 2;
};
return settle();
