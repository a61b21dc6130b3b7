"""A real browser for the tests: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

#: Without the browser's own window and menus, which take longer to draw than most pages.
PROGRAM = "chromium-headless-shell"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
#: Widths of a phone, a tablet and a desk, in CSS pixels.
WIDTHS = (320, 768, 1440)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; without one the test is skipped, and under CI it fails."""
    path = shutil.which(PROGRAM)
    if not path:
        if os.environ.get("CI"):
            pytest.fail(f"{PROGRAM} is not installed")
        pytest.skip(f"{PROGRAM} is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Pages:
    """Opens pages and gathers what goes wrong on them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts = []
        self.faults: list[str] = []
        self.requests: list[str] = []

    def open(self, address: str, width: int = 1440, **options: object) -> Page:
        """Open an address in a window of its own; options as for Playwright's `new_context`."""
        context = self._browser.new_context(viewport={"width": width, "height": 800}, **options)
        self._contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address)
        return page

    def _heard(self, message: object) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            context.close()
