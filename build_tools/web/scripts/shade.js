// Light or dark: the system's choice until the reader makes one, which is kept.

const button = document.querySelector(".shade-button");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
const show = () => button.setAttribute("aria-pressed", String(isDark()));

button.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage is off: the choice lasts for this page.
  }
  show();
});
system.addEventListener("change", show);
show();
