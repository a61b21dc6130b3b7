"""Reads YAML and remembers the line of every value, so that later faults can name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .errors import DataError, Fault

KeyPath = tuple[str | int, ...]


@dataclass
class YamlFile:
    """A YAML document as plain values, with the 1-based line of each key path."""

    path: Path
    value: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, key_path: KeyPath) -> int:
        """Return the line of `key_path`, or of its nearest ancestor that has one."""
        while key_path not in self.lines and key_path:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)

    def under(self, key: str) -> YamlFile:
        """Return the document as the only value of a mapping, as if the file began with `key:`."""
        lines = {(key, *path): line for path, line in self.lines.items()}
        return YamlFile(self.path, {key: self.value}, lines)

    def fault(self, key_path: KeyPath, message: str) -> Fault:
        return Fault(self.path, self.line(key_path), message)


class _Loader(yaml.CSafeLoader):
    """The safe loader without YAML 1.1's surprises: dates are text, booleans true and false."""


# Dates stay as they are written ("1950-01", "1950/1953" and "1950-01-19" are of one kind to us).
_Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read(path: Path) -> YamlFile:
    """Read one YAML file.

    Raises DataError for broken syntax and for a key that stands twice in one mapping.
    """
    loader = _Loader(path.read_text(encoding="utf-8"))
    loader.name = str(path)
    try:
        node = loader.get_single_node()
        document = YamlFile(path, None)
        faults: list[Fault] = []
        if node is not None:
            _note_lines(node, (), document, faults)
            if faults:
                raise DataError(faults)
            document.value = loader.construct_document(node)
        return document
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataError([Fault(path, line, f"YAML syntax: {error.problem}")]) from error
    finally:
        loader.dispose()


def _note_lines(
    node: yaml.Node, key_path: KeyPath, document: YamlFile, faults: list[Fault]
) -> None:
    document.lines.setdefault(key_path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in seen:
                faults.append(
                    Fault(document.path, line, f'key "{key}" is there already, at line {seen[key]}')
                )
            seen[key] = line
            document.lines[(*key_path, key)] = line
            _note_lines(value_node, (*key_path, key), document, faults)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            _note_lines(child, (*key_path, index), document, faults)
