// What the other scripts share: making elements, copying text, a page's lasting address.

book.all = (selector, root = document) => [...root.querySelectorAll(selector)];

book.make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

book.text = (element) => element.textContent.replace(/\s+/g, " ").trim();

book.address = (anchor) => {
  const canonical = document.querySelector('link[rel="canonical"]');
  const page = canonical ? canonical.href : location.href.split("#")[0];
  return anchor ? page + "#" + anchor : page;
};

book.copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure context there is only the old way.
    const field = book.make("textarea", { readonly: "", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
};

// A button that copies `text()` and says so in `status`.
book.copyButton = (label, text, status) =>
  book.make("button", {
    type: "button",
    onclick: async () => {
      const value = text();
      status.textContent = (await book.copy(value)) ? "Copied." : value;
    },
  }, label);
