"""The rules of a robots.txt file. Rule: RFC 9309 (and `Crawl-delay`, which many hosts write)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True)
class Robots:
    """What one host allows us: pairs of pattern and permission, and the delay it asks for."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0
    reason: str = "forbids it"

    def allows(self, url: str) -> bool:
        """Say whether an address may be asked for: the longest rule counts, in a tie "allow"."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


NOTHING = Robots((("/", False),), reason="does not answer, which forbids all")


def parse(text: str, agent: str) -> Robots:
    """Read the group of rules for our name, or the one for everybody."""
    name = re.split(r"[/ ]", agent)[0].lower()
    groups: dict[str, list[tuple[str, str]]] = {}
    current: list[str] = []
    in_head = False
    for line in text.lstrip("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            current = [*current, value.lower()] if in_head else [value.lower()]
            in_head = True
            groups.setdefault(value.lower(), [])
        elif field in ("allow", "disallow", "crawl-delay"):
            in_head = False
            for group in current:
                groups[group].append((field, value))
    lines = groups.get(name, groups.get("*", []))
    rules = tuple(
        (_plain(value), field == "allow") for field, value in lines
        if field != "crawl-delay" and value
    )  # fmt: skip
    delays = [value for field, value in lines if field == "crawl-delay"]
    return Robots(rules, _number(delays[0]) if delays else 0.0)


def _fits(rule: str, path: str) -> bool:
    whole = rule.endswith("$")
    pieces = map(re.escape, rule.removesuffix("$").split("*"))
    return bool(re.match(".*".join(pieces) + ("$" if whole else ""), path, re.DOTALL))


def _plain(path: str) -> str:
    """Bring percent-encoding to one form, so that "%7e" and "~" are the same."""
    return quote(unquote(path), safe="/*$?=&;:@!,+~%()'")


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 <= number < float("inf") else 0.0
