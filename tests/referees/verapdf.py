"""veraPDF, the reference checker of PDF/UA-1 and PDF/A-2a, fetched by Maven from Maven Central.

python -m tests.referees.verapdf FILE.pdf
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
POM = Path(__file__).with_name("verapdf") / "pom.xml"
TOOLS = ROOT / "build" / "tools" / "verapdf"
PROFILES = ("ua1", "2a")
_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of a file under one profile."""

    profile: str
    compliant: bool
    checks: int
    failures: tuple[str, ...]


def missing() -> str:
    """What veraPDF needs and this machine has not; empty when all is there."""
    wanted = ["java"] if _jar() else ["java", "mvn"]
    lacking = [program for program in wanted if shutil.which(program) is None]
    return ", ".join(lacking)


def _jar() -> Path | None:
    return next(iter(sorted(TOOLS.glob("greenfield-apps-*.jar"))), None)


def install() -> Path:
    """Fetch veraPDF into build/tools and answer its jar. Raises CalledProcessError, with output."""
    if jar := _jar():
        return jar
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "mvn", "--quiet", "--batch-mode", "--file", str(POM),
            "dependency:copy-dependencies", f"-DoutputDirectory={TOOLS}",
        ],
        check=True,
        capture_output=True,
        text=True,
    )  # fmt: skip
    jar = _jar()
    if jar is None:
        raise FileNotFoundError(f"Maven put no veraPDF into {TOOLS}")
    return jar


def check(pdf: Path, profile: str) -> Verdict:
    """Run veraPDF on `pdf` under "ua1" or "2a"."""
    done = subprocess.run(
        ["java", "-cp", str(install()), _MAIN, "--format", "xml", "--flavour", profile, str(pdf)],
        check=False,
        capture_output=True,
        text=True,
    )
    report = ET.fromstring(done.stdout).find(".//validationReport")
    if report is None:
        raise RuntimeError(f"veraPDF gave no report on {pdf}: {done.stdout}{done.stderr}")
    failures = tuple(
        f"{rule.get('specification')} {rule.get('clause')}-{rule.get('testNumber')}: "
        f"{rule.findtext('description')} ({rule.get('failedChecks')} times)"
        for rule in report.iter("rule")
        if rule.get("status", "failed").lower() == "failed"
    )
    details = report.find("details")
    checks = int(details.get("passedChecks", 0)) if details is not None else 0
    return Verdict(profile, report.get("isCompliant") == "true", checks, failures)


def main(arguments: list[str]) -> int:
    """Print the verdicts on the named files."""
    bad = False
    for name in arguments:
        for profile in PROFILES:
            verdict = check(Path(name), profile)
            word = "compliant" if verdict.compliant else "NOT compliant"
            print(f"{name}: {profile}: {word}, {verdict.checks:,} checks passed")
            print("".join(f"  {failure}\n" for failure in verdict.failures), end="")
            bad = bad or not verdict.compliant
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
