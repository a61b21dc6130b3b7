"""What veraPDF says of the printed mini book."""

import os

import pytest

from tests.pdf.conftest import Print
from tests.referees import verapdf


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_the_mini_book_is_compliant(rich: Print, profile: str) -> None:
    if (lacking := verapdf.missing()) and not os.environ.get("CI"):
        pytest.skip(f"veraPDF needs {lacking}")
    verdict = verapdf.check(rich.path, profile)
    assert verdict.failures == ()
    assert verdict.compliant
