/* The pictures of the main content that may hold words, as they are drawn: path, HTML, alt, pixels.
   A picture of another site cannot be drawn on (the browser refuses its pixels) and is left out. */
return (async (limits) => {
  const main = document.querySelector("main, [role=main]") || document.body;
  const found = [];
  for (const img of main ? Array.from(main.querySelectorAll("img")) : []) {
    if (found.length >= limits.most) break;
    if (!img.currentSrc || !inView(img)) continue;
    const box = img.getBoundingClientRect();
    if (box.width < limits.least_width || box.height < limits.least_height) continue;
    try { await img.decode(); } catch (error) { continue; }
    const times = Math.min(1, limits.side / Math.max(img.naturalWidth, img.naturalHeight, 1));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round((img.naturalWidth || box.width) * times));
    canvas.height = Math.max(1, Math.round((img.naturalHeight || box.height) * times));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(img, 0, 0, canvas.width, canvas.height);
    try {
      found.push({ path: pathOf(img), html: htmlOf(img), src: img.currentSrc.slice(0, 2000),
        alt: squeeze(img.alt), png: canvas.toDataURL("image/png").split(",")[1] });
    } catch (error) { /* its pixels are not the site's to read */ }
  }
  return found;
})(options);
