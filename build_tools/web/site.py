"""Files for search engines: robots.txt, and a sitemap where the site has an address."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .edition import Edition


def robots(edition: Edition) -> str:
    """Everybody may read everything (RFC 9309)."""
    lines = ["User-agent: *", "Allow: /"]
    if edition.base:
        lines.append(f"Sitemap: {edition.base}sitemap.xml")
    return "\n".join(lines) + "\n"


def sitemap(edition: Edition, docnames: Iterable[str]) -> str:
    """Return the sitemap (sitemaps.org protocol 0.9), or an empty string without an address."""
    if not edition.base:
        return ""
    rows = "".join(
        f"<url><loc>{escape(edition.address(name))}</loc><lastmod>{edition.date}</lastmod></url>\n"
        for name in docnames
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
