// People, places and terms: their entry opens as a card. The page carries the cards it needs.

const KINDS = [
  ["a.person", "Person", "Entry in People"],
  ["a.place", "Place", "Entry in Places"],
  ["a:has(> .std-term)", "Term", "Entry in the glossary"],
];

const cards = new Map(book.all("template[data-card]").map((card) => [card.dataset.card, card]));

for (const [selector, label, entry] of KINDS) {
  for (const link of book.all(".text " + selector.replaceAll(", ", ", .text "))) {
    const href = link.getAttribute("href");
    const card = cards.get(href);
    if (!card) continue;
    book.attachCard(link, () => ({
      label,
      body: [card.content.cloneNode(true)],
      actions: () => [book.make("a", { href }, entry)],
    }));
  }
}
