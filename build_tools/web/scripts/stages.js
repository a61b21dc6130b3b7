// A map with stages: a slider shows one after the other; the still picture gives way to it.

for (const box of book.all(".stages")) {
  const paths = book.all(".stage", box);
  const slider = box.querySelector("input");
  const [name, note] = box.querySelectorAll(".stage-text > *");
  const show = () => {
    const now = Number(slider.value);
    paths.forEach((path, index) => {
      path.classList.toggle("stage-now", index === now);
      path.classList.toggle("stage-past", index < now);
    });
    name.textContent = paths[now].dataset.name + ".";
    note.textContent = paths[now].dataset.note.replace(/^./, (letter) => letter.toUpperCase()) + ".";
    slider.setAttribute("aria-valuetext", paths[now].dataset.name);
  };
  slider.addEventListener("input", show);
  show();
  box.previousElementSibling.hidden = true;
  box.hidden = false;
}
