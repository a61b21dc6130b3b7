from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import book
from .book import Site
from .browser import Pages, chromium


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The mini book, built and served."""
    folder = tmp_path_factory.mktemp("web")
    assert book.build(folder) == ""
    with book.serve(folder / "html") as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    with chromium() as started:
        yield started


@pytest.fixture
def pages(browser: object) -> Iterator[Pages]:
    opened = Pages(browser)
    yield opened
    opened.close()
