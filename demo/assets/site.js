// Tells which entry of the main menu stands for the page that is shown.
document.querySelectorAll(".site-nav a").forEach((link) => {
  if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
});
