"""Bytes to text, as a browser would, and better where the server is wrong about its own page."""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Labels that mean more than they say. Rule: WHATWG Encoding Standard, "Names and labels".
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
_LABELS = {"ks_c_5601-1987": "cp949", "windows-949": "cp949", "x-gbk": "gb18030", "x-sjis": "cp932"}
_FAMILIES = ("utf-8", "utf-16", "cp", "iso8859", "koi8", "euc", "gb", "big5", "shift", "mac")
# What pages of a language were written in before UTF-8.
_OLD = {
    "ru": ("cp1251", "koi8-r"), "bg": ("cp1251",), "ko": ("cp949",), "zh": ("gb18030", "big5hkscs"),
    "ja": ("cp932", "euc_jp"), "pl": ("cp1250",), "hu": ("cp1250",), "cs": ("cp1250",),
}  # fmt: skip
_MOST_BROKEN = 0.05  # share of undecodable signs that still counts as this charset
_LOWER_CYRILLIC = re.compile("[а-я]")


def decode(body: bytes, declared: str = "", language: str = "") -> str:
    """Return the text of a page.

    In order: byte order mark, the header's charset, the page's own, UTF-8, what the language was
    written in before UTF-8, Windows-1252. A charset that does not fit the bytes is passed over;
    Latin 1 in a header is often the server's default, so the page's own word goes before it.
    """
    for mark, name in _MARKS.items():
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    header, own = _codec(declared), _codec(_declared_in(body))
    weak = header == "cp1252"
    order = [own, header] if weak else [header, own]
    sure = [name for name in order if name and name != "cp1252"]
    for name in dict.fromkeys(["utf-8"] * _is_utf8(body) + sure + ["utf-8"]):
        text = _try(body, name)
        if text is not None:
            return text
    old = [_try(body, name) for name in _OLD.get(language, ())]
    texts = [text for text in old if text is not None]
    # KOI8-R read as Windows-1251, or the other way, comes out with its capitals turned round.
    return max(texts, key=_small_cyrillic) if texts else body.decode("cp1252", "replace")


def _small_cyrillic(text: str) -> int:
    return len(_LOWER_CYRILLIC.findall(text))


def _codec(label: str) -> str:
    """Return Python's name of a charset, or '' where a page may not name it."""
    try:
        name = codecs.lookup(_LABELS.get(label.strip().lower(), label.strip())).name
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(name, name)
    return name if name.startswith(_FAMILIES) else ""


def _declared_in(body: bytes) -> str:
    match = _META.search(body[:4096])
    name = match[1].decode("ascii", "replace") if match else ""
    # Whoever could read this declaration did not read UTF-16 (HTML standard, prescan).
    return "utf-8" if name.lower().startswith("utf-16") else name


def _is_utf8(body: bytes) -> bool:
    """Say whether the bytes are UTF-8 beyond ASCII; by accident they hardly ever are."""
    if body.isascii():
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)  # the last sign may be cut
    except UnicodeDecodeError:
        return False
    return True


def _try(body: bytes, name: str) -> str | None:
    text = body.decode(name, "replace")
    if "\ufffd" not in text:
        return text
    foreign = sum(1 for sign in text if sign > "\x7f")
    return text if text.count("\ufffd") <= 1 + foreign * _MOST_BROKEN else None
