// The search page. Pagefind where it can run; from file://, or in a book built without it, Sphinx's own.
"use strict";
(() => {
  const ROOT = document.documentElement.dataset.content_root;
  const form = document.querySelector(".search-form");
  const field = form.elements.q;
  const results = document.getElementById("search-results");
  const progress = document.getElementById("search-progress");
  const KINDS = { Chapter: "Chapter", Page: "Page", Person: "Person", Place: "Place", Term: "Term", Event: "Event", Unit: "Unit", Document: "Document", Source: "Source" };
  const FIRST = 12;

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // Pagefind marks the words it found and escapes everything else.
  const excerpt = (html) => {
    const paragraph = make("p", { class: "search-excerpt" });
    paragraph.innerHTML = html;
    return paragraph;
  };

  function show(hit) {
    const kind = hit.meta.kind || (hit.filters.kind || [""])[0];
    const item = make("li", {}, make("a", { class: "search-title", href: hit.url }, hit.meta.title || hit.meta.name),
      " ", make("span", { class: "search-kind" }, KINDS[kind] || ""));
    if (hit.meta.text) item.append(make("p", { class: "search-excerpt" }, hit.meta.text));
    // The sections with the most hits; the list of notes last.
    const worth = (section) => (section.url.endsWith("#notes") ? 0 : section.locations.length);
    const sections = hit.meta.text ? [] : [...hit.sub_results].sort((one, other) => worth(other) - worth(one)).slice(0, 3);
    for (const section of sections) {
      if (section.title !== hit.meta.title) {
        item.append(make("p", { class: "search-section" }, make("a", { href: section.url }, section.title)));
      }
      item.append(excerpt(section.excerpt));
    }
    return item;
  }

  async function usePagefind(pagefind) {
    await pagefind.options({ ranking: { metaWeights: { title: 10, names: 30, name: 1, kind: 0, text: 0 }, pageLength: 0 }, excerptLength: 24 });
    const filters = await pagefind.filters();
    const select = (name, label, counts) => make("label", {}, label + " ",
      make("select", { name }, make("option", { value: "" }, "All"),
        ...Object.keys(counts).map((value) => make("option", { value }, value))));
    form.querySelector(".search-filters").append(
      select("kind", "Kind", filters.kind || {}), select("part", "Part", filters.part || {}));

    let round = 0;
    const search = async () => {
      const mine = ++round;
      const words = field.value.trim();
      const chosen = {};
      for (const name of ["kind", "part"]) if (form.elements[name].value) chosen[name] = form.elements[name].value;
      history.replaceState(null, "", words ? "?q=" + encodeURIComponent(words) : location.pathname);
      if (!words) {
        results.replaceChildren();
        progress.textContent = "";
        return;
      }
      const found = await pagefind.search(words, { filters: chosen });
      const hits = await Promise.all(found.results.slice(0, FIRST).map((result) => result.data()));
      if (mine !== round) return;
      const number = found.results.length;
      progress.textContent = number === 0 ? "Nothing found." : number === 1 ? "One place found." : number + " places found.";
      const list = make("ul", {}, ...hits.map(show));
      results.replaceChildren(list);
      if (number > FIRST) {
        const more = make("button", { type: "button" }, "Show all");
        more.addEventListener("click", async () => {
          const rest = await Promise.all(found.results.slice(FIRST).map((result) => result.data()));
          list.append(...rest.map(show));
          more.remove();
        });
        results.append(more);
      }
    };
    let waiting = 0;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 150);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
    field.addEventListener("input", soon);
    form.addEventListener("change", soon);
    form.dataset.search = "pagefind";
    if (field.value.trim()) await search();
  }

  function useSphinx() {
    const names = ["documentation_options", "doctools", "sphinx_highlight", "language_data", "searchtools"];
    for (const path of [...names.map((name) => "_static/" + name + ".js"), "searchindex.js"]) {
      const script = make("script", { src: ROOT + path });
      script.async = false; // in this order
      document.head.append(script);
    }
    form.dataset.search = "sphinx";
  }

  field.value = new URLSearchParams(location.search).get("q") || "";
  if (!field.value) field.focus();
  if (location.protocol === "file:") useSphinx();
  else import(new URL(ROOT + "pagefind/pagefind.js", location.href).href).then(usePagefind).catch(useSphinx);
})();
