"""The guide for agents says what is so: its settings start the server, its program runs, its tools are those that there are."""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from subprocess import run
from typing import TYPE_CHECKING, Any

import pytest

from clausetree.cli.main import main
from clausetree.mcp.agent_prompts import list_prompts
from clausetree.mcp.resource_pages import list_resources
from clausetree.mcp.tool_calls import list_tools
from tests.folders import EMBEDDED, ROOT
from tests.forking import find_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.mcp.served_spec import ServedSpec

GUIDE = (ROOT / "site" / "guide" / "agents.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
_READERS = {"json": json.loads, "toml": tomllib.loads}
SETTINGS: list[dict[str, Any]] = [_READERS[kind](block) for kind, block in BLOCKS if kind in _READERS]


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_settings_start_the_server(settings: dict[str, Any]) -> None:
    ((_, servers),) = settings.items()
    ((_, server),) = servers.items()
    assert server["command"] == "clausetree"
    name, *arguments = server["args"]
    command = main.get_command(main.make_context("clausetree", ["--no-pager", "mcp"]), name)
    assert command
    assert command.make_context(name, arguments).params == {"source": "spec"}
    assert EMBEDDED.is_dir()


def test_the_settings_are_those_of_several_clients() -> None:
    assert [next(iter(settings)) for settings in SETTINGS] == ["mcpServers", "servers", "mcp_servers"]


def test_the_program_runs() -> None:
    (program,) = [block for kind, block in BLOCKS if kind == "python"]
    environment = {**os.environ, "PATH": f"{find_command()}{os.pathsep}{os.environ['PATH']}"}
    done = run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 3
    assert done.stdout.startswith("head#")


def test_the_tools_prompts_and_resources_are_those_that_there_are(serve: Callable[..., ServedSpec]) -> None:
    told = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
    assert told == [tool.name for tool in list_tools()]
    assert all(f"`{prompt.name}`" in GUIDE for prompt in list_prompts())
    assert f"`{list_resources(serve(EMBEDDED))[0].uri}`" in GUIDE
