"""Lists the strings of the package and of its manuals that users read: `python -m tests.words.walker | less`."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.output.schemas import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tools" / "clausetree"

_WRITTEN = ("README.md", "CHANGELOG.md", "action.yml", "site/guide/*.md")
_TEMPLATES = (".html", ".js", ".md", ".yml", ".yaml")

_TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.!?…”’`]* +[\"“`(<]*[^\W\d_]+")
_LABEL = re.compile(r"[A-Z][a-z]{2,}(?:…|:)?")
_MARKUP = re.compile(r"<(?:svg|path|script|style)\b|^[MmZz][\d. ]")
_PATTERN = re.compile(r"\(\?[:=!<PimsDx]|\\[bswdWSDAZG]\W|\[\^|\.\*|\\\\")

_PATTERN_CALLS = frozenset(
    {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
)
_PRIVATE_CALLS = frozenset(
    {"assert_never", "getattr", "hasattr", "TypeVar", "cast", "NewType", "import_module"}
)
_READ_BASES = re.compile(r"Shape$|Struct$|^Rule$|BaseModel$|^AgentValue$|Answer$")
_READ_MODULES = {
    PACKAGE.joinpath(*shape.split(".")[:-1]).with_suffix(".py") for shape in SHAPES.values()
}  # their classes are described in schemas, whatever they extend

_SCRIPT_STRING = re.compile(
    r"`(?:[^`\\]|\\.)*`|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|//[^\n]*|/\*.*?\*/", re.DOTALL
)
_TEMPLATE_CODE = re.compile(
    r"\{%.*?%\}|\{#.*?#\}|<script\b.*?</script>|<svg\b.*?</svg>|<!--.*?-->", re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_TAG_TEXT = re.compile(r"(?:aria-label|title|placeholder|alt|content)=\"([^\"]*)\"")
_FENCE = re.compile(r"^(`{3,}|~{3,})")


class UserString(NamedTuple):
    """A text that users read.

    Attributes:
        path: Its file, from the root of the repository.
        line: The line that it begins on.
        text: The text; what is filled in stands in braces.
    """

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        """Returns the text on one line, after its place."""
        shown = "".join(letter if letter.isprintable() else "⏎" for letter in self.text)
        return f"{self.path}:{self.line}: {shown}"


@cache
def list_strings() -> list[UserString]:
    """Returns every text that users read, file by file."""
    found: list[UserString] = []
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py":
            found.extend(read_module(path))
        elif path.suffix in _TEMPLATES:
            found.extend(read_template(path))
    for pattern in _WRITTEN:
        for path in sorted(ROOT.glob(pattern)):
            found.extend(read_template(path))
    return found


def read_module(path: Path) -> Iterator[UserString]:
    """Yields the strings of a module that look like words for people, in their order, and the docstrings that are shown."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(ROOT).as_posix()
    nodes = list(ast.walk(tree))
    shown = {docstring for node in nodes if _is_shown(node, path) for docstring in _list_docstrings(node)}
    hidden = set(_find_docstrings(nodes)) - shown
    skipped = hidden.union(child for node in _find_unread(nodes) for child in ast.walk(node))
    texts = [
        UserString(name, node.lineno, text)
        for node in _find_texts(nodes, skipped)
        if (text := _write(node)) and (node in shown or _is_for_people(text))
    ]
    yield from sorted(texts, key=lambda found: found.line)


def read_template(path: Path) -> Iterator[UserString]:
    """Yields the texts of a file that is not Python: a line of prose, or a string of a script."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    if path.suffix == ".js":
        for match in _SCRIPT_STRING.finditer(text):
            written = match[0][1:-1]
            if not match[0].startswith("/") and _is_for_people(_TAG.sub(" ", written)):
                yield UserString(name, text.count("\n", 0, match.start()) + 1, written)
        return
    if path.suffix == ".html":
        text = _TEMPLATE_CODE.sub(lambda match: "\n" * match[0].count("\n"), text)
        text = _TAG_TEXT.sub(lambda match: f">{match[1]}<", text)
        text = _TAG.sub(lambda match: " " + "\n" * match[0].count("\n"), text)
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _FENCE.match(line)
        if mark and path.suffix == ".md":
            fence = "" if fence and line.startswith(fence) else fence or mark[1]
            continue
        if not fence and re.search(r"[^\W\d_]{2}", line):
            yield UserString(name, number, line.strip())


def _find_docstrings(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yields docstrings and the strings below a constant that describe it."""
    for node in nodes:
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.value


def _list_docstrings(node: ast.AST) -> Iterator[ast.AST]:
    """Yields the docstring of a class or a function, and those below the fields of a class."""
    body: list[ast.stmt] = getattr(node, "body", [])
    for before, statement in pairwise([None, *body]):
        if isinstance(statement, ast.Expr) and (before is None or isinstance(before, ast.AnnAssign)):
            yield statement.value


def _is_shown(node: ast.AST, path: Path) -> bool:
    """Returns whether users see a docstring: of a command, a rule, a shape of JSON, settings or a public function."""
    if isinstance(node, ast.FunctionDef):
        public = path.name == "api.py" and not node.name.startswith("_")
        decorators = " ".join(ast.unparse(decorator) for decorator in node.decorator_list)
        return public or ".command" in decorators or ".group" in decorators
    if isinstance(node, ast.ClassDef):
        return path in _READ_MODULES or any(
            _READ_BASES.search(ast.unparse(base).rpartition(".")[2]) for base in node.bases
        )
    return False


def _find_unread(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yields the parts of a module whose strings are patterns, keys, types or names."""
    for node in nodes:
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            last = called.rpartition(".")[2]
            if last in _PRIVATE_CALLS or (
                last in _PATTERN_CALLS and (called.startswith("re.") or "_" in called)
            ):
                yield node.args[0] if node.args and last in _PATTERN_CALLS else node
        elif isinstance(node, ast.Subscript):
            yield node.slice
        elif annotation := getattr(node, "annotation", None):
            yield annotation
        elif isinstance(node, ast.Compare):
            yield from node.comparators


def _find_texts(nodes: Iterable[ast.AST], skipped: set[ast.AST]) -> Iterator[ast.Constant | ast.JoinedStr]:
    inner = {child for node in nodes if isinstance(node, ast.JoinedStr) for child in node.values}
    for node in nodes:
        if node in skipped or node in inner:
            continue
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str)
        ):
            yield node


def _write(node: ast.Constant | ast.JoinedStr) -> str:
    """Returns a string as it is read; what is filled in stands in braces, as it is written."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"
        for part in node.values
        if isinstance(part, ast.Constant | ast.FormattedValue)
    )


def _is_for_people(text: str) -> bool:
    """Returns whether a string has two words in a row, or is a word as a heading or a button has it."""
    if _MARKUP.search(text) or _PATTERN.search(text):
        return False
    filled = re.sub(r"\{[^{}]*\}", "one", text)
    return bool(_TWO_WORDS.search(filled) or _LABEL.fullmatch(text))


if __name__ == "__main__":
    sys.stdout.writelines(f"{found}\n" for found in list_strings())
