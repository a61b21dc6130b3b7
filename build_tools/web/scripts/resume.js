// Where the reader stopped: kept on the reader's own device, offered on the first page.

const KEY = "reading";
const store = (value) => {
  try {
    if (value) localStorage.setItem(KEY, JSON.stringify(value));
    else return JSON.parse(localStorage.getItem(KEY) || "null");
  } catch {
    return null;
  }
};

const chapter = document.querySelector(".text[data-chapter]");
const paragraphs = chapter ? book.all("p[id]:has(> .para-number)", chapter) : [];
if (paragraphs.length) {
  const name = book.text(document.querySelector(".chapter-header h1"));
  let waiting = 0;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const seen = paragraphs.filter((paragraph) => paragraph.getBoundingClientRect().top < innerHeight / 2);
      if (seen.length) store({ path: document.body.dataset.page, anchor: seen.at(-1).id, name });
    }, 400);
  }, { passive: true });
}

const offer = document.querySelector(".resume");
const last = offer && store();
// A page's name is letters, digits, hyphens and slashes; anything else was not stored by us.
if (last && /^[\w/-]+$/.test(last.path) && /^p\d+$/.test(last.anchor)) {
  const link = book.make("a", { href: last.path + ".html#" + last.anchor }, String(last.name) + ", ¶" + last.anchor.slice(1));
  offer.append("Where you stopped reading: ", link);
  offer.hidden = false;
}
