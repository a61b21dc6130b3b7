// Notes open beside their number. Without script the number is a link to the list of notes.

function copyOf(note) {
  const body = note.querySelector(".note-text").cloneNode(true);
  for (const element of book.all("[id]", body)) element.removeAttribute("id");
  return [...body.childNodes];
}

// The citations of a note as plain text, with the sources' addresses in place of the links.
function citations(note) {
  const parts = book.all(".citation:not(.again)", note).map((citation) => {
    const passage = citation.querySelector(".passage");
    const plain = citation.cloneNode(true);
    for (const extra of book.all(".evidence, .passage, .archived", plain)) extra.remove();
    return book.text(plain) + (passage ? ", " + passage.href.split("#")[0] : "") + ".";
  });
  return parts.join(" ") || book.text(note.querySelector(".note-text"));
}

for (const call of book.all(".text a.note-call")) {
  const id = decodeURIComponent(call.hash.slice(1));
  const note = document.getElementById(id);
  if (!note) continue;
  book.attachCard(call, () => ({
    label: "Note " + book.text(call),
    body: copyOf(note),
    actions: (status) => [
      book.copyButton("Copy citation", () => citations(note), status),
      book.make("a", { href: "#" + id }, "All notes"),
    ],
  }));
}
