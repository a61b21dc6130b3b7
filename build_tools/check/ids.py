"""I: an address that was published never vanishes.

`source/data/ids.yaml` registers, page by page, what an edition published; `redirects.yaml` says
where an address that is gone leads now. `python -m build_tools.check --publish-ids` writes the
registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes

from ..data.errors import did_you_mean
from ..data.yaml_file import YamlFile, read
from ..library import BIBLIOGRAPHY
from .book import Book, Page
from .finding import Spot
from .registry import rule

REGISTRY, REDIRECTS = "ids.yaml", "redirects.yaml"
_HEAD = """\
# Every address that an edition of the book has published, page by page. None may vanish:
# redirects.yaml says where it leads now. Written by python -m build_tools.check --publish-ids.
"""
_BY_ORDER = re.compile(r"id\d+|p\d+|index-\d+|call-.+")  # not stable, or counted, or a note's twin


def published(page: Page, cited: set[str]) -> dict[str, Any]:
    """Return what a page publishes: the number of its paragraphs, and its other ids sorted."""
    ids = {
        identifier
        for node in page.document.findall(nodes.Element)
        for identifier in node.get("ids", ())
        if not _BY_ORDER.fullmatch(identifier)
    }
    if page.docname == BIBLIOGRAPHY:
        ids |= {f"source-{key}" for key in cited}
    paragraphs = sum("number" in node for node in page.document.findall(nodes.paragraph))
    entry: dict[str, Any] = {"paragraphs": paragraphs} if paragraphs else {}
    return {**entry, "ids": sorted(ids)}


def present(book: Book) -> dict[str, dict[str, Any]]:
    """Return what all pages publish now."""
    cited = {key for uses in book.uses.values() for kind, key in uses if kind == "source"}
    return {page.docname: published(page, cited) for page in book.pages}


def addresses(registry: dict[str, dict[str, Any]]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield each address of a registry ("6-part/06-slug#note-awake") and where it is registered."""
    for page, entry in registry.items():
        yield page, (page,)
        for number in range(1, entry.get("paragraphs", 0) + 1):
            yield f"{page}#p{number}", (page, "paragraphs")
        for index, identifier in enumerate(entry.get("ids", ())):
            yield f"{page}#{identifier}", (page, "ids", index)


def publish(book: Book) -> Path:
    """Write the registry: what is there now, and what was published before; return its path."""
    path = book.root / "data" / REGISTRY
    registry = dict(_read(path).value or {})
    for page, entry in present(book).items():
        earlier = registry.get(page, {})
        paragraphs = max(entry.get("paragraphs", 0), earlier.get("paragraphs", 0))
        merged: dict[str, Any] = {"paragraphs": paragraphs} if paragraphs else {}
        merged["ids"] = sorted({*entry["ids"], *earlier.get("ids", ())})
        registry[page] = merged
    text = yaml.safe_dump(registry, allow_unicode=True, width=100)
    path.write_text(_HEAD + text, encoding="utf-8")
    return path


@rule("I101", "A published address is there, or redirects.yaml says where it leads now.")
def nothing_vanishes(book: Book) -> Iterator[Spot]:
    """A page that moved takes its addresses along: its redirect covers them."""
    registry = _read(book.root / "data" / REGISTRY)
    redirects = _read(book.root / "data" / REDIRECTS).value or {}
    here = {address for address, _ in addresses(present(book))}
    for address, where in addresses(registry.value or {}):
        page = address.partition("#")[0]
        if address in here or address in redirects or page in redirects:
            continue
        if page not in here and "#" in address:
            continue  # the page's own finding is enough
        fault = registry.fault(where, "")
        near = did_you_mean(address, here)
        yield Spot(
            fault.path, fault.line,
            f'the published address "{address}" is gone; add it to {REDIRECTS}{near}',
        )  # fmt: skip


@rule("I102", "A redirect leads from an address that is gone to one that is there.")
def redirects_lead_somewhere(book: Book) -> Iterator[Spot]:
    """No chains: each leads straight to what is there now."""
    redirects = _read(book.root / "data" / REDIRECTS)
    here = {address for address, _ in addresses(present(book))}
    for old, new in (redirects.value or {}).items():
        if str(new) not in here:
            fault = redirects.fault((old,), "")
            near = did_you_mean(str(new), here)
            yield Spot(fault.path, fault.line, f'the redirect leads to "{new}", not there{near}')
        elif old in here:
            fault = redirects.fault((old,), "")
            yield Spot(fault.path, fault.line, f'"{old}" is there and needs no redirect')


def _read(path: Path) -> YamlFile:
    return read(path) if path.exists() else YamlFile(path, None)
