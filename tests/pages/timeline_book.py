"""A mini book with a timeline, units and key documents; other tests change it or build on it."""

from __future__ import annotations

from tests.conftest import INDEX

EVENTS = """\
surrender:
  date: 1945-09-02
  text: The order of surrender was issued.
  themes: [washington]
  sources: [torkunov-2000 | p. 54 | Запись под 54 … конец записи]
lunch:
  date: 1950-01-17
  text: Kim spoke after a lunch.
  themes: [koreas, decisions]
  see: [stalin-says-yes]
  place: antung
  sources:
  - shtykov-1950-01-19 | | On January 17 … friendly atmosphere
  - torkunov-2000 | p. 55 | Я понимаю … буду готов
flights:
  date: 1950-11/1950-12
  text: Aircraft flew.
  themes: [air]
  see: [stalin-says-yes]
  sources: [torkunov-2000 | p. 56 | Запись под 56 … конец записи]
speech:
  date: 1968
  text: A speech was made.
  themes: [secrets]
  see: [stalin-says-yes]
  sources: [torkunov-2000 | p. 57 | Запись под 57 … конец записи]
"""
UNITS = """\
corps:
  name: The Corps
  kind: corps
  from: 1950-11
  to: 1953
  text: It fought.
  sources: [torkunov-2000 | p. 58 | Запись под 58 … конец записи]
division:
  name: First Division
  kind: fighter-division
  parent: corps
  from: 1950-11-01
  commanders:
  - {person: shtykov, to: 1951-03, sources: [torkunov-2000 | p. 59 | Запись под 59 … конец записи]}
  - {name: A. Nobody, sources: [torkunov-2000 | p. 60 | Запись под 60 … конец записи]}
  bases: [antung]
  text: It flew.
  sources: [torkunov-2000 | p. 58 | Запись под 58 … конец записи]
"""
DOCUMENTS = """\
shtykov-1950-01-19:
  text: Kim asks to see Stalin.
  passages:
  - shtykov-1950-01-19 | | On January 17 … friendly atmosphere
  also: [torkunov-2000]
"""
FILES = {
    "index.md": INDEX.replace(
        "reference/people\n",
        "reference/timeline\nreference/units\nreference/documents\nreference/people\n",
    ),
    "reference/timeline.md": "(timeline)=\n# Timeline\n\nEvents in order.\n\n```{timeline}\n```\n",
    "reference/units.md": "(units)=\n# Units\n\nWho flew.\n\n```{units}\n```\n\n## Airfields\n\n"
    "```{airfields}\n```\n",
    "reference/documents.md": "(documents)=\n# Documents\n\nPapers.\n\n```{documents}\n```\n",
    "data/events.yaml": EVENTS,
    "data/units.yaml": UNITS,
    "data/documents.yaml": DOCUMENTS,
}
