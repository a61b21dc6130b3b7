"""What axe-core finds on a page: WCAG 2.2 AA and best practices."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from tests.referees import npm

RULES = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]  # fmt: skip


@cache
def _axe() -> str:
    return npm.script("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return one line a violation; the page must have been opened with `bypass_csp`."""
    # A card that is fading in has no contrast yet.
    page.evaluate(
        "Promise.all(document.getAnimations().filter(animation =>"
        " animation.timeline === document.timeline).map(animation => animation.finished))"
    )
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [
        f"{item['id']}: {item['help']} at {node['target']}"
        for item in found
        for node in item["nodes"]
    ]
