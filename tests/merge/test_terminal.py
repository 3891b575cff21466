"""What a merge says on a terminal can't steer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from clausetree.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


def test_control_characters_of_a_spec_do_not_reach_standard_error(tmp_path: Path) -> None:
    names = []
    for name, title in (("base", "Plain"), ("ours", "Red \x1b[31m sky"), ("theirs", "Blue \x1b]0;x\x07 sea")):
        file = tmp_path / f"{name}.md"
        file.write_text(f"# {title} {{#a authority=user}}\n\nWords that all three have in common.\n")
        names.append(str(file))
    done = CliRunner().invoke(main, ["merge", *names])
    assert done.exit_code == 1
    assert "both changed the title: ours `Red \ufffd[31m sky`" in done.stderr
    assert "\x1b" not in done.stderr
