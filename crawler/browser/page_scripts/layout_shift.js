/*
 * Waits for options.wait milliseconds, and until options.until since the page began, then tells what moved since the page began to load, for
 * crawler/browser/page_scripts/layout_shift.py; runs after naming.js. null: the browser does not say.
 */
return new Promise((resolve) => {
  const entries = [];
  const tell = () => {
    let [score, sum, first, last] = [0, 0, 0, 0];
    const places = new Map();
    for (const entry of entries) {
      const goes = entry.startTime - last < 1000 && entry.startTime - first < 5000;
      if (!goes) [sum, first] = [0, entry.startTime];
      last = entry.startTime;
      sum += entry.value;
      score = Math.max(score, sum);
      const moved = (entry.sources || []).map((x) => x.node && x.node.nodeType === 3
        ? x.node.parentElement : x.node).filter((x) => x && x.nodeType === 1);
      for (const x of moved) places.set(x, (places.get(x) || 0) + entry.value);
    }
    const most = Array.from(places).sort((a, b) => b[1] - a[1]).slice(0, 5);
    const round = (x) => Math.round(x * 1000) / 1000;
    resolve({ score: round(score), places: most.map(([x, value]) => ({
      path: pathOf(x), html: htmlOf(x), text: textOf(x).slice(0, 80), score: round(value),
    })) });
  };
  try {
    new PerformanceObserver((list) => entries.push(...list.getEntries()))
      .observe({ type: "layout-shift", buffered: true });
    setTimeout(tell, Math.max(options.wait, options.until - performance.now()));
  } catch (error) { resolve(null); }
});
