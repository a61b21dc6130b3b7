// The card that opens beside a note's number, a name or a paragraph's number; one at a time.
// Hovering and keyboard focus show it for as long as they last. A click, a tap or Enter keeps it open and
// moves into it; Escape, its button or a click elsewhere closes it, and focus goes back.

const WIDE = matchMedia("(min-width: 62rem)"); // the margin has room, but on the first page there is none
const hasMargin = () => WIDE.matches && !document.querySelector(".page-landing");
const NARROW = matchMedia("(max-width: 39.99rem)"); // a sheet at the foot of the screen
const OPEN_AFTER = 120;
const CLOSE_AFTER = 300;
const FOCUSABLE = "a[href], button";

let current = null; // { trigger, card, kept }
let timer = 0;
let quiet = false; // focus comes back to a trigger: do not open again

function close({ refocus = false } = {}) {
  clearTimeout(timer);
  if (!current) return;
  const { trigger, card } = current;
  const hadFocus = card.contains(document.activeElement);
  current = null;
  trigger.setAttribute("aria-expanded", "false");
  if (refocus || hadFocus) {
    quiet = true;
    trigger.focus({ preventScroll: true });
    quiet = false;
  }
  card.remove();
}

function open(trigger, describe, kept) {
  clearTimeout(timer);
  if (current && current.trigger === trigger) {
    current.kept ||= kept;
  } else {
    close();
    const { label, body, actions } = describe();
    const status = book.make("span", { class: "card-status", role: "status" });
    const card = book.make("div", { class: "card", role: "dialog", "aria-label": label, tabindex: "-1" },
      book.make("div", { class: "card-head" }, label,
        book.make("button", { class: "card-close", type: "button", "aria-label": "Close", onclick: () => close({ refocus: true }) }, "×")),
      book.make("div", { class: "card-body" }, ...body),
      book.make("div", { class: "card-actions" }, ...actions(status), status));
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", closeSoon);
    card.addEventListener("keydown", leaveByTab);
    trigger.closest(".text").append(card);
    trigger.setAttribute("aria-expanded", "true");
    current = { trigger, card, kept };
    place();
  }
  if (kept) current.card.focus({ preventScroll: true });
}

function closeSoon(event) {
  if (event.pointerType === "touch" || !current || current.kept) return;
  clearTimeout(timer);
  timer = setTimeout(close, CLOSE_AFTER);
}

// The card stands at the text's end in the page; Tab leaves it as if it stood behind its trigger.
function leaveByTab(event) {
  if (event.key !== "Tab") return;
  const stops = book.all(FOCUSABLE, current.card);
  const edge = event.shiftKey ? [stops[0], current.card] : [stops.at(-1)];
  if (!edge.includes(document.activeElement)) return;
  if (event.shiftKey) event.preventDefault();
  close({ refocus: true });
}

function place() {
  const { trigger, card } = current;
  const text = trigger.closest(".text").getBoundingClientRect();
  const line = trigger.getClientRects()[0] || trigger.getBoundingClientRect();
  card.classList.add(hasMargin() ? "is-margin" : NARROW.matches ? "is-sheet" : "is-popup");
  const height = card.offsetHeight;
  if (NARROW.matches) {
    // Keep the line that was tapped above the sheet.
    const hidden = line.bottom + 24 - (innerHeight - height);
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
    return;
  }
  const bar = document.querySelector(".top-bar").offsetHeight + 8;
  let top = line.top - 4;
  if (!hasMargin()) {
    const below = line.bottom + 8;
    const above = line.top - height - 8;
    top = below + height > innerHeight && above > bar ? above : below;
    const left = Math.max(0, Math.min(line.left - text.left - 48, text.width - card.offsetWidth));
    card.style.left = left + "px";
  } else {
    top = Math.max(bar, Math.min(top, innerHeight - height - 12));
    top = Math.min(top, Math.max(text.bottom - height, text.top));
  }
  card.style.top = top - text.top + "px";
}

// Let `trigger` (a link) open the card that `describe()` tells: { label, body, actions(status) }.
book.attachCard = (trigger, describe, { hover = true } = {}) => {
  trigger.setAttribute("aria-expanded", "false");
  trigger.setAttribute("aria-haspopup", "dialog");
  trigger.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (current && current.trigger === trigger && current.kept) close({ refocus: true });
    else open(trigger, describe, true);
  });
  if (!hover) return;
  trigger.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "mouse" || (current && current.kept)) return;
    clearTimeout(timer);
    timer = setTimeout(() => open(trigger, describe, false), OPEN_AFTER);
  });
  trigger.addEventListener("pointerleave", (event) => {
    clearTimeout(timer);
    closeSoon(event);
  });
  trigger.addEventListener("focus", () => {
    if (!quiet && trigger.matches(":focus-visible")) open(trigger, describe, false);
  });
  trigger.addEventListener("blur", (event) => {
    if (current && !current.kept && !current.card.contains(event.relatedTarget)) close();
  });
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && current) close();
});
document.addEventListener("pointerdown", (event) => {
  if (current && !current.card.contains(event.target) && !current.trigger.contains(event.target)) close();
});
for (const query of [WIDE, NARROW]) query.addEventListener("change", () => close());
