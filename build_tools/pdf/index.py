"""The index: entries and their order come from Sphinx, pages from Typst (design/index.typ)."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.indexentries import IndexEntries

from .escape import prose, quote
from .labels import Labels

# Sphinx's heading for all that begins with no letter; in this book, with a digit.
_SYMBOLS, _DIGITS = "Symbols", "0–9"


def index_markup(env: BuildEnvironment, builder: object, labels: Labels) -> str:
    """The index as Typst, or an empty string for a book without entries.

    `builder` only gives Sphinx the addresses ("%docname#id"); entries in documents that are not in
    the printed book are left out, and with them headings that would have no page.
    """
    lines = []
    for letter, entries in IndexEntries(env).create_index(builder, group_entries=False):
        block = [
            line
            for name, (links, subs, _key) in entries
            for line in _entry(labels, name, links, subs)
        ]
        if block:
            shown = _DIGITS if letter == _SYMBOLS else letter
            lines += [f"#index-letter[{prose(shown)}]", *block]
    return "\n".join(lines)


def _entry(labels: Labels, name: str, links: list, subs: list) -> list[str]:
    places = _places(labels, links)
    under, see = [], []
    for sub, sub_links in subs:
        sub_places = _places(labels, sub_links)
        if not sub_links and sub.startswith("see "):
            see.append(sub)
        elif sub_places:
            under.append(f"#index-entry(1, ({sub_places}))[{prose(sub)}]")
    if not places and not under and not see:
        return []
    return [f"#index-entry(0, ({places}), see: ({_see(see)}))[{prose(name)}]", *under]


def _see(names: list[str]) -> str:
    """ "see also X" as the dictionary index.typ prints: the word in italics, the name upright."""
    out = []
    for name in names:
        word = "see also" if name.startswith("see also ") else "see"
        out.append(f"(word: {quote(word)}, name: [{prose(name[len(word) + 1 :])}]), ")
    return "".join(out)


def _places(labels: Labels, links: list) -> str:
    """Labels of the entry's places in reading order; a main place is marked."""
    found = []
    for main, uri in links:
        if not uri:
            continue
        docname, _, target_id = uri[1:].partition("#")
        label = labels.of(docname, target_id)
        if label:
            found.append(f"(at: {quote(label)}, main: {'true' if main == 'main' else 'false'}), ")
    return "".join(found)
