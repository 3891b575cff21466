"""What guides say in tables and files is what the code has."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args

import pytest
from mkdocs.utils.yaml import yaml_load

from clausetree.cli.command_table import COMMANDS
from clausetree.cli.main import CLEAN, FINDINGS, INTERRUPTED, UNUSABLE
from clausetree.diff.kinds import KINDS, ExampleKind, RedlineKind, Words
from tests.folders import ROOT
from tests.shown_outputs import GUIDES, WALKTHROUGHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = [*WALKTHROUGHS, "faq", "glossary"]
PACKAGE = ROOT / "tools" / "clausetree"
_TABLE = re.compile(r"<!-- (\w+) -->\n(.*?)<!-- to here -->", re.DOTALL)
_FIRST = re.compile(r"^\| `([^`]+)`", re.MULTILINE)
_YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SH = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OUR_COMMAND = re.compile(r"`clausetree ([a-z]+)\b")
_COLOUR = re.compile(r"(--[a-z][a-z0-9-]*): light-dark")


def read(page: str) -> str:
    return (GUIDES / f"{page}.md").read_text(encoding="utf-8")


def table(page: str, name: str) -> str:
    tables: dict[str, str] = dict(_TABLE.findall(read(page)))
    return tables[name]


def first_column(page: str, name: str) -> list[str]:
    return _FIRST.findall(table(page, name))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("clause", KINDS),
        ("example", get_args(ExampleKind)),
        ("passage", get_args(RedlineKind)),
        ("words", get_args(Words)),
    ],
)
def test_the_page_of_kinds_has_each_kind_once(name: str, kinds: tuple[str, ...]) -> None:
    told = first_column("change-kinds", name)
    assert len(told) == len(set(told))
    assert set(told) == set(kinds)


def list_variables(path: Path) -> Iterator[str]:
    """Yields the variables of the environment that a module reads."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get":
            yield ast.literal_eval(node.args[0])
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            assert isinstance(node.ctx, ast.Store), f"{path}: a variable is needed"


def test_the_page_of_the_environment_has_each_variable_that_is_read() -> None:
    read_by_us = set(chain.from_iterable(map(list_variables, PACKAGE.rglob("*.py"))))
    assert set(first_column("environment-and-cache", "variables")) == read_by_us
    assert len(read_by_us) > 5


def test_the_page_of_exit_codes_has_each_of_them() -> None:
    told = re.findall(r"^\| (\d+) \|", read("exit-codes"), re.MULTILINE)
    assert told == [str(code) for code in (CLEAN, FINDINGS, UNUSABLE, INTERRUPTED)]


def test_the_page_of_looks_has_each_colour() -> None:
    styles = (PACKAGE / "publish/theme/stylesheets/clausetree.css").read_text(encoding="utf-8")
    there = {name for name in _COLOUR.findall(styles) if not re.fullmatch(r"--[a-z]+-(?:ground|ink)", name)}
    told = table("site-addresses-and-theming", "colours")
    named = set(re.findall(r"`(--[a-z0-9-]+)`", told))
    assert named == {name for name in there if name not in {f"--step-{n}" for n in range(2, 6)}}
    for group, ending in (("good|bad|ok", "ground"), ("inserted|deleted|moved", "ink")):
        assert all(f"--{one}-{ending}: light-dark" in styles for one in group.split("|"))


def list_yaml(page: str) -> list[Any]:
    return [yaml_load(block) for block in _YAML.findall(read(page))]


def list_steps() -> list[dict[str, Any]]:
    """Returns the steps of all workflows in the guides."""
    files = [one for path in GUIDES.glob("*.md") for one in list_yaml(path.stem) if isinstance(one, dict)]
    jobs = [job for one in files for job in one.get("jobs", {}).values()]
    return [step for job in jobs for step in job["steps"]]


def test_workflows_give_the_action_inputs_that_it_has() -> None:
    action = yaml_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    ours = [step for step in list_steps() if "/clausetree@" in step.get("uses", "")]
    assert len(ours) > 1
    assert {name for step in ours for name in step.get("with", {})} <= set(action["inputs"])
    assert any(step.get("with") for step in ours)


def test_workflows_run_commands_that_there_are() -> None:
    lines = [line for step in list_steps() for line in step.get("run", "").splitlines()]
    ours = [shlex.split(line)[1] for line in lines if line.startswith("clausetree ")]
    assert len(ours) > 2
    assert set(ours) <= set(COMMANDS)


def test_pre_commit_names_hooks_that_there_are() -> None:
    hooks: Any = yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    repos = [repo for one in list_yaml("ci") for repo in one.get("repos", [])]
    named: list[str] = [hook["id"] for repo in repos for hook in repo["hooks"]]
    assert sorted(named) == sorted(hook["id"] for hook in hooks)
    assert set(_FIRST.findall(read("ci"))) >= set(named)


def test_what_is_installed_can_be() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        extra
        for path in GUIDES.glob("*.md")
        for extra in re.findall(r"clausetree\[(\w+)\]", path.read_text(encoding="utf-8"))
    }
    assert named == set(extras["optional-dependencies"])


@pytest.mark.parametrize("page", OURS)
def test_what_is_not_run_is_known(page: str) -> None:
    """Commands in `sh` blocks install something, start a server, or are run in another way by other tests."""
    known = (
        "python -m pip wheel",
        "pip install",
        "uv tool install",
        "pipx install",
        "pre-commit install",
        "eval ",
        "make ",
    )
    lines = [line for block in _SH.findall(read(page)) for line in block.splitlines() if line]
    assert [line for line in lines if not line.startswith((*known, "clausetree site serve"))] == []


@pytest.mark.parametrize("page", OURS)
def test_commands_in_the_text_are_there(page: str) -> None:
    assert set(_OUR_COMMAND.findall(read(page))) <= set(COMMANDS)


def test_every_guide_is_in_one_group() -> None:
    groups = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!!python/name:", ""))
    listed = list(chain.from_iterable(groups["extra"]["toolchain"].values()))
    assert len(listed) == len(set(listed))
    written = {f"guide/{path.name}" for path in GUIDES.glob("*.md")}
    assert {path for path in listed if path.startswith("guide/")} == written


def test_the_glossary_is_in_the_order_of_the_alphabet() -> None:
    words = re.findall(r"^\| ([a-z].*?) \|", read("glossary"), re.MULTILINE)
    assert words == sorted(words)
    assert len(words) > 40
