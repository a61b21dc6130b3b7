from __future__ import annotations

import pytest

from build_tools.verify import robots

AGENT = "hidden-belligerent-verify/1.0 (a remark)"
FILE = """\
\ufeffUser-agent: other
Disallow: /

User-agent: *            # everybody
User-agent: second
Crawl-delay: 2.5
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /find?q=
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private/x", False), ("/private/open/x", True), ("/a/b.pdf", False),
        ("/a/b.pdf?x", True), ("/find?q=1", False), ("/find", True), ("/%70rivate", False),
    ],
)  # fmt: skip
def test_rules(path: str, allowed: bool) -> None:
    assert robots.parse(FILE, AGENT).allows(f"https://host{path}") is allowed


def test_our_own_group_goes_before_the_one_for_all() -> None:
    own = "User-agent: Hidden-Belligerent-Verify\nDisallow: /x\n"
    rules = robots.parse(FILE + own, AGENT)
    assert rules.allows("https://host/private")
    assert not rules.allows("https://host/x")


def test_delay() -> None:
    assert robots.parse(FILE, AGENT).delay == 2.5
    assert robots.parse("User-agent: *\nCrawl-delay: soon", AGENT).delay == 0


@pytest.mark.parametrize("text", ["", "<html>no such page</html>", "Disallow: /", "\0\xff:"])
def test_what_is_no_robots_file_allows_all(text: str) -> None:
    assert robots.parse(text, AGENT).allows("https://host/page")
