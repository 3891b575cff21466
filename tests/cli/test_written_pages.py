"""What is written by hand about the repository is true of it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

from clausetree.cli.command_table import COMMANDS
from clausetree.lint.table import RULES
from tests.folders import ROOT

PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "site/guide/architecture.md"]
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_ROW = re.compile(r"^\| ((?:`[\w./]+`(?:, )?)+) \|", re.MULTILINE)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def section(page: str, heading: str) -> str:
    """Returns what is under a heading of a page."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", read(page), re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no heading {heading}"
    return found[1]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    targets = [target for target in _LINK.findall(read(page)) if "://" not in target]
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff"])
def test_the_readme_links_to_the_page(page: str) -> None:
    assert page in _LINK.findall(read("README.md"))


def test_the_architecture_lists_the_layers_that_are_checked() -> None:
    (contract,) = (one for one in project()["tool"]["importlinter"]["contracts"] if one["id"] == "layers")
    told = [re.findall(r"\w+", row) for row in _ROW.findall(section("site/guide/architecture.md", "Layers"))]
    assert told == [layers.split(" | ") for layers in contract["layers"]]


def test_the_architecture_names_the_libraries_that_only_some_layers_import() -> None:
    contracts = [one for one in project()["tool"]["importlinter"]["contracts"] if one["type"] == "protected"]
    rows = re.findall(r"^\| .* \|(.*)\|$", section("site/guide/architecture.md", "Layers"), re.MULTILINE)
    told = {name for row in rows[1:] for name in re.findall(r"\b[a-z]\w+", re.sub(r"\(?`\w+`\)?", "", row))}
    missing = {name for one in contracts for name in one["protected_modules"]} - told
    assert missing - {"mcp_types"} == set()  # a part of mcp


def test_contributing_names_every_target_for_people() -> None:
    told = re.findall(r"^\| `make (\w+)`", read("CONTRIBUTING.md"), re.MULTILINE)
    targets = re.findall(r"^([\w-]+):", read("Makefile"), re.MULTILINE)
    assert set(told) <= set(targets)
    assert {"test", "check", "site", "bench", "mutants"} <= set(told)


def test_contributing_names_every_family_of_rules() -> None:
    told = re.findall(r"`([A-Z]{3})` \w+", section("CONTRIBUTING.md", "Add a lint rule"))
    assert told[:7] == list(dict.fromkeys(code[:3] for code in RULES))


def test_the_changelog_names_only_commands_that_there_are_and_all_of_them() -> None:
    first_words = re.findall(r"`([a-z]+)(?: [a-z]+)?`", section("CHANGELOG.md", r"\[Unreleased\]"))
    assert set(COMMANDS) <= set(first_words)
    assert set(first_words) - set(COMMANDS) <= {"import"}


def test_the_citation_agrees_with_the_package() -> None:
    cited, package = yaml_load(read("CITATION.cff")), project()["project"]
    assert cited["cff-version"] == "1.2.0"
    assert (cited["title"], cited["license"]) == (package["name"], package["license"])
    assert cited["keywords"] == package["keywords"]
    assert cited["authors"] == [{"name": "clausetree contributors"}]
