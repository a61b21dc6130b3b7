"""The main Typst file: the book's data, its front matter, and the documents in order."""

from __future__ import annotations

import datetime

from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from .. import cover
from .escape import label, prose, quote
from .order import Group, Order

COVER = "cover.svg"
COLOPHON = "colophon:"  # its label's name


def import_line() -> str:
    """The first line of every Typst file of the book."""
    return '#import "/design/book.typ": *\n'


def file_of(docname: str) -> str:
    """The Typst file of a document."""
    return f"text/{docname.replace('/', '--')}.typ"


def alone(config: Config, file: str) -> str:
    """A main file for one document, as it would be laid out in the book."""
    language = quote(config.language or "en")
    return (
        f"{import_line()}#show: pages.with(language: {language}, alone: true)\n"
        f"#include {quote('/' + file)}\n"
    )


def main(
    config: Config,
    env: BuildEnvironment,
    order: Order,
    date: datetime.datetime,
    indexed: bool = True,
) -> str:
    """The text of main.typ. `indexed`: whether the book has an index."""
    title, subtitle = config.project, config.typst_subtitle
    day = f"datetime(year: {date.year}, month: {date.month}, day: {date.day})"
    lines = [
        import_line(),
        "#show: book.with(",
        f"  title: {quote(title)}, subtitle: {quote(subtitle)},",
        f"  author: {quote(_author(config))}, tagline: {quote(config.typst_tagline)},",
        f"  language: {quote(config.language or 'en')}, address: {quote(config.html_baseurl)},",
        f"  date: {day},",
        f"  keywords: ({''.join(quote(word) + ', ' for word in config.typst_keywords)}),",
        f"  cover: {quote('/' + COVER)}, cover-text: {quote(_cover_text(config))},",
        f"  root: {quote(config.root_doc + ':')},",
        f"  entries: {_entries(order)}, figures: {_figures(env, order)},",
        ")",
    ]
    lines += [f"#include {quote('/' + file_of(name))}" for name in order.front]
    lines += ["#main-matter()", '#set page(numbering: "1")', "#page-one()"]
    for group in order.groups:
        made = [("Index", "genindex:")] * indexed + [("Colophon", COLOPHON)]
        closing = group is order.groups[-1] and not group.is_part
        lines.append(_opening(group, env, made if closing else []))
        lines += [f"#include {quote('/' + file_of(name))}" for name in group.docnames]
    if indexed:
        lines.append('#index(include "/index.typ")')
    lines += [f"#colophon({quote(title)}, {day})", "#finis()"]
    return "\n".join(lines) + "\n"


def cover_image(config: Config) -> bytes:
    """The cover as SVG: the e-book's, drawn anew so that its lines stay lines."""
    return cover.render(config.project, config.typst_subtitle, "svg")


def _cover_text(config: Config) -> str:
    return f"Cover: {config.project}. {config.typst_subtitle}. {cover.DRAWING}"


def _author(config: Config) -> str:
    # Sphinx's own word for "nobody said".
    return "" if config.author == "Author name not set" else config.author


def _entries(order: Order) -> int:
    """About how many lines the contents have: documents, parts, and a line for a long title."""
    return len(order.docnames) + 2 * len(order.groups)


def _figures(env: BuildEnvironment, order: Order) -> int:
    """How many numbered figures there are."""
    return sum(len(env.toc_fignumbers.get(n, {}).get("figure", ())) for n in order.docnames)


def _opening(group: Group, env: BuildEnvironment, made: list[tuple[str, str]]) -> str:
    """The opening page of a part. `made`: title and label of pages that have no document."""
    chapters = "".join(
        f"(number: {quote(_number(env, name))}, title: [{prose(env.titles[name].astext())}], "
        f"at: {label(name + ':')}), "
        for name in group.docnames
    )
    for title, name in made:
        chapters += f'(number: "", title: [{title}], at: {label(name)}), '
    return (
        f"#part-opening(roman: {quote(group.roman)}, chapters: ({chapters}))[{prose(group.title)}]"
    )


def _number(env: BuildEnvironment, docname: str) -> str:
    return ".".join(map(str, env.toc_secnumbers.get(docname, {}).get("", ())))
