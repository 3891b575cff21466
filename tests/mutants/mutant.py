"""Mutants: modules with one small mistake each."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from tests.mutants.operators import mutate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

_NO_BEHAVIOUR = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)


class Mutant(NamedTuple):
    """One module with one mistake.

    Attributes:
        path: The module, from the root of the repository.
        line: Where the mistake is.
        source: The module as it is.
        mutated: The module with the mistake.
    """

    path: str
    line: int
    source: str
    mutated: str

    def diff(self) -> str:
        """Returns the lines that differ."""
        lines = unified_diff(self.source.splitlines(), self.mutated.splitlines(), lineterm="", n=0)
        return "\n".join(f"    {line}" for line in list(lines)[3:])


class Module:
    """A module in which mistakes can be made.

    Attributes:
        changes: For each line on which there is something to change, each node there with what it may be turned into.
    """

    def __init__(self, root: Path, path: str) -> None:
        """Reads the module at `path`, from the root of the repository."""
        self._path = path
        self._source = (root / path).read_text("utf-8")
        wrapper = MetadataWrapper(cst.parse_module(self._source))
        positions = wrapper.resolve(PositionProvider)
        self._tree = wrapper.module
        self.changes: dict[int, list[tuple[cst.CSTNode, cst.CSTNode]]] = {}
        for node in _walk(self._tree):
            for other in mutate(node):
                self.changes.setdefault(positions[node].start.line, []).append((node, other))

    def mutant(self, line: int, chance: Random) -> Mutant | None:
        """Returns a mutant of a line, or None where it has none that compiles."""
        for node, other in chance.sample(self.changes[line], len(self.changes[line])):
            mutated = self._tree.code_for_node(self._tree.deep_replace(node, other))
            if mutated != self._source and _compiles(mutated):
                return Mutant(self._path, line, self._source, mutated)
        return None


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yields `node` and all in it that says what the program does."""
    if isinstance(node, _NO_BEHAVIOUR) or _is_for_readers(node):
        return
    yield node
    for child in node.children:
        yield from _walk(child)


def _is_for_readers(node: cst.CSTNode) -> bool:
    """Returns whether a node only tells people or a type checker something."""
    if isinstance(node, cst.Expr):
        return isinstance(node.value, cst.SimpleString)
    if isinstance(node, cst.If):
        return isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING"
    if isinstance(node, cst.Subscript):
        return isinstance(node.value, cst.Name) and node.value.value in {"Literal", "cast"}
    if isinstance(node, cst.Assign):
        target = node.targets[0].target
        return isinstance(target, cst.Name) and target.value == "__slots__"
    return False


def _compiles(source: str) -> bool:
    try:
        compile(source, "", "exec")
    except (SyntaxError, ValueError):
        return False
    return True
