"""The MkDocs configuration that every build inherits: the project's own, or the package's."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENGINE = Path(__file__).parent
PACKAGED = _ENGINE / "mkdocs.yml"

# What the configurations name with `!!python/name`: where the package is differs from machine to machine. MkDocs takes
# paths in settings only as strings.
PREVIEW = str(_ENGINE / "preview.yml")
THEME = str(_ENGINE.parent / "theme")
THEME_HOOKS = str(_ENGINE / "mkdocs_hooks.py")
PREVIEW_HOOKS = str(_ENGINE / "preview.py")


class Configuration(NamedTuple):
    """What the configuration says that concerns more than one build.

    Attributes:
        file: The configuration file.
        guides: The folder of hand-written pages; None where there is none.
        site_url: Where the root of the site will be; None where that is not known.
        toolchain: For each group of pages about clausetree their paths, in their order; where there are any, the hand-written
            pages are about clausetree itself, and its reference stands beside them.
    """

    file: Path
    guides: Path | None
    site_url: str | None
    toolchain: Mapping[str, Sequence[str]] = MappingProxyType({})


def load_configuration(folder: Path, site_url: str | None = None) -> Configuration:
    """Returns the configuration of `folder`, where its `mkdocs.yml` says that it is for us, else the package's.

    Args:
        folder: The working directory.
        site_url: Where the root of the site will be; goes before what the file says.

    Raises:
        ClausetreeError: The file is no YAML, or the address is none of the web.
    """
    file = folder / "mkdocs.yml"
    settings = _load(file) if file.is_file() else {}
    extra = settings.get("extra") or {}
    if not extra.get("clausetree"):
        return Configuration(file=PACKAGED, guides=None, site_url=_check_address(site_url))
    guides = folder / str(settings.get("docs_dir", "docs"))
    stated = settings.get("site_url")
    return Configuration(
        file=file,
        guides=guides if guides.is_dir() else None,
        site_url=_check_address(site_url or (str(stated) if stated else None)),
        toolchain=_check_toolchain(extra.get("toolchain") or {}),
    )


def _check_toolchain(stated: object) -> Mapping[str, Sequence[str]]:
    """Returns the groups of the pages about clausetree."""
    groups: dict[Any, Any] = stated if isinstance(stated, dict) else {None: None}
    if not all(isinstance(name, str) and _is_list_of_paths(paths) for name, paths in groups.items()):
        raise ClausetreeError(
            "`extra.toolchain` in `mkdocs.yml` is not groups of pages",
            "write names with lists of paths, such as `Start: [guide/install.md]`, or leave it out",
        )
    return groups


def _is_list_of_paths(paths: object) -> bool:
    return isinstance(paths, list) and all(isinstance(path, str) for path in paths)


def _check_address(site_url: str | None) -> str | None:
    """Returns the address of a site with a slash at its end."""
    if site_url is None:
        return None
    if not _is_folder_of_the_web(site_url):
        raise ClausetreeError(
            f"`{hide_secrets(site_url)}` is not the address of a site",
            "write the full URL of its root, such as `https://example.org/spec/`, without a query, `#` or password",
        )
    return site_url.rstrip("/") + "/"


def _is_folder_of_the_web(site_url: str) -> bool:
    """Returns whether addresses of pages can be put together from an address, and everybody may read it."""
    try:
        parts = urlsplit(site_url)
    except ValueError:  # such as brackets that don't close
        return False
    is_secret = parts.username is not None
    ends_elsewhere = any(sign in "?#" or sign.isspace() for sign in site_url)
    return parts.scheme in {"https", "http"} and bool(parts.hostname) and not (is_secret or ends_elsewhere)


def _load(file: Path) -> dict[str, Any]:
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 - an extra

    try:
        with file.open("rb") as stream:
            return dict(yaml_load(stream) or {})
    except Exception as error:  # noqa: BLE001 - whatever a reader of YAML finds wrong
        raise ClausetreeError(f"`{file}` is not valid YAML: {' '.join(str(error).split())}") from None
