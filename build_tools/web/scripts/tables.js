// A table wider than the screen can be scrolled by keyboard, and says what it is.

const boxes = book.all(".table-scroll");

function mind(box) {
  if (box.scrollWidth <= box.clientWidth) {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    return;
  }
  const caption = box.querySelector(".caption-text");
  box.setAttribute("tabindex", "0");
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", caption ? book.text(caption) : "Table");
}

if (boxes.length) {
  const observer = new ResizeObserver(() => boxes.forEach(mind));
  boxes.forEach((box) => observer.observe(box));
}
