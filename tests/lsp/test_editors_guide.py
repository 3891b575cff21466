"""The settings in the guide for editors are of the right shape, and start a command that there is."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from clausetree.cli.command_table import COMMANDS
from clausetree.lsp.finding_actions import FIX_ALL

if TYPE_CHECKING:
    from tests.lsp.editing import Editing

_GUIDE = (Path(__file__).parents[2] / "site" / "guide" / "editors.md").read_text("utf-8")
_START = ["clausetree", "lsp"]


def _find_block(heading: str, language: str) -> str:
    section = _GUIDE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found, f"the guide has no settings for {heading}"
    return found[1]


def test_the_command_is_there() -> None:
    assert _START[1] in COMMANDS


def test_visual_studio_code_starts_it() -> None:
    settings = json.loads(_find_block("Visual Studio Code", "json"))
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == _START
    assert set(settings["editor.codeActionsOnSave"]) == {FIX_ALL}


def test_helix_starts_it_for_markdown() -> None:
    settings = tomllib.loads(_find_block("Helix", "toml"))
    (language,) = settings["language"]
    server = settings["language-server"][language["language-servers"][0]]
    assert language["name"] == "markdown"
    assert [server["command"], *server["args"]] == _START


def test_zed_starts_it_for_markdown() -> None:
    settings = json.loads(_find_block("Zed", "json"))
    (name,) = settings["languages"]["Markdown"]["language_servers"]
    binary = settings["lsp"][name]["binary"]
    assert [binary["path"], *binary["arguments"]] == _START


def test_neovim_and_emacs_start_it() -> None:
    lua, lisp = _find_block("Neovim", "lua"), _find_block("Emacs", "elisp")
    assert re.findall(r"cmd = \{ (.*?) \}", lua) == ['"clausetree", "lsp"']
    assert 'vim.lsp.enable("clausetree")' in lua
    assert '("clausetree" "lsp")' in lisp
    for block, brackets in ((lua, "(){}"), (lisp, "()")):
        assert all(
            block.count(a) == block.count(b) for a, b in zip(brackets[::2], brackets[1::2], strict=True)
        )


def test_the_server_offers_what_the_guide_tells(editing: Editing) -> None:
    offered = editing.initialized.capabilities
    assert offered.position_encoding == "utf-16"
    assert isinstance(offered.code_action_provider, types.CodeActionOptions)
    assert FIX_ALL in (offered.code_action_provider.code_action_kinds or ())
    told = (
        offered.hover_provider,
        offered.completion_provider,
        offered.definition_provider,
        offered.references_provider,
        offered.rename_provider,
        offered.document_symbol_provider,
        offered.workspace_symbol_provider,
        offered.folding_range_provider,
        offered.code_lens_provider,
        offered.document_formatting_provider,
    )
    assert all(told)
