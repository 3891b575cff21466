"""One MkDocs build: a docs folder to a folder of HTML. Runs in a process of its own."""

from __future__ import annotations

import json
import logging
import os
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class FolderBuild(NamedTuple):
    """What one build needs.

    Attributes:
        docs: The folder of Markdown pages.
        out: The folder to write, emptied first.
        base: The configuration that the build inherits.
        settings: What it sets beyond that.
    """

    docs: Path
    out: Path
    base: Path
    settings: Mapping[str, Any]


def build_folder(build: FolderBuild) -> list[str]:
    """Builds one folder, strictly; returns the warnings and errors, none where all went well."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as build_site  # noqa: PLC0415 - heavy, and only needed here
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    config_file = build.docs.with_suffix(".yml")
    settings = {
        "INHERIT": str(build.base),
        "docs_dir": str(build.docs),
        "site_dir": str(build.out),
        **build.settings,
    }
    config_file.write_text(json.dumps(settings, ensure_ascii=True), encoding="utf-8")
    found = _Warnings()
    logging.getLogger("mkdocs").addHandler(found)
    try:
        config = load_config(config_file=str(config_file), strict=True)
        build_site(config)
        _remove_unused(build.out)
    except (MkDocsException, SystemExit) as error:
        found.messages.append(str(error))
    finally:
        logging.getLogger("mkdocs").removeHandler(found)
    return found.messages


def _remove_unused(out: Path) -> None:
    """Removes what the engine brings along for its own search, for debugging, and for one part of a site alone."""
    assets = out / "assets"
    for folder in (assets / "javascripts" / "lunr", assets / "javascripts" / "workers"):
        shutil.rmtree(folder, ignore_errors=True)
    for file in (*assets.rglob("*.map"), out / "sitemap.xml", out / "sitemap.xml.gz"):
        file.unlink(missing_ok=True)


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
