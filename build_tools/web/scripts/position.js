// Where the reader is: the section in the contents, the chapter in the bar; remembered for the next visit.

const links = new Map(book.all(".contents-sections a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

function mark(id) {
  for (const [anchor, link] of links) {
    link.classList.toggle("is-here", anchor === id);
    if (anchor === id) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

if (headings.length) {
  // A section begins when its heading passes the upper third of the window.
  const observer = new IntersectionObserver(() => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    mark(passed.length ? passed.at(-1).id : "");
  }, { rootMargin: "0px 0px -66% 0px" });
  headings.forEach((heading) => observer.observe(heading));
}

const label = document.querySelector(".bar-chapter");
const title = document.querySelector(".chapter-header h1");
if (label && title) {
  new IntersectionObserver(([entry]) => label.classList.toggle("is-shown", !entry.isIntersecting && entry.boundingClientRect.top < 0))
    .observe(title);
}

// In a long list of contents, bring the open chapter into view without moving the page.
const menu = document.querySelector(".contents");
const here = menu && menu.querySelector('[aria-current="page"]');
const reveal = () => {
  if (here) menu.scrollTop = Math.max(0, here.offsetTop - menu.clientHeight / 3);
};
reveal();
if (menu) menu.addEventListener("toggle", reveal);
// A link to a section of the open page leaves the menu in the way.
book.all(".contents-sections a").forEach((link) => link.addEventListener("click", () => {
  if (menu.matches(":popover-open")) menu.hidePopover();
}));
