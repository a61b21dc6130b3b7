"""YAML with lines, and without the surprises of YAML 1.1."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.data import DataError
from build_tools.data.yaml_file import YamlFile, read


def write(folder: Path, text: str) -> Path:
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1950-01-19", "1950-01-19"),
        ("a: 1950-01", "1950-01"),
        ("a: no", "no"),
        ("a: true", True),
        ("a: 7", 7),
        ("a: '7'", "7"),
        ("a: Yalu", "Yalu"),
    ],
)
def test_values(tmp_path: Path, text: str, value: object) -> None:
    assert read(write(tmp_path, text)).value == {"a": value}


def test_empty_file(tmp_path: Path) -> None:
    assert read(write(tmp_path, "# nothing yet\n")).value is None


def test_lines(tmp_path: Path) -> None:
    file = read(write(tmp_path, "a:\n  b: 1\n  c:\n    - x\n    - {d: 2}\ne: 3\n"))
    lines = {("a",): 1, ("a", "b"): 2, ("a", "c", 0): 4, ("a", "c", 1, "d"): 5, ("e",): 6}
    assert {path: file.line(path) for path in lines} == lines
    assert file.line(("a", "c", 9)) == 3  # the nearest that there is
    assert file.line(("z",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: [1]]", 1, "YAML syntax"),
        ("a: 1\nb: 2: 3\n", 2, "YAML syntax"),
        ("a: 1\n\tb: 2\n", 2, "YAML syntax"),
        ("a: 1\nb: 2\na: 3\n", 3, 'key "a" is there already, at line 1'),
        ("a:\n  b: 1\n  b: 2\n", 3, 'key "b" is there already, at line 2'),
    ],
)
def test_faults(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DataError) as stopped:
        read(path)
    (fault,) = stopped.value.faults
    assert (fault.path, fault.line) == (path, line)
    assert problem in fault.message
    assert str(fault).startswith(f"{path}:{line}: ")


def test_fault_of_a_value(tmp_path: Path) -> None:
    file = YamlFile(tmp_path, None, {("a",): 3})
    assert str(file.fault(("a", "b"), "is wrong")) == f"{tmp_path}:3: is wrong"
