"""Which text an agent gets that names none, and which one that is compared with."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from mcp_types import TextContent

from clausetree.mcp.agent_prompts import get_prompt
from clausetree.mcp.resource_pages import list_resources, read_resource
from tests.mcp.spec_texts import write_spec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clausetree.mcp.served_spec import ServedSpec


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_spec(tmp_path / "spec")


def _list_releases(folder: Path) -> Path:
    """Returns the folder of a spec with three releases, the last of them the text in the work tree."""
    settings = folder / "clausetree.toml"
    listed = settings.read_text(encoding="utf-8")
    for label in ("2025-02-02", "2025-03-03"):
        listed += f'\n[[revision]]\nlabel = "{label}"\ndate = {label}\nfile = "revisions/{label}.md"\n'
        shutil.copy(folder / "model_spec.md", folder / f"revisions/{label}.md")
    settings.write_text(listed, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("labels", "old"),
    [
        ((None, None), "2025-03-03"),
        ((None, "head"), "2025-03-03"),
        ((None, "latest"), "2025-02-02"),
        ((None, "2025-02-02"), "2025-01-01"),
        (("2025-02-02", None), "2025-01-01"),
    ],
)
def test_the_older_text_is_by_default_the_release_before_the_newer_one(
    labels: tuple[str | None, str | None],
    old: str,
    folder: Path,
    serve: Callable[..., ServedSpec],
    ask: Callable[..., dict[str, Any]],
) -> None:
    (served, new), released = labels, _list_releases(folder)
    spec = serve(released, f"{released}@{served}" if served else None)
    assert ask(spec, "diff", new=new)["old"]["label"] == old
    assert ask(spec, "check_claims", text="`moor_boats` was deleted.", new=new)["old"]["label"] == old
    message = get_prompt(spec, "review_this_edit", {"new": new} if new else {}).messages[1]
    assert isinstance(message.content, TextContent)
    assert json.loads(message.content.text)["old"]["label"] == old


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("", "head"),
        ("@2025-02-02", "2025-02-02"),
        ("@latest", "2025-03-03"),
        ("/revisions/2025-02-02.md", "2025-02-02"),
    ],
)
def test_the_listed_resources_can_be_read(
    source: str, label: str, folder: Path, serve: Callable[..., ServedSpec]
) -> None:
    spec = serve(folder, f"{_list_releases(folder)}{source}")
    revisions, clauses = (one.uri for one in list_resources(spec))
    assert json.loads(read_resource(spec, revisions).model_dump_json())["total"]
    told = json.loads(read_resource(spec, clauses).model_dump_json())
    assert (told["revision"]["label"], told["clauses"][0]["locator"]) == (label, f"{label}#harbour")


def test_without_a_release_before_it_a_text_needs_another_to_compare_with(
    folder: Path, serve: Callable[..., ServedSpec], ask: Callable[..., dict[str, Any]]
) -> None:
    told = ask(serve(folder), "diff", new="2025-01-01")
    assert told["error"] == "there is no release before `2025-01-01`"
    assert "`old`" in told["hint"]
