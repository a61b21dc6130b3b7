"""The fault table: what a server may do, and the result that a passage then gets.

docs/verify.md prints the table; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from . import pdfs
from .server import HTML, Reply, Server

TEXT = "<p>Kim told the ambassador that he lay awake thinking of unification.</p>"
WORDS = "Kim told the ambassador … thinking of unification"
RUSSIAN = "<p>Я понимаю недовольство товарища Ким Ир Сена.</p>"
RUSSIAN_WORDS = "понимаю недовольство … Ким Ир Сена"
KOREAN = "<p>스탈린은 이 문제를 논의할 용의가 있다고 밝혔다.</p>"
KOREAN_WORDS = "스탈린은 이 문제를 … 있다고 밝혔다"
LONG = "<p>and so on</p>" * 40_000


def at(path: str, *replies: Reply) -> Callable[[Server], None]:
    return lambda server: server.add(path, *replies)


def page(body: str | bytes, kind: str = HTML, **more: object) -> Callable[[Server], None]:
    return at("/page", Reply(body, kind=kind, **more))


def redirect(status: int, target: str, *more: tuple[str, Reply]) -> Callable[[Server], None]:
    def set_up(server: Server) -> None:
        server.add("/page", Reply(status=status, headers={"Location": target}))
        for path, reply in more:
            server.add(path, reply)

    return set_up


@dataclass(frozen=True)
class Case:
    """`name` and `result` stand in the table; the rest is how it is tried."""

    name: str
    result: str
    set_up: Callable[[Server], None]
    words: str = WORDS
    detail: str = ""
    level: str = ""
    language: str = "en"
    scheme: str = "http"
    settings: dict[str, object] = field(default_factory=dict)


NEW = ("/new", Reply(TEXT))
CASES = [
    Case("the passage stands in the page", "found", page(TEXT), level="exact"),
    Case("temporary redirect", "found", redirect(302, "/new", NEW)),
    Case("permanent redirect", "moved", redirect(301, "/new", NEW), detail="now at http"),
    Case("permanent redirect to the same address with a slash", "found",
         redirect(301, "/page/", ("/page/", Reply(TEXT)))),
    Case("redirect to a page without the passage", "missing",
         redirect(302, "/home", ("/home", Reply("<p>Welcome</p>"))), detail="leads to"),
    Case("redirects in a circle", "not reachable", redirect(302, "/page"), detail="in a circle"),
    Case("redirect to itself that sets a cookie, then the page", "found",
         at("/page", Reply(status=302, headers={"Location": "/page", "Set-Cookie": "a=b"}),
            Reply(TEXT))),
    Case("redirect to something that is no web page", "not reachable",
         redirect(302, "ftp://example/x"), detail="redirects to ftp"),
    Case("charset wrong in the header, right in the page", "found",
         page(('<meta charset="windows-1251">' + RUSSIAN).encode("cp1251"), HTML),
         RUSSIAN_WORDS, language="ru"),
    Case("Windows-1251 under the name of Latin 1, page silent", "found",
         page(RUSSIAN.encode("cp1251"), "text/html; charset=iso-8859-1"),
         RUSSIAN_WORDS, language="ru"),
    Case("KOI8-R, undeclared", "found", page(RUSSIAN.encode("koi8-r"), "text/html"),
         RUSSIAN_WORDS, language="ru"),
    Case("Hangul in UTF-8", "found", page(KOREAN), KOREAN_WORDS, language="ko"),
    Case("Hangul in EUC-KR, undeclared", "found", page(KOREAN.encode("euc-kr"), "text/html"),
         KOREAN_WORDS, language="ko"),
    Case("soft hyphens and non-breaking spaces", "found",
         page(TEXT.replace("ambassador", "ambas&shy;sador").replace(" lay ", "&nbsp;lay&nbsp;")
              .replace("told the", "told&nbsp;the")), level="exact"),
    Case("other quotation marks, dashes, apostrophes", "found",
         page("<p>Kim’s “plan” – all of it – was ready</p>"), 'Kim\'s "plan" - all of it',
         level="punctuation"),
    Case("a note number inside the passage", "found",
         page(TEXT.replace("told", "told<sup>3</sup>").replace("awake", "awake<sup>[4]</sup>")),
         level="breaks"),
    Case("a page mark inside the passage", "found",
         page(TEXT.replace("the ambassador", "the <span>[Page 1131]</span> ambassador")),
         level="breaks"),
    Case("PDF: ligatures", "found", page(pdfs.broken_lines(), "application/pdf"),
         "The Korean first … divisions of the flotilla"),
    Case("PDF: hyphens at line ends, note number", "found",
         page(pdfs.broken_lines(), "application/pdf"),
         "minister said that the official … report was finished", level="breaks"),
    Case("PDF sent as HTML", "found", page(pdfs.broken_lines()), "about nothing at all"),
    Case("PDF of pictures", "not checkable", page(pdfs.scan(), "application/pdf"),
         detail="may be a scan"),
    Case("damaged PDF", "not checkable", page(b"%PDF-1.7\nnothing", "application/pdf"),
         detail="PDF"),
    Case("TEI with line breaks and notes", "found",
         page('<?xml version="1.0"?><TEI><text><p>Kim told<note n="1">In Korean.</note> the am'
              '<lb break="no"/>bassador that he lay<lb/>awake thinking of unification.</p></text>'
              "</TEI>", "application/xml"), level="exact"),
    Case("a picture", "not checkable", page(b"\x89PNG\0\0", "image/png"), detail="no text"),
    Case("malformed HTML", "found",
         page("<table><p>Kim <b>told <i>the</b> ambassador</i> that he <div>lay awake thinking "
              "of unification<p</p></table></html><<>")),
    Case("text that a browser does not show", "missing",
         page(f'<div hidden>{TEXT}</div><p style="display: none">x</p><script>{TEXT}</script>')),
    Case("the passage was reworded", "missing",
         page("<p>Kim told an ambassador that he lay awake, thinking about unity.</p>"),
         detail="the start is missing and the end is missing"),
    Case("the ends stand in the other order", "missing",
         page("<p>thinking of unification</p><p>Kim told the ambassador</p>"),
         detail="not in this order"),
    Case("the pointer fits twice", "found, ambiguous", page(TEXT * 2)),
    Case("404", "gone", at("/other", Reply()), detail="answers 404"),
    Case("410", "gone", at("/page", Reply(status=410)), detail="answers 410"),
    Case("403", "not reachable", at("/page", Reply(status=403)), detail="answers 403"),
    Case("500, then 200", "found", at("/page", Reply(status=500), Reply(TEXT))),
    Case("503 to the end", "not reachable", at("/page", Reply(status=503)), detail="answers 503"),
    Case("slow drip", "not reachable", at("/page", Reply("<p>Kim", manner="drip")),
         detail="comes too slowly", settings={"whole": 0.2}),
    Case("slow drip, the passage came first", "found", at("/page", Reply(TEXT, manner="drip")),
         settings={"whole": 0.2}),
    Case("no answer in time", "not reachable",
         lambda server: (server.slow.update({"/page": 0.3}), page(TEXT)(server)),
         detail="does not answer", settings={"read": 0.05, "tries": 2}),
    Case("200 MB, the passage at the end", "not reachable",
         page(LONG + TEXT, headers={"Content-Length": str(200 * 1024 * 1024)}),
         detail="is too long"),
    Case("endless page, the passage at its head", "found",
         at("/page", Reply(TEXT, manner="endless"))),
    Case("connection cut, each time", "not reachable",
         at("/page", Reply(TEXT, manner="cut")), detail="peer closed connection"),
    Case("connection cut, then well", "found",
         at("/page", Reply(TEXT, manner="cut"), Reply(TEXT))),
    Case("an answer that is no HTTP", "not reachable",
         at("/page", Reply(b"\0\1\2\3 nonsense\r\n\r\n", manner="raw"))),
    Case("TLS failure", "not reachable", page(TEXT), scheme="https",
         detail="no secure connection"),
    Case("robots.txt forbids the page", "not reachable",
         lambda server: (page(TEXT)(server), server.add(
             "/robots.txt", Reply("User-agent: *\nDisallow: /pa*e$", kind="text/plain"))),
         detail="robots.txt of 127.0.0.1 forbids it"),
    Case("robots.txt in trouble (5xx)", "not reachable",
         lambda server: (page(TEXT)(server), server.add("/robots.txt", Reply(status=503))),
         detail="robots.txt"),
]  # fmt: skip
