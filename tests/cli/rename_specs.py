"""A small project whose clauses are renamed, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OLD = """\
# Rice {#rice authority=user}

Wash it[^ab12]; see [?](#salt).

# Salt {#salt authority=user}

After[^cd34] [?](#rice).
"""
PROMPTS = (
    "Examples for [^ab12] in Rice:\n\n**Example**: as [?](#rice) says\n\n~~~xml\n<user>\nHow?\n</user>\n~~~"
)
SETTINGS = '[spec]\nname = "Rice" # ours\n\n[[revision]]\nlabel = "2025-01-01"\n'
CHANGELOG = (
    "# Changelog\n\n## Unreleased\n\n- [Rice](#rice): new words.\n\n## v2025.01.01\n\n- [Rice](#rice).\n"
)


def write_project(tmp_path: Path) -> Path:
    files = {
        "model_spec.md": OLD.replace("Wash it", "Wash it well"),
        "examples/ab12.md": PROMPTS,
        "examples/cd34.md": PROMPTS.replace("ab12", "cd34").replace("Rice", "Salt").replace("#rice", "#salt"),
        "clausetree.toml": SETTINGS,
        "CHANGELOG.md": CHANGELOG,
        "revisions/2025-01-01.md": OLD,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}
