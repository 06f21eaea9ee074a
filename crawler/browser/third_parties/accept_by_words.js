/*
 * Presses the one button of a cookie banner that accepts, for consent_choice.py; the kept engine
 * finds the banner. Where several buttons could accept, nobody knows which, and none is pressed.
 */
() => {
  const heuristics = window.autoconsentHeuristics;
  if (!heuristics) return false;
  const accepts = /^(yes,? )?(i )?(accept|agree|allow|consent|derbyn|caniat[aá]u)\b/i;
  const onlyPart = /\b(necessary|essential|required|only|selected)\b/i;
  const about = /cookie|cwcis|consent|privacy|tracking/i;
  for (const popup of heuristics.getPotentialPopups(300)) {
    if (!about.test(popup.text || "")) continue;
    const labels = (popup.buttons || []).map((x) => [x, (x.text || "").trim()]);
    const found = labels.filter(([, label]) => accepts.test(label) && !onlyPart.test(label));
    if (found.length === 1) {
      found[0][0].element.click();
      return true;
    }
  }
  return false;
}
