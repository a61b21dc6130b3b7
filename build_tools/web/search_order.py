"""Puts the values of Pagefind's filters into one order, so that the same book gives the same bytes.

Pagefind 1.5 writes filters and values in the order of a hash map, another at each run. The files
are gzip of a signature and CBOR (RFC 8949); their names are digests that only the index's other
files mention.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

SIGNATURE = b"pagefind_dcd"


def settle(folder: Path) -> None:
    """Rewrite the filters of the index in `folder`, their list, and the names that it goes by."""
    (meta,) = folder.glob("pagefind.en_*.pf_meta")
    listing = gzip.decompress(meta.read_bytes())
    for chunk in sorted(folder.glob("filter/*.pf_filter")):
        data = sorted_filter(gzip.decompress(chunk.read_bytes()))
        name = _digest(data, chunk.stem)
        chunk.unlink()
        _pack(chunk.with_stem(name), data)
        listing = listing.replace(chunk.stem.encode(), name.encode())
    listing = sorted_listing(listing)
    language, old = meta.stem.removeprefix("pagefind.").split("_")
    new = _digest(listing, f"{language}_{old}")
    meta.unlink()
    _pack(folder / f"pagefind.{new}.pf_meta", listing)
    entry = folder / "pagefind-entry.json"
    content = json.loads(entry.read_text(encoding="utf-8"))
    content["languages"][language]["hash"] = new
    entry.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def sorted_filter(data: bytes) -> bytes:
    """Return a filter's data, [name, [[value, [pages…]], …]], with the values in order."""
    if not data.startswith(SIGNATURE + b"\x82"):
        raise ValueError("not a filter of Pagefind 1.5")
    return _with_sorted_array(data, _end(data, len(SIGNATURE) + 1))


def sorted_listing(data: bytes) -> bytes:
    """Return the index's list of its files with its fourth item, the filters, in order."""
    _, position = _head(data, len(SIGNATURE))
    for _ in range(3):
        position = _end(data, position)
    return _with_sorted_array(data, position)


def _with_sorted_array(data: bytes, at: int) -> bytes:
    """Return `data` with the items of the CBOR array at `at` in the order of their bytes."""
    count, first = _head(data, at)
    items = []
    position = first
    for _ in range(count):
        end = _end(data, position)
        items.append(data[position:end])
        position = end
    return data[:first] + b"".join(sorted(items)) + data[position:]


def _digest(data: bytes, stem: str) -> str:
    """Return a name of the same length as `stem` ("en_2cb0a23"), so that no offset moves."""
    language, old = stem.split("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(old)]}"


def _pack(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(data, 9, mtime=0))


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Return the argument of the CBOR item at `at`, and where its content begins."""
    short = data[at] & 31
    if short < 24:
        return short, at + 1
    size = 1 << (short - 24)
    return int.from_bytes(data[at + 1 : at + 1 + size]), at + 1 + size


def _end(data: bytes, at: int) -> int:
    """Return where the CBOR item at `at` ends: a number, a text or an array."""
    major = data[at] >> 5
    argument, position = _head(data, at)
    if major == 0:
        return position
    if major == 3:
        return position + argument
    if major == 4:
        for _ in range(argument):
            position = _end(data, position)
        return position
    raise ValueError(f"unexpected CBOR type {major}")
