"""A page as text: HTML as a browser shows it, PDF page by page, TEI and other XML, plain text.

The text has spaces inside lines, and between them `LINE`, `BLOCK` or `PAGE` (fragment.py).
"""

from __future__ import annotations

import io
import logging
import re

from lxml import etree

from .charset import decode
from .fragment import BLOCK, LINE, PAGE

_HTML_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main "
    "menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul "
    "xmp"
)
_HTML_UNSEEN_NAMES = (
    "script style template noscript title svg iframe object audio video canvas select datalist "
    "textarea"
)
_XML_BLOCK_NAMES = (
    "ab argument body byline cell closer dateline div div1 div2 div3 docTitle epigraph front head "
    "hi-block item l lg list note opener p para postscript row salute sect1 section signed sp "
    "stage table text title titlePart trailer"
)
_HTML_BLOCKS = frozenset(_HTML_BLOCK_NAMES.split())
_HTML_UNSEEN = frozenset(_HTML_UNSEEN_NAMES.split())
_XML_BLOCKS = frozenset(_XML_BLOCK_NAMES.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_AROUND_LINE = re.compile(f" *{LINE}[ {LINE}]*")
_AROUND_BLOCK = re.compile(f"[ {LINE}]*{BLOCK}[ {LINE}{BLOCK}]*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_PAGES = 3000

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports what it mends on the way


class Unreadable(Exception):
    """The page has no text that could be checked; the message says why."""


def text_of(body: bytes, kind: str, charset: str = "", language: str = "") -> str:
    """Return the text of a page.

    `kind` is the server's content type; the bytes are looked at where it is missing or wrong.
    Raises Unreadable.
    """
    form = _form(body, kind)
    if form == "pdf":
        return _pdf(body)
    if form == "xml":
        return _xml(body, charset, language)
    if form == "html":
        return _html(decode(body, charset, language))
    if form == "text":
        return _CONTROL.sub("", decode(body, charset, language)).replace("\r\n", LINE)
    raise Unreadable(f"{kind} is no text")


def _form(body: bytes, kind: str) -> str:
    kind = kind.partition(";")[0].strip().lower()
    start = body[:1024].lstrip().lower()
    if b"%pdf-" in start:
        return "pdf"
    if "html" in kind or b"<html" in start or start.startswith(b"<!doctype html"):
        return "html"
    if "xml" in kind or start.startswith((b"<?xml", b"<tei")):
        return "xml"
    if kind in ("", "application/octet-stream") and b"\0" not in start:
        return "html" if b"<" in start else "text"
    return "text" if kind.startswith("text/") or kind.endswith("json") else kind


def _html(markup: str) -> str:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = _parse(_CONTROL.sub("", markup).encode("utf-8", "replace"), parser)
    if root is None:
        return ""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            if node.tag in _HTML_UNSEEN or _is_hidden(node):
                walker.skip_subtree()
                continue
            pieces.append(_around(node.tag))
            pieces.append(_SPACES.sub(" ", node.text or ""))
            continue
        if event == "end" and node.tag in _HTML_BLOCKS:
            pieces.append(BLOCK)
        if node.tail:
            pieces.append(_SPACES.sub(" ", node.tail))
    return _tidy("".join(pieces))


def _parse(body: bytes, parser: etree.XMLParser | etree.HTMLParser) -> etree._Element | None:
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _around(tag: str) -> str:
    return BLOCK if tag in _HTML_BLOCKS else LINE if tag == "br" else ""


def _is_hidden(node: etree._Element) -> bool:
    attributes = node.attrib
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    return "style" in attributes and bool(_HIDDEN.search(attributes["style"]))


def _xml(body: bytes, charset: str, language: str) -> str:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True,
        encoding="utf-8", remove_comments=True, remove_pis=True,
    )  # fmt: skip
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(body, charset, language))
    root = _parse(_CONTROL.sub("", markup).encode("utf-8", "replace"), parser)
    if root is None:
        return _html(markup)
    notes: list[str] = []
    return _tidy("".join(_xml_pieces(root, notes)) + BLOCK + BLOCK.join(notes))


def _xml_pieces(root: etree._Element, notes: list[str]) -> list[str]:
    """Return the text of an element; notes set into it go to `notes`, as a page would show them."""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        name = etree.QName(node).localname if isinstance(node.tag, str) else ""
        block = BLOCK if name in _XML_BLOCKS else ""
        if event == "start":
            if name == "note" and node is not root:
                walker.skip_subtree()
                notes.append("".join(_xml_pieces(node, notes)))
                continue
            if name == "lb":
                pieces.append("" if node.get("break") == "no" else LINE)
            pieces += [block, _SPACES.sub(" ", node.text or "")]
        else:
            broken = name == "lb" and node.get("break") == "no"
            tail = _SPACES.sub(" ", node.tail or "") if node is not root else ""
            pieces += ["" if name == "note" else block, tail.lstrip() if broken else tail]
    return pieces


def _tidy(text: str) -> str:
    text = _AROUND_LINE.sub(LINE, re.sub(" {2,}", " ", text))
    return _AROUND_BLOCK.sub(BLOCK, text).strip(f" {LINE}{BLOCK}")


def _pdf(body: bytes) -> str:
    # Loaded here only: most pages are no PDF.
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is locked with a password")
        pages = reader.pages
        count = min(len(pages), _MOST_PAGES)
    except (Unreadable, TimeoutError, MemoryError):
        raise
    except Exception as error:  # pypdf lets through whatever a damaged file makes it stumble over
        raise Unreadable(f"the PDF is damaged ({type(error).__name__})") from error
    texts = []
    for number in range(count):
        try:
            texts.append(pages[number].extract_text())
        except (TimeoutError, MemoryError):
            raise
        except Exception:  # one damaged page does not take the others with it
            texts.append("")
    if not any(text.strip() for text in texts):
        raise Unreadable("the PDF holds no text; it may be a scan")
    return PAGE.join(_CONTROL.sub("", text).replace(PAGE, LINE) for text in texts)
