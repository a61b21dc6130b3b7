"""D: people, places, terms and events, as far as the loader does not judge them already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..data import Document, Event, Layer, Person, Place, Term, dates
from ..data.errors import did_you_mean
from .book import Book
from .finding import Spot
from .prose import texts
from .registry import rule
from .sentences import sentences

_SCRIPTS = {
    "ru": r"[\u0400-\u04ff]",
    "bg": r"[\u0400-\u04ff]",
    "ko": r"[\uac00-\ud7af\u1100-\u11ff\u4e00-\u9fff]",
    "zh": r"[\u3400-\u9fff]",
    "ja": r"[\u3040-\u30ff\u3400-\u9fff]",
}
KINDS = (
    "city", "town", "village", "county", "province", "region", "country", "island", "peninsula",
    "river", "mountain", "lake", "sea", "strait", "port", "airfield", "naval base", "bridge", "dam",
    "railway", "line", "building", "camp", "reservoir", "pass",
)  # fmt: skip
#: What a map draws more surely than anybody knows it.
_SCHEMATIC = ("area", "front", "incident", "objective", "railway", "route", "sea-route")
_LONGEST_LIFE = 110
_OLDEST = 31  # days that a source may be older than the event that a note to it tells
_RECORDS = ((Person, "people"), (Place, "places"), (Term, "terms"))


@rule("D101", "The text of a record is one or more whole sentences.")
def texts_are_sentences(book: Book) -> Iterator[Spot]:
    """It begins with a capital or a numeral and ends with a stop."""
    for model, key, record in texts(book):
        text = record.text.strip()
        if not re.match(r"[“‘(]?[A-Z0-9]", text) or not re.search(r"[.?!][”’)]*$", text):
            yield book.at(
                model, key, f'the text of "{key}" is no sentence; begin with a capital '
                "and end with a period", "text",
            )  # fmt: skip


@rule("D102", "A life and its offices are in order.")
def offices_within_life(book: Book) -> Iterator[Spot]:
    """Nobody holds an office before birth or after death, or lives longer than 110 years."""
    for key, person in book.data.people.items():
        born = person.born.start.year if person.born else 0
        died = person.died.start.year if person.died else 9999
        if born and person.died and died - born > _LONGEST_LIFE:
            yield book.at(
                Person, key, f'"{key}" lived {died - born} years; a date is wrong', "died"
            )
        for index, office in enumerate(person.offices):
            years = [date.start.year for date in (office.start, office.end) if date]
            if any(not born <= year <= died for year in years):
                yield book.at(
                    Person, key, f'"{key}" was {office.office} outside the years of life '
                    f"({person.born or '?'}–{person.died or '?'})", "offices", index,
                )  # fmt: skip


@rule("D103", "A place has a known kind, and both coordinates or none.")
def places_sound(book: Book) -> Iterator[Spot]:
    """`KINDS` lists the kinds of places."""
    for key, place in book.data.places.items():
        if place.kind not in KINDS:
            near = did_you_mean(place.kind, KINDS) or f"; one of {', '.join(KINDS)}"
            yield book.at(Place, key, f'"{place.kind}" is no kind of place{near}', "kind")
        if (place.lat is None) != (place.lon is None):
            yield book.at(Place, key, f'"{key}" has only one of lat and lon')


@rule("D104", "A name for sorting has the words of the name.")
def sort_names(book: Book) -> Iterator[Spot]:
    """“Shtykov, Terentii” sorts Terentii Shtykov; another spelling is a slip."""
    for key, person in book.data.people.items():
        names, sort = (_words(text) for text in (person.name, person.sort))
        if person.sort and not sort & names:
            yield book.at(
                Person, key, f'"{person.sort}" does not sort "{person.name}"; '
                "write the family name, a comma, the rest", "sort",
            )  # fmt: skip


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


@rule("D105", "A name in original script is in the script of its language.")
def scripts(book: Book) -> Iterator[Spot]:
    """Cyrillic for ru, Hangul or Han for ko, Han for zh, kana or Han for ja."""
    for model, attribute in _RECORDS[:2]:
        for key, record in getattr(book.data, attribute).items():
            for language, name in record.script.items():
                letters = [letter for letter in name if letter.isalpha()]
                script = _SCRIPTS.get(language)
                if script and not all(re.match(script, letter) for letter in letters):
                    yield book.at(
                        model, key, f'"{name}" is not written in the script of "{language}"',
                        "script", language,
                    )  # fmt: skip


@rule("D106", "A record that tells a number or date has a source.")
def numbers_have_sources(book: Book) -> Iterator[Spot]:
    """In its text, its life or its offices."""
    for model, attribute in _RECORDS:
        for key, record in getattr(book.data, attribute).items():
            person = record if isinstance(record, Person) else None
            dated = person and (person.born or person.died or person.offices)
            if (dated or re.search(r"\d", record.text)) and not record.sources:
                yield book.at(
                    model, key, f'"{key}" tells a number or date and has no source; '
                    'add sources: ["key | locator | first words … last words"]',
                )  # fmt: skip


@rule("D107", "What a glossary entry refers to is in the glossary.")
def see_also(book: Book) -> Iterator[Spot]:
    """The field `see` holds terms."""
    for key, term in book.data.terms.items():
        for index, other in enumerate(term.see):
            if other not in book.data.terms:
                near = did_you_mean(other, book.data.terms)
                yield book.at(
                    Term, key, f'"{key}" refers to "{other}", no term{near}', "see", index
                )


@rule("D108", "A line or area of a map says in its note how far it is schematic.")
def schematic(book: Book) -> Iterator[Spot]:
    """Fronts, routes, railways, aims, areas and incidents; nobody surveyed them."""
    for key, layer in book.data.geo.items():
        for index, feature in enumerate(layer.features):
            if feature.properties.kind in _SCHEMATIC and not feature.properties.note:
                yield book.at(
                    Layer, key, f'"{feature.properties.id}" has no note; say how far it is '
                    "schematic", "features", index, "properties",
                )  # fmt: skip


@rule("D110", "An event and a key document are told in one sentence each.")
def one_sentence(book: Book) -> Iterator[Spot]:
    """What needs more belongs in a chapter."""
    for model, key, record in texts(book):
        if model in (Event, Document) and len(list(sentences(record.text))) > 1:
            yield book.at(
                model, key, f'"{key}" is told in more than one sentence; say the one thing that '
                "happened, or that the paper says", "text",
            )  # fmt: skip


@rule("D109", "An event has a source that is not more than a month older than it.")
def sources_not_older(book: Book) -> Iterator[Spot]:
    """A paper can tell a plan, and a note to it what followed; an older one tells of no event."""
    for key, event in book.data.events.items():
        issued = [book.data.sources[place.key].issued for place in event.sources]
        newest = max(filter(None, issued), key=dates.last_day, default=None)
        if newest is None or None in issued:
            continue
        if _days_between(dates.last_day(newest), dates.first_day(event.date)) > _OLDEST:
            yield book.at(
                Event, key, f'"{key}" happened on {event.date}, and its newest source is of '
                f"{newest}; one of the dates is wrong, or a source of the event is missing",
                "date",
            )  # fmt: skip


def _days_between(first: dates.Date, second: dates.Date) -> int:
    return (date(*second.parts) - date(*first.parts)).days
