"""The data package: whole, described, the same every time, and sound by the standard."""

from __future__ import annotations

import csv
import json
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from build_tools import datapackage
from build_tools.data import Data, dates, load
from build_tools.data.models import QuotedIn
from build_tools.data.reference import parse
from build_tools.datapackage.resource import cell
from tests.conftest import ROOT
from tests.data.test_loader import load_from

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of what frictionless imports
    import frictionless

SOURCE = ROOT / "source/data"
EPOCH = 1_790_000_000
#: What Data holds besides records and what is no table of its own here.
NO_RECORDS = {"series", "geo", "files", "origins"}
LAYER = """\
{"type": "FeatureCollection", "description": "A front.", "features": [
{"type": "Feature", "properties": {"id": "june", "name": "25 June", "kind": "front",
 "source": "torkunov-2000 | p. 5 | one … two"},
 "geometry": {"type": "LineString", "coordinates": [[124.4, 40.1], [127, 38]]}}
]}
"""
RECORDS = {table["records"] for table in datapackage.descriptions().values()}


@pytest.fixture(scope="module")
def data() -> Data:
    return load(SOURCE)


@pytest.fixture(scope="module")
def package(data: Data, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book's own package, unpacked."""
    folder = tmp_path_factory.mktemp("package")
    datapackage.write(data, folder / "data.zip", EPOCH)
    with zipfile.ZipFile(folder / "data.zip") as archive:
        archive.extractall(folder)
    return folder


def problems(package: Path) -> list[list[str]]:
    report = frictionless.validate(package / "datapackage.json")
    return report.flatten(["type", "message"])


def rows(package: Path, name: str) -> list[dict[str, str]]:
    with (package / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_frictionless_finds_it_sound(package: Path) -> None:
    assert problems(package) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        ("air-losses", ",1466,", ",many,", "type-error"),
        ("air-losses", "UN side", "Third side", "constraint-error"),
        ("loans-to-china", "2,1951", "1,1951", "primary-key"),
        ("references", "shtykov-1950-05-12", "shtykov-1950-05-99", "foreign-key"),
        ("people", "born", "birth", "incorrect-label"),
    ],
)
def test_frictionless_would_find_it_unsound(
    package: Path, tmp_path: Path, table: str, old: str, new: str, kind: str
) -> None:
    with zipfile.ZipFile(package / "data.zip") as archive:
        archive.extractall(tmp_path)
    path = tmp_path / f"data/{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert kind in {found[0] for found in problems(tmp_path)}


def test_the_same_bytes_every_time(data: Data, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        datapackage.write(data, tmp_path / name, EPOCH)
    datapackage.write(data, tmp_path / "later.zip", EPOCH + 86_400)
    one, two, later = (
        (tmp_path / name).read_bytes() for name in ("one.zip", "two.zip", "later.zip")
    )
    assert one == two
    assert one != later  # it tells the edition's date


def test_all_the_book_knows_is_in_it(data: Data) -> None:
    assert {field.name for field in fields(Data)} - NO_RECORDS == RECORDS


@pytest.mark.parametrize(
    "name", sorted({t["records"] for t in datapackage.descriptions().values()})
)
def test_no_field_of_a_record_is_left_out(data: Data, name: str) -> None:
    tables = [t for t in datapackage.descriptions().values() if t["records"] == name]
    told = {_filled_by(column) for table in tables for column in table["fields"]}
    told |= {table["each"] for table in tables if "each" in table}
    for record in getattr(data, name).values():
        assert set(type(record).model_fields) <= told


def _filled_by(column: Mapping[str, Any]) -> str:
    return column.get("value", column["name"]).replace("-", "_").partition(".")[0]


def test_every_row_of_figures_points_to_a_source(data: Data, package: Path) -> None:
    sources = {row["key"] for row in rows(package, "sources")}
    referred = {(row["table"], row["row"]) for row in rows(package, "references")}
    for key, table in data.series.items():
        for row in rows(package, key):
            label = " / ".join(row[name] for name in table.series.key)
            assert (key, label) in referred
            assert all(text.split(" | ")[0] in sources for text in row["source"].split(" ; "))


def test_it_says_what_it_is(package: Path) -> None:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["licenses"][0]["name"] == "CC0-1.0"
    assert descriptor["version"] == "2026-09-21"
    readme = (package / "README.md").read_text(encoding="utf-8")
    assert "Edition of 2026-09-21." in readme
    for resource in descriptor["resources"]:
        assert f"`{resource['path']}`" in readme
        assert (package / resource["path"]).stat().st_size == resource["bytes"]
        assert resource["description"]


def test_what_has_a_license_of_its_own_says_so(data: Data, package: Path) -> None:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    told = {item["path"] for item in descriptor["resources"] if len(item.get("licenses", ())) > 1}
    layers = {
        f"geo/{key}.geojson"
        for key, layer in data.geo.items()
        if any(place.key == "geonames" for f in layer.features for place in f.properties.sources)
    }
    assert layers
    assert told == layers | {"data/places.csv"}


def test_geojson_goes_in_as_it_is(tmp_path: Path) -> None:
    source = load_from(tmp_path / "data", **{"geo/front.geojson": LAYER})
    datapackage.write(source, tmp_path / "data.zip", EPOCH)
    with zipfile.ZipFile(tmp_path / "data.zip") as archive:
        archive.extractall(tmp_path / "package")
    assert (tmp_path / "package/geo/front.geojson").read_text(encoding="utf-8") == LAYER
    package = json.loads((tmp_path / "package/datapackage.json").read_text(encoding="utf-8"))
    [front] = [item for item in package["resources"] if item["path"] == "geo/front.geojson"]
    assert front["title"] == "Front"
    assert problems(tmp_path / "package") == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (200.0, "200"),
        (3.5, "3.5"),
        (-3.2, "-3.2"),
        (7, "7"),
        ("two\n  lines", "two lines"),
        (("a", "b"), "a ; b"),
        ((), ""),
        ({"ru": "Штыков", "ko": "시티코프"}, "ru: Штыков ; ko: 시티코프"),
        (parse("key | | one … two"), "key | | one … two"),
        (parse("key | p. 5 | one"), "key | p. 5 | one"),
        (QuotedIn(quoted_in="key"), "quoted"),
    ],
)
def test_the_form_of_a_cell(value: object, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize("text", ["1950", "1950-01", "1950-01-19", "1950/1953-07-27"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert cell(dates.parse(text)) == text


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no form in a cell"):
        cell(object())
