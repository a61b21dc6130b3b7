// Cite this chapter: a button that copies the Chicago form.

const files = document.querySelector(".cite-files");
if (files) {
  const status = book.make("span", { role: "status", class: "card-status" });
  const chicago = document.querySelector(".cite-chicago");
  const whole = () => {
    const plain = book.text(chicago);
    return chicago.querySelector("a") ? plain : plain + " " + book.address() + ".";
  };
  files.prepend(book.copyButton("Copy", whole, status));
  files.append(status);
}
