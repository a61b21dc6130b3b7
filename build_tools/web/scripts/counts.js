// The chart of air losses answers: one side's counts, claims or admissions alone, or all.

for (const box of book.all(".counts")) {
  const rows = book.all("li", box);
  const said = box.querySelector(".counts-said");
  box.closest("figure").classList.add("answers");
  box.hidden = false;
  box.addEventListener("change", ({ target }) => {
    const [name, value] = target.value.split(":");
    for (const row of rows) row.hidden = Boolean(name) && row.dataset[name] !== value;
    for (const side of book.all(".counts-side", box)) side.hidden = !side.querySelector("li:not([hidden])");
    const shown = rows.filter((row) => !row.hidden).length;
    said.textContent = `${shown} of ${rows.length} counts are shown.`;
  });
}
