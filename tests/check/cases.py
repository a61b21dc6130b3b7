"""Cases of the rules: each changes the sound book a little, for the worse or just not yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.check.sound import (
    CHAPTER,
    DOCUMENTS_FILE,
    EVENTS_FILE,
    FIGURE,
    IDS_FILE,
    PAGE,
    PEOPLE_FILE,
    PLACES_FILE,
    REDIRECTS_FILE,
    SECOND,
    SOURCES_FILE,
    TERMS_FILE,
    TEXT,
    files,
)
from tests.figures.book import BOOK, FIGURES, FRONTS
from tests.pages.timeline_book import EVENTS


@dataclass(frozen=True)
class Case:
    """`before` becomes `after` in `file`; then `rule` finds `message` at `line`, or nothing (0)."""

    rule: str
    before: str
    after: str
    line: int = 0
    message: str = ""
    file: str = PAGE
    more: dict[str, str] = field(default_factory=dict)

    def changes(self) -> dict[str, str | None]:
        """Return the files to write instead of the sound book's."""
        text = files().get(self.file) or ""
        assert self.before in text, f"{self.rule}: {self.before!r} is not in {self.file}"
        changed = text.replace(self.before, self.after, 1) if self.before else self.after
        return {**self.more, self.file: changed}

    def __str__(self) -> str:
        return f"{self.rule} {'bad' if self.line else 'good'} {self.after.strip()[:40]!r}"


WORD = "A lunch\n\n"  # a place to put a paragraph
BEFORE_TABLE = "\n```{table}"
SOURCE = "{source}`torkunov-2000 | p. 59 | Четыре слова … тут есть`"


def paragraph(text: str) -> tuple[str, str]:
    """Return the change that puts a paragraph on line 11."""
    return WORD, f"{WORD}{text}\n\n"


def noted(text: str) -> tuple[str, str]:
    """Return the change that puts a paragraph with a note of its own on line 11."""
    return WORD, f"{WORD}{text}[^own]\n\n[^own]: {SOURCE}\n\n"


def notes() -> Iterator[Case]:
    yield Case("N101", *paragraph("He left."), 11, 'the paragraph "He left." has no note')
    yield Case("N101", "[^kim]\n", "\n", 27, '"Kim did, says the telegram." has no note')
    yield Case("N101", *noted("He left."))
    yield Case("N101", "A telegram came.", "A telegram came from the North.")
    yield Case("N102", *noted("He had 5 guests. They left."), 11, "has a number and no note of")
    yield Case("N102", "wrote on", "came.\nIn June he went.\nHe wrote on", 12, 'went." has a date')
    yield Case("N102", *noted("“A guest.” They left."), 11, "has quoted words and no note")
    yield Case("N102", *noted("T. F. Shtykov had 5 guests, see No. 7 of the U.S. list"))
    yield Case("N102", *noted("He may march. They left the table"))
    yield Case("N102", "Why did Kim ask then?", "Why did Kim ask in 1950?")
    yield Case("N103", "[^kim]\n", "[^kim][^met]\n", 27, 'the note "met" is called again')
    yield Case("N103", "[^kim]\n", "[^kim][^kim-two]\n")
    yield Case("N104", "[^met]: {source}`torkunov-2000 | p. 55 | Я понимаю … буду готов` ",
               "[^met]: ", 15, 'the note "met" has no source')  # fmt: skip
    yield Case("N104", "A comment.", f"{SOURCE} Two sources.")
    yield Case("N104", "`torkunov-2000 | p. 55", "`unknown-key | p. 55")
    yield Case("N105", "Number[^guests]", "Number", 19, "the table has numbers and no note")
    yield Case("N105", "Number[^guests] |\n|---|---|\n| Koreans | 5 |",
               "Kind |\n|---|---|\n| Koreans | many |")  # fmt: skip
    yield Case("N105", "Number[^guests] |\n|---|---|\n| Koreans | 5 |",
               "Number |\n|---|---|\n| Koreans | 5[^guests] |")  # fmt: skip
    yield Case("N106", "[^kim]: ", "[^9]: ", 32, '"9" is no label for a note')
    yield Case("N106", "[^kim]: ", "[^Kim_first]: ", 32, '"Kim_first" is no label for a note')
    yield Case("N106", "[^kim]: ", "[^kim-2]: ")
    yield Case("N107", "A comment.", "Ibid., a comment.", 15, '"Ibid" leans on another note')
    yield Case("N107", "A comment.", "A comment on identity.")
    yield Case("N108", "Kim began …", "Kim …", 32, '"Kim" is too short to find')
    yield Case("N108", "Kim began … about unification", "On January 17 … friendly atmosphere")
    yield Case("N108", "На обеде … были гости", "On January 17 … friendly atmosphere", 24,
               'stands for "torkunov-2000" here and for "shtykov-1950-01-19"')  # fmt: skip
    yield Case("N108", "На обеде … были гости", "三十八度线 … 不能越过")
    yield Case("N109", "1950.[^report]", "1950[^report].", 11, 'stands before "."; put it behind')
    yield Case("N109", "1950.[^report]", "1950,[^report] and that was all.")


def sources() -> Iterator[Case]:
    def case(rule: str, *rest: object) -> Case:
        return Case(rule, *rest, file=SOURCES_FILE)  # type: ignore[arg-type]

    yield case("S101", "  container-title: Wilson Center Digital Archive\n", "", 1, "needs archive")
    yield case("S101", "  container-title: Wilson Center Digital Archive\n",
               "  note: The archive was not seen.\n")  # fmt: skip
    yield case("S101", "  author: [{family: Torkunov, given: A. V.}]\n", "  publisher: Rosspen\n")
    twin = TWIN.replace("KEY", "twin")
    yield case("S102", "torkunov-2000:", f"{twin}torkunov-2000:", 13, "have the same address")
    yield case("S102", "torkunov-2000:", f"{twin}  page: '7'\ntorkunov-2000:")
    abstract = twin.replace("evidence: document\n", "evidence: document-summary\n")
    assert abstract != twin
    yield case("S102", "torkunov-2000:", f"{abstract}torkunov-2000:")
    book = "Загадочная война\n  issued: 2000"
    yield case("S102", "  type: book\n", f"  type: book\n  title: {book}\n  author: [{{family: "
               "Torkunov}]\n  evidence: scholarship\n  language: ru\n  seen: full\n  "
               "checked: 2026\nagain:\n  type: book\n", 22, "the same title and date")  # fmt: skip
    undated = "  type: book\n  title: Загадочная война\n  author: [{family: Torkunov}]\n" \
        "  evidence: scholarship\n  language: ru\n  seen: full\n  checked: 2026\n"  # fmt: skip
    yield Case("S102", "  issued: 2000\n", "", 13, "the same title and date", SOURCES_FILE,
               {"data/sources/memoirs.yaml": f"again:\n{undated}"})  # fmt: skip
    yield Case("S102", "  issued: 2000\n", "", file=SOURCES_FILE, more={
        "data/sources/memoirs.yaml": "again:\n" + undated.replace("война", "мирная война")
    })  # fmt: skip
    yield case("S103", "https://digitalarchive.wilsoncenter.org", "https://www.scribd.com", 7,
               "is cited from www.scribd.com, an upload by a user")  # fmt: skip
    yield case("S103", "https://digitalarchive.wilsoncenter.org", "https://scribd.com.example.org")
    other = TWIN.replace("KEY", "other").replace("telegram-shtykov", "other")
    yield case("S104", "torkunov-2000:", f"{other}torkunov-2000:", 13, 'nothing cites "other"')
    quoting = "seen: {quoted-in: other}\n  unpaged"
    yield Case("S104", "seen: excerpt\n  unpaged", quoting, file=SOURCES_FILE,
               more={"data/sources/memoirs.yaml": other})  # fmt: skip
    yield Case("S105", "seen: excerpt\n  unpaged", quoting, 10, "not seen itself but quoted in",
               SOURCES_FILE, {"data/sources/memoirs.yaml": other.replace("seen: excerpt",
                                                "seen: {quoted-in: torkunov-2000}")})  # fmt: skip
    yield Case("S105", "seen: excerpt\n  unpaged", quoting, file=SOURCES_FILE,
               more={"data/sources/memoirs.yaml": other})  # fmt: skip
    for field_, good, bad, name in (
        ("ISBN", "978-0-306-40615-7", "978-0-306-40615-8", "ISBN"),
        ("ISBN", "0-306-40615-2", "0-306-40615-X", "ISBN"),
        ("ISSN", "1234-5679", "1234-5678", "ISSN"),
        ("DOI", "10.1080/0163", "https://doi.org/10.1080/0163", "DOI"),
    ):
        place = "  issued: 2000\n"
        yield case("S106", place, f"{place}  {field_}: {bad}\n", 18, f'"{bad}" is no {name}')
        yield case("S106", place, f"{place}  {field_}: {good}\n")
    yield case("S107", "issued: 2000", "issued: 2062", 21, "was issued 2062, after it was checked")
    yield case("S107", "issued: 2000", "issued: 2026")
    met = "p. 55 | Я понимаю … буду готов"
    elsewhere, message = met.replace("55", "56"), 'stands at "p. 56" here and at "p. 55" in 2-'
    guests, born = "p. 56 | На обеде … были гости", "p. 60 | Штыков родился … в деревне"
    yield Case("S108", guests, elsewhere, 24, message)
    yield Case("S108", guests, met)
    yield Case("S108", born, elsewhere, 9, message, PEOPLE_FILE)
    yield Case("S108", born, met, file=PEOPLE_FILE)


TWIN = """\
KEY:
  type: webpage
  title: The same page
  URL: http://www.digitalarchive.wilsoncenter.org/document/telegram-shtykov/
  evidence: document
  language: en
  seen: excerpt
  checked: 2026-11-23
"""


def structure() -> Iterator[Case]:
    second = TEXT.replace("stalin-says-yes", "the-plan").replace("tbl-", "tbl-plan-")
    yield Case("X101", "", second, 1, "is no file name for a chapter", "2-the-decision/plan.md")
    yield Case("X101", "", second, file=SECOND)
    yield Case("X102", "Part II · The decision", "Part II · Decided", 1,
               'under "Part II · Decided"; its folder says "Part II · The', "index.md")  # fmt: skip
    yield Case("X102", ":glob:\n\n2-the-decision/*", "\nreference/notes", 1,
               'index.md needs a toctree "Part II · The decision"', "index.md",
               {"reference/notes.md": "# Notes\n"})  # fmt: skip
    yield Case("X102", "", second, file=SECOND)
    yield Case("X103", ":glob:\n\n2-the-decision/*",
               f"\n{SECOND.removesuffix('.md')}\n{CHAPTER}", 1,
               "chapter 6 comes after chapter 7", "index.md", {SECOND: second})  # fmt: skip
    yield Case("X103", "", second, file=SECOND)
    yield Case("X104", "(stalin-says-yes)=", "(stalin-says-no)=", 1, 'the label is "stalin-says-no')
    yield Case("X104", "% waive X110: a mini book is short\n", "")
    yield Case("X105", "## Further reading", "## Readings", 3, "lacks “Further reading”")
    yield Case("X105", "## What we do not know", "## Further reading", 3, "lacks “What we do not")
    yield Case("X105", "## What we do not know", "## A second day\n\nX.\n\n## What we do not know")
    yield Case("X106", ":::{in-brief}", ":::{dispute} Why?", 3, "does not open with one {in-brief}")
    yield Case("X106", "# Stalin says yes\n", "# Stalin says yes\n\nText first.\n", 3, "not open")
    yield Case("X106", " He answered within days.", "", 5, "In brief has 2 sentences")
    yield Case("X106", "days.\n", "days.[^trace]\n", 5, "In brief has a note")
    yield Case("X106", "A telegram came.", "A telegram came. It lay there. It was read.")
    yield Case("X107", "3. Who else was asked?\n", "", 45, "2 questions of the 3 asked for")
    yield Case("X107", "3. Who else was asked?\n", "3. Compare the two telegrams.\n")
    yield Case("X108", TABLE, "", 3, "no table, figure or document close-up")
    yield Case("X108", TABLE, FIGURE)
    yield Case("X108", TABLE, ":::{document} torkunov-2000\nA book.\n:::\n")
    yield Case("X109", "{person}`Shtykov <shtykov>`", "Shtykov", 3, "has no {person}")
    yield Case("X109", "{term}`Politburo`", "Politburo", 3, "has no {term}")
    yield Case("X109", "{person}`Shtykov <shtykov>`", "He, that is {person}`Shtykov <shtykov>`,")
    yield Case("X110", "% waive X110: a mini book is short\n", "", 2, "words; 2,500 to 4,000")
    yield Case("X110", *paragraph("word " * 2600))
    yield Case("X111", "- {work}`torkunov-2000` The", "- The", 43, "write {work}`key` and one")
    yield Case("X111", " The telegrams in full, with a short comment.", "", 43, "one sentence")
    yield Case("X111", "with a short comment.", "with a long comment.")


TABLE = TEXT[TEXT.index("```{table}") : TEXT.index("[^guests]:")]


def records() -> Iterator[Case]:
    def person(rule: str, *rest: object) -> Case:
        return Case(rule, *rest, file=PEOPLE_FILE)  # type: ignore[arg-type]

    yield person("D101", "Pyongyang.", "Pyongyang", 8, 'the text of "shtykov" is no sentence')
    yield person("D101", "He was the", "the", 8, "begin with a capital")
    yield person("D101", "He was the Soviet ambassador in Pyongyang.", "“Yes,” he said (twice.)")
    yield Case("D101", "Kim spoke after", "kim spoke after", 8, "begin with a capital", EVENTS_FILE)
    yield person("D102", "to: 1950-11", "to: 1965", 7, "ambassador to the DPRK outside the years")
    yield person("D102", "born: 1907", "born: 1807", 6, "lived 157 years")
    yield person("D102", "to: 1950-11", "to: 1964")
    yield Case("D103", "kind: city", "kind: citty", 1, 'did you mean "city"?', PLACES_FILE)
    yield Case("D103", "kind: city", "kind: city, lat: 40.1", 1, "only one of", PLACES_FILE)
    yield Case("D103", "kind: city", "kind: naval base, lat: 40.1, lon: 124.4", file=PLACES_FILE)
    yield person("D104", "sort: Shtykov, Terentii", "sort: Stykov, T.", 3, "does not sort")
    yield person("D104", "  sort: Shtykov, Terentii\n", "")
    yield person("D105", "{ru: Терентий Штыков}", "{ru: Terentii}", 4, 'the script of "ru"')
    yield person("D105", "{ru: Терентий Штыков}", "{ko: 김일성, ja: ソウル}")
    source = "  sources: [torkunov-2000 | p. 60 | Штыков родился … в деревне]\n"
    yield person("D106", source, "", 1, "tells a number or date and has no source")
    yield person("D106", source, source)
    yield Case("D106", "The Communist International.", "It dates from 1919.", 2, "has no source",
               TERMS_FILE)  # fmt: skip
    yield Case("D107", "[Comintern]", "[Comintrn]", 1, 'did you mean "Comintern"?', TERMS_FILE)
    yield Case("D107", "[Comintern]", "[Comintern, Politburo]", file=TERMS_FILE)
    noted, layer = '"note": "the 38th parallel", ', "data/geo/front-lines.geojson"
    message = '"1950-06-25" has no note; say how far it is schematic'
    yield Case("D108", "", FRONTS.replace(noted, ""), 2, message, layer)
    yield Case("D108", "", FRONTS, file=layer)
    yield Case("D110", "Kim spoke after a lunch.", "Kim spoke. Lunch was over.", 8,
               'say the one thing that happened', EVENTS_FILE)  # fmt: skip
    yield Case("D110", "Kim asks to see Stalin.", "Kim asks. Stalin waits.", 2, "than one sentence",
               DOCUMENTS_FILE)  # fmt: skip
    yield Case("D110", "Kim spoke after a lunch.", "T. F. Shtykov, of the U.S.S.R., told “Yes.”",
               file=EVENTS_FILE)  # fmt: skip
    lunch = EVENTS[EVENTS.index("1950-01-17") : EVENTS.index("flights:")]
    telegram = lunch[: lunch.index("  - torkunov")]
    yield Case("D109", lunch, telegram.replace("01-17", "02-20"), 7, "newest source is of 19 Ja",
               EVENTS_FILE)  # fmt: skip
    yield Case("D109", lunch, telegram.replace("01-17", "02-19"), file=EVENTS_FILE)


def text() -> Iterator[Case]:
    for rule, bad, message, good in (
        ("T101", "a pivotal lunch", '"pivotal" says nothing', "a “pivotal” lunch"),
        ("T101", "It played\na role", "says nothing", "He played a rolling hitch"),
        ("T102", 'the "lunch"', "write “ ”", "the “lunch” and Kim's"),
        ("T103", "a lunch -- late", "is typewriting", "a lunch – late"),
        ("T103", "from 1949-50", "is typewriting", "the MiG-15 and F-86"),
        ("T104", "an armoured car", "is British spelling; write -or", "an armored “armoured” car"),
        ("T104", "towards him", "write the form without “s”", "toward him"),
        ("T105", "5 per cent", "write “percent”", "5 percent"),
        ("T105", "5 %", "write “percent”", "5 of a hundred"),
        ("T106", "on January 19", "is not the form of a date", "on 19 January"),
        ("T106", "on the 19th of January", "is not the form of a date", "in January 1950"),
        ("T106", "on 1950-01-19", "is not the form of a date", "the 38th parallel"),
        ("T107", "as your readers know", '"your" addresses the reader', "he said “you too”"),
        ("T108", "of the the lunch", '"the the": a word twice', "he had had it"),
        ("T109", "the “lunch”, then", "put the comma or period inside", "the “lunch,” then"),
        ("T201", "a lucnh", '"lucnh" is in no dictionary', "a lunch with MiG-15s and the DPRK"),
        ("T201", "by Shtykow", 'did you mean "Shtykov"?', "Shtykov’s and Antung’s airfields"),
    ):  # fmt: skip
        yield Case(rule, *noted(f"He said so {bad} and left."), 11, message)
        yield Case(rule, *noted(f"He said so {good} and left."))
    yield Case("T101", "ambassador in", "notable ambassador in", 8, "nothing", PEOPLE_FILE)
    yield Case("T103", "ambassador in", "ambassador - in", 8, "typewriting", PEOPLE_FILE)


def figures() -> Iterator[Case]:
    figure = f"{FIGURE}{BEFORE_TABLE}"
    alt = "The lower Yalu with its bridges"
    yield Case("F101", BEFORE_TABLE, figure.replace(alt, "yalu.svg"), 16, "no alt text to speak of")
    yield Case("F101", BEFORE_TABLE, figure)
    yield Case("F102", BEFORE_TABLE, "\n![The lower Yalu](yalu.svg)\n\n```{table}", 17, "figure")
    yield Case("F102", BEFORE_TABLE, figure.replace(":name: fig-yalu\n", ""), 16, "has no name")
    yield Case("F102", BEFORE_TABLE, figure)
    caption = "The river that the aircraft were not to cross."
    yield Case("F103", BEFORE_TABLE, figure.replace(caption, alt), 16, "are the same")
    yield Case("F103", BEFORE_TABLE, figure)
    yield Case("F104", ":name: tbl-guests\n", "", 18, "the table has no name")
    caption = " Guests at the lunch, by the ambassador’s count"
    yield Case("F104", caption, "", 19, "the table has no caption")
    yield Case("F104", ":name: tbl-guests", ":name: tbl-all-guests")
    told = "It runs from the parallel to the corner of Pusan, to the Yalu, and back to the middle."
    drawn = {name: BOOK[name] for name in BOOK if name.startswith(("data/geo", "data/places"))}
    wordy = FIGURES.replace("The front runs from Antung to the sea.", f"{told} {told}")
    message = 'the description of "the-front" (8 words) says little more'
    yield Case("F105", "", FIGURES, 5, message, "data/figures.yaml", drawn)
    yield Case("F105", "", wordy, file="data/figures.yaml", more=drawn)


def ids() -> Iterator[Case]:
    registry = f"{CHAPTER}:\n  paragraphs: 9\n  ids: [note-met, note-mat, tbl-guests]\n"
    gone = f"{CHAPTER}#note-mat"
    yield Case("I101", "", f"{CHAPTER}:\n  ids: [note-mat]\n", 2, f'"{gone}" is gone', IDS_FILE)
    yield Case("I101", "", f"{CHAPTER}:\n  paragraphs: 4\n", 2, '#p4" is gone', IDS_FILE)
    yield Case("I101", "", "2-the-decision/06-yes:\n  ids: [a]\n", 1, "is gone", IDS_FILE)
    yield Case("I101", "", f"{CHAPTER}:\n  paragraphs: 3\n  ids: [note-met]\n", file=IDS_FILE)
    redirects = {gone: f"{CHAPTER}#note-met"} | {f"{CHAPTER}#p{n}": CHAPTER for n in range(4, 10)}
    lines = "".join(f'"{old}": "{new}"\n' for old, new in redirects.items())
    yield Case("I101", "", registry, file=IDS_FILE, more={REDIRECTS_FILE: lines})
    yield Case("I102", "", f'"{gone}": "{CHAPTER}#note-mit"\n', 1, 'note-met"?', REDIRECTS_FILE)
    yield Case("I102", "", f'"{CHAPTER}#p1": "{CHAPTER}#p2"\n', 1, "no redirect", REDIRECTS_FILE)
    yield Case("I102", "", lines, file=REDIRECTS_FILE)


def waivers() -> Iterator[Case]:
    reason = "% waive X110: a mini book is short\n"
    yield Case("W001", reason, "% waive X110\n", 1, "a waiver needs a rule and a reason")
    yield Case("W001", reason, "% waive X110: yes\n", 1, "a waiver needs a rule and a reason")
    yield Case("W001", reason, f"{reason}%\n")
    yield Case("W002", reason, f"{reason}% waive X999: no such rule\n", 2, "there is no rule X999")
    yield Case("W002", reason, reason)
    yield Case("W003", reason, f"{reason}% waive X104: it is fine\n", 2, "waives nothing here")
    yield Case("W003", *paragraph("% waive N101: a mere transition\nHe left."))


CASES = [
    *notes(), *sources(), *structure(), *records(), *text(), *figures(), *ids(), *waivers(),
]  # fmt: skip
