// The timeline can be narrowed to themes: its list of them becomes buttons.

const themes = document.querySelector(".theme-list");
const events = book.all(".timeline > dt");

if (themes && events.length) {
  const chosen = new Set();
  const status = book.make("p", { class: "theme-status", role: "status" });

  const buttons = book.all(".theme", themes).map((label) => {
    const name = [...label.classList].find((word) => word.startsWith("theme-"));
    const toggle = () => {
      if (!chosen.delete(name)) chosen.add(name);
      show();
    };
    return [name, book.make("button", { type: "button", "aria-pressed": "false", onclick: toggle }, book.text(label))];
  });
  const all = book.make("button", { type: "button", "aria-pressed": "true", onclick: () => (chosen.clear(), show()) }, "All");

  function show() {
    let count = 0;
    for (const term of events) {
      const isShown = !chosen.size || [...chosen].some((name) => term.classList.contains(name));
      term.hidden = term.nextElementSibling.hidden = !isShown;
      count += isShown;
    }
    for (const list of book.all(".timeline")) list.parentElement.hidden = !list.querySelector("dt:not([hidden])");
    for (const [name, button] of buttons) button.setAttribute("aria-pressed", chosen.has(name));
    all.setAttribute("aria-pressed", !chosen.size);
    status.textContent = chosen.size ? `${count} of ${events.length} events` : "";
  }

  // A link to an event that is filtered out shows all.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.closest("[hidden]")) return;
    chosen.clear();
    show();
    target.scrollIntoView();
  });

  const group = { class: "theme-filter", role: "group", "aria-label": "Show only events of these themes" };
  themes.replaceWith(book.make("div", group, all, ...buttons.map(([, button]) => button)), status);
}
