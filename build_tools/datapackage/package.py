"""Writes `data.zip`: the tables as CSV, the maps' lines as GeoJSON, and what describes them.

The descriptor follows the Data Package standard, version 2.0 (datapackage.org).
"""

from __future__ import annotations

import hashlib
import json
import time
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..data import Data, Layer
from .resource import Resource
from .tables import resources

NAME = "the-hidden-belligerent-data"
TITLE = "The Hidden Belligerent: the book’s data"
DESCRIPTION = (
    "What the open history The Hidden Belligerent: The Soviet Union in the Korean War knows, as "
    "data: sources, people, places, terms, claims and tables of figures. Each row points to the "
    "places in its sources."
)
LICENSE = {
    "name": "CC0-1.0",
    "title": "CC0 1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
#: Sources that ask to be named, by key: what is taken from them goes out under their license.
OTHER_LICENSES = {
    "geonames": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 (coordinates: GeoNames, geonames.org)",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
}
_README = Path(__file__).with_name("package-readme.md")


def write(data: Data, target: Path, epoch: int) -> None:
    """Write the package to `target`; `epoch` is the edition's time in seconds.

    The same data and time make the same bytes.
    """
    date = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    files = _files(data, date)
    moment = max(time.gmtime(epoch)[:6], (1980, 1, 1, 0, 0, 0))  # zip knows no earlier time
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def _files(data: Data, date: str) -> dict[str, bytes]:
    tables = resources(data)
    layers = {f"geo/{key}.geojson": key for key in data.geo}
    content = {table.path: table.csv() for table in tables}
    content |= {
        path: data.origins[Layer, key].file.path.read_bytes() for path, key in layers.items()
    }
    described = [
        *(_table(table, content[table.path]) for table in tables),
        *(_layer(key, data.geo[key], path, content[path]) for path, key in layers.items()),
    ]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": date,
        "created": f"{date}T00:00:00Z",
        "contributors": [{"title": "The Hidden Belligerent project", "roles": ["author"]}],
        "keywords": ["Korean War", "Soviet Union", "Cold War", "history"],
        "licenses": [LICENSE],
        "resources": described,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return {
        "datapackage.json": text.encode(),
        "README.md": _readme(tables, described, date).encode(),
        **content,
    }


def _table(table: Resource, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        **table.more,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_size(content),
        **_licenses(place.key for _, place in table.references),
        "schema": table.schema(),
    }


def _layer(key: str, layer: Layer, path: str, content: bytes) -> dict[str, Any]:
    return {
        "name": key,
        "title": key.replace("-", " ").capitalize(),
        "description": layer.description,
        "path": path,
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        **_size(content),
        **_licenses(
            place.key for feature in layer.features for place in feature.properties.sources
        ),
    }


def _licenses(keys: Iterable[str]) -> Mapping[str, Any]:
    """Return the licenses of a file that takes from sources with one of their own."""
    others = [OTHER_LICENSES[key] for key in sorted(set(keys) & set(OTHER_LICENSES))]
    return {"licenses": [LICENSE, *others]} if others else {}


def _size(content: bytes) -> Mapping[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _readme(tables: list[Resource], described: list[dict[str, Any]], date: str) -> str:
    rows = {table.path: str(len(table.rows)) for table in tables}
    lines = [
        f"| `{item['path']}` | {item['title']} | {rows.get(item['path'], '')} |"
        for item in described
    ]
    text = _README.read_text(encoding="utf-8")
    return text.replace("{date}", date).replace("{tables}", "\n".join(lines))
