// A paragraph's number offers its lasting address, alone or with a citation.

const text = document.querySelector(".text[data-citation]");

for (const link of text ? book.all(".para-number", text) : []) {
  const anchor = link.hash.slice(1);
  const number = anchor.slice(1);
  book.attachCard(link, () => ({
    label: "Paragraph " + text.dataset.chapter + " ¶" + number,
    body: [],
    actions: (status) => [
      book.copyButton("Copy link", () => book.address(anchor), status),
      book.copyButton("Copy with citation", () =>
        text.dataset.citation.replace("{paragraph}", number).replace("{address}", book.address(anchor)), status),
      book.make("a", { href: "#" + anchor }, "Go to"),
    ],
  }), { hover: false });
}
