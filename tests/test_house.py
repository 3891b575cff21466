"""What keeps the code readable and no other tool looks at: how long files and functions are, whether classes are used."""

from __future__ import annotations

import ast
import re
from collections import Counter

from tests.folders import ROOT

FILES = sorted(path for folder in ("tools", "tests") for path in (ROOT / folder).rglob("*.py"))
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 50  # its docstring left out


def _count_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    docstring = first if ast.get_docstring(node, clean=False) is not None else None
    described = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - described


def test_no_file_is_too_long_to_be_read_at_once() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES
    }
    assert {name for name, length in lengths.items() if length > LINES_OF_A_FILE} == set()


def test_every_function_fits_a_screen() -> None:
    functions = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": _count_lines(node)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(functions) > len(FILES)
    assert {name: length for name, length in functions.items() if length > LINES_OF_A_FUNCTION} == {}


def test_every_class_is_used_somewhere() -> None:
    """Rules are loaded by their modules' names, for which the search for dead code leaves classes out."""
    texts = {path: path.read_text(encoding="utf-8") for path in FILES}
    words = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    unused = {
        node.name
        for path, text in texts.items()
        if "/lint/rules/" not in path.as_posix()
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and words[node.name] == 1
    }
    assert unused == set()


def test_what_is_written_to_a_stream_goes_through_one_place() -> None:
    """click's `echo` encodes anew where it likes, and strips what looks like colour out of a text."""
    writers = [
        str(path.relative_to(ROOT))
        for path in FILES
        if "cli" in path.parts
        and re.search(r"click\.s?echo\(|\bprint\(|\.buffer\.write\(", path.read_text("utf-8"))
    ]
    assert [name for name in writers if name.startswith("tools")] == []
