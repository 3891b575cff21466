"""One name for one thing: no public class and no module of the package has the name of another."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.output.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = Path(__file__).parents[1] / "tools" / "clausetree"
COMMANDS = frozenset(path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py"))
NAMED = frozenset({"terminal"}.union(*FORMATS.values()))
HELD = frozenset(path.stem for path in (PACKAGE / "model").glob("*.py"))

SHOWN = HELD | frozenset.intersection(
    *(
        frozenset(path.stem for path in (PACKAGE / "output" / form).glob("*.py"))
        for form in ("json", "terminal")
    )
)


def _name_module(path: Path) -> str | None:
    """Returns the name that a module may share with no other; None where its folder says whose name it bears."""
    folder, name = path.parent.relative_to(PACKAGE).parts, path.stem
    if folder[:2] == ("cli", "commands"):
        return None  # it is named for its command, in the user's words
    if folder[:1] == ("output",) and (name in COMMANDS or name in NAMED):
        return None  # it is named for the command or the format that it renders
    if folder in {("output", "json"), ("output", "terminal")} and name in SHOWN:
        return None  # it is named for what it renders, in the format that its folder is named for
    if folder == ("syntax",) and name in HELD:
        return None  # it reads what the module of that name in `model` holds
    return name


def _name_folder(path: Path) -> str | None:
    """Returns the name that a folder may share with no other and with no module."""
    parents = path.parent.relative_to(PACKAGE).parts
    if parents == ("output",):
        return None  # it is named for the layer or the format that it renders
    if parents == ("lint", "rules"):
        return None  # it is named for a family of rules
    return path.name


def _modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__init__.py"]


def _folders() -> list[Path]:
    return [path.parent for path in sorted(PACKAGE.rglob("__init__.py")) if path.parent != PACKAGE]


def _public_names(body: Iterable[ast.stmt]) -> Iterator[str]:
    """Yields the classes and the type aliases of a module, those that only types need among them."""
    for node in body:
        if isinstance(node, ast.If):
            yield from _public_names(node.body)
        names = [node.name] if isinstance(node, ast.ClassDef) else []
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
        yield from (name for name in names if name[0].isupper() and not name.isupper())


def _find_doubles(names: Iterable[tuple[str | None, Path]]) -> Mapping[str, list[str]]:
    """Returns for each name that stands several times where it does."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, path in names:
        if name:
            found[name].append(str(path.relative_to(PACKAGE)))
    return {name: places for name, places in sorted(found.items()) if len(places) > 1}


def test_no_public_class_has_the_name_of_another() -> None:
    names = (
        (name, path)
        for path in _modules()
        for name in _public_names(ast.parse(path.read_text(encoding="utf-8")).body)
    )
    assert _find_doubles(names) == {}


def test_no_module_has_the_name_of_another() -> None:
    assert _find_doubles((_name_module(path), path) for path in _modules()) == {}


def test_no_folder_has_the_name_of_another_or_of_a_module() -> None:
    modules = {name for path in _modules() if (name := _name_module(path))}
    assert _find_doubles((_name_folder(path), path) for path in _folders()) == {}
    assert modules & {_name_folder(path) for path in _folders()} == set()
